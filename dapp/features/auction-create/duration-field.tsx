"use client";
import { SelectField, TextField } from "@/components/field";
import { DURATION_UNITS, type DurationText, type DurationUnit } from "./duration-text";

/** A length of time: a number and its unit. */
export function DurationField({
  label,
  value,
  hint,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: DurationText;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly onChange: (value: DurationText) => void;
}) {
  return (
    <div className="flex min-w-0 items-start gap-2">
      <TextField
        label={label}
        className="flex-1"
        inputMode="decimal"
        autoComplete="off"
        value={value.count}
        onChange={({ target }) => onChange({ ...value, count: target.value })}
        hint={hint}
        error={error}
      />
      <SelectField
        label={`Unit of ${label.toLowerCase()}`}
        labelHidden
        className="mt-6.5 w-32"
        options={DURATION_UNITS.map((unit) => ({ value: unit, label: unit }))}
        value={value.unit}
        onChange={({ target }) => onChange({ ...value, unit: target.value as DurationUnit })}
      />
    </div>
  );
}
