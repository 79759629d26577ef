"use client";
import type { Metric } from "@ftns-market/sdk/audits";
import { SelectField, TextArea, TextField } from "@/components/field";
import { METRICS } from "@/features/audit";
import { judgementProblem, type JudgementDraft, type JudgementDrafts } from "./judgements";

const KINDS = [
  { value: "measured", label: "As measured" },
  { value: "score", label: "My own score" },
  { value: "NotApplicable", label: "Not applicable" },
  { value: "Withheld", label: "Withheld" },
] as const;

/** What an auditor says itself of what the evaluators cannot see, each with its reason. */
export function JudgementFields({
  drafts,
  onChange,
}: {
  readonly drafts: JudgementDrafts;
  readonly onChange: (drafts: JudgementDrafts) => void;
}) {
  const change = (metric: Metric, part: Partial<JudgementDraft>) =>
    onChange({ ...drafts, [metric]: { ...drafts[metric], ...part } });
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 font-medium">Your judgement</legend>
      <p className="text-xs text-muted">
        Nobody measures code quality and peer review: they are left out unless you judge them. What you judge is not
        measured, and your reason is part of the public report.
      </p>
      {METRICS.map(({ key, name }) => (
        <MetricFields key={key} name={name} draft={drafts[key]} onChange={(part) => change(key, part)} />
      ))}
    </fieldset>
  );
}

function MetricFields({
  name,
  draft,
  onChange,
}: {
  readonly name: string;
  readonly draft: JudgementDraft;
  readonly onChange: (part: Partial<JudgementDraft>) => void;
}) {
  const { kind, points, reason } = draft;
  return (
    <div className="grid gap-3 sm:grid-cols-[14rem_8rem_minmax(0,1fr)]">
      <SelectField
        label={name}
        value={kind}
        options={KINDS}
        onChange={({ target }) => onChange({ kind: target.value as JudgementDraft["kind"] })}
      />
      {kind === "score" ? (
        <TextField
          label="Points of 100"
          inputMode="decimal"
          autoComplete="off"
          value={points}
          onChange={({ target }) => onChange({ points: target.value })}
        />
      ) : undefined}
      {kind === "measured" ? undefined : (
        <TextArea
          label="Reason"
          rows={2}
          value={reason}
          onChange={({ target }) => onChange({ reason: target.value })}
          error={points === "" && reason === "" ? undefined : judgementProblem(draft)}
          className={kind === "score" ? undefined : "sm:col-span-2"}
        />
      )}
    </div>
  );
}
