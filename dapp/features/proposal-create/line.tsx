"use client";
import type { ReactNode } from "react";
import { TextField } from "@/components/field";
import type { DecisionDraft, FieldName } from "./decisions";
import type { DecisionFacts } from "./facts";

/** What the fields of one decision are given. */
export interface FieldsProps {
  readonly fields: DecisionDraft["fields"];
  readonly problems: Readonly<Partial<Record<FieldName, string>>>;
  readonly facts: DecisionFacts;
  readonly onChange: (change: DecisionDraft["fields"]) => void;
}

/** A line of text that is one field of a decision. */
export function Line({
  name,
  label,
  hint,
  suffix,
  props: { fields, problems, onChange },
}: {
  readonly name: FieldName;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly suffix?: string;
  readonly props: FieldsProps;
}) {
  return (
    <TextField
      label={label}
      hint={hint}
      autoComplete="off"
      spellCheck={false}
      {...(suffix === undefined ? {} : { suffix, inputMode: "decimal" as const })}
      value={fields[name] ?? ""}
      onChange={({ target }) => onChange({ [name]: target.value })}
      error={problems[name]}
    />
  );
}
