"use client";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/button";
import { SelectField } from "@/components/field";
import { DecisionFields } from "./decision-fields";
import { DECISION_KINDS, DECISION_WORDS, newDecision, type DecisionDraft, type DecisionKind } from "./decisions";
import type { DecisionFacts } from "./facts";
import { readDecision } from "./read-decision";

/** The decisions of a proposal, made one after the other; more can be added. */
export function DecisionList({
  decisions,
  facts,
  onChange,
}: {
  readonly decisions: readonly DecisionDraft[];
  readonly facts: DecisionFacts;
  readonly onChange: (decisions: readonly DecisionDraft[]) => void;
}) {
  const [adding, setAdding] = useState<DecisionKind>("policy");
  const replace = (changed: DecisionDraft) =>
    onChange(decisions.map((decision) => (decision.key === changed.key ? changed : decision)));
  return (
    <div className="flex flex-col gap-4">
      {decisions.map((decision, index) => (
        <DecisionEditor
          key={decision.key}
          {...{ decision, facts }}
          number={index + 1}
          onChange={replace}
          onRemove={
            decisions.length === 1 ? undefined : () => onChange(decisions.filter(({ key }) => key !== decision.key))
          }
        />
      ))}
      <div className="flex flex-wrap items-end gap-2 border-t border-line pt-4">
        <SelectField
          label="One more decision"
          className="min-w-0 flex-1 basis-60"
          value={adding}
          onChange={({ target }) => setAdding(kindOf(target.value))}
          options={KIND_OPTIONS}
        />
        <Button tone="secondary" onClick={() => onChange([...decisions, newDecision(adding)])}>
          <Plus aria-hidden className="size-4" /> Add
        </Button>
      </div>
      <p className="text-xs text-muted">All of them are executed together, in this order, or none is.</p>
    </div>
  );
}

const KIND_OPTIONS = DECISION_KINDS.map((kind) => ({ value: kind, label: DECISION_WORDS[kind].name }));

function kindOf(text: string): DecisionKind {
  return DECISION_KINDS.find((kind) => kind === text) ?? "policy";
}

function DecisionEditor({
  decision,
  number,
  facts,
  onChange,
  onRemove,
}: {
  readonly decision: DecisionDraft;
  readonly number: number;
  readonly facts: DecisionFacts;
  readonly onChange: (decision: DecisionDraft) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const { kind, fields } = decision;
  const { problems } = readDecision(decision, facts);
  return (
    <fieldset className="flex flex-col gap-4 rounded-md border border-line p-3">
      <legend className="px-1 text-xs font-medium text-muted">Decision {number}</legend>
      <div className="flex flex-wrap items-start gap-2">
        <SelectField
          label="What is decided"
          className="min-w-0 flex-1 basis-60"
          hint={DECISION_WORDS[kind].meaning}
          value={kind}
          onChange={({ target }) => onChange({ ...newDecision(kindOf(target.value)), key: decision.key })}
          options={KIND_OPTIONS}
        />
        {onRemove === undefined ? undefined : (
          <Button tone="quiet" size="sm" className="mt-7" onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" /> Remove
            <span className="sr-only"> decision {number}</span>
          </Button>
        )}
      </div>
      <DecisionFields
        {...{ kind, fields, problems, facts }}
        onChange={(change) => onChange({ ...decision, fields: { ...fields, ...change } })}
      />
    </fieldset>
  );
}
