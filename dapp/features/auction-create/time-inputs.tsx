"use client";
import { isSealed } from "@/features/auctions";
import { DurationField } from "./duration-field";
import type { InputsProps } from "./price-inputs";

/** How long each part lasts. */
export function TimeInputs({ form, problems, onChange }: InputsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <DurationField
        label={form.kind === "Dutch" ? "The price falls for" : "Bidding lasts"}
        value={form.duration}
        onChange={(duration) => onChange({ duration })}
        hint="10 minutes to 30 days."
        error={problems.duration}
      />
      {form.kind === "English" ? (
        <DurationField
          label="A late bid extends by"
          value={form.extension}
          onChange={(extension) => onChange({ extension })}
          hint="0 to 60 minutes, counted from that bid."
          error={problems.extension}
        />
      ) : undefined}
      {isSealed(form.kind) ? (
        <DurationField
          label="Time to reveal"
          value={form.revealWindow}
          onChange={(revealWindow) => onChange({ revealWindow })}
          hint="10 minutes to 14 days. Short windows lose bidders."
          error={problems.revealWindow}
        />
      ) : undefined}
      {form.kind === "Dutch" && form.fall === "halving" ? (
        <DurationField
          label="Half-life"
          value={form.halfLife}
          onChange={(halfLife) => onChange({ halfLife })}
          hint="At most as long as the auction."
          error={problems.halfLife}
        />
      ) : undefined}
    </div>
  );
}
