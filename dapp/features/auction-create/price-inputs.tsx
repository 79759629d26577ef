"use client";
import { ChoiceCards } from "@/components/choice";
import { TextField } from "@/components/field";
import type { AuctionForm, FormProblems } from "./form";

export interface InputsProps {
  readonly form: AuctionForm;
  readonly problems: FormProblems;
  readonly onChange: (change: Partial<AuctionForm>) => void;
}

/** Starting price and the lowest price at which it is sold. */
export function PriceInputs({ form, problems, onChange }: InputsProps) {
  const dutch = form.kind === "Dutch";
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Starting price"
          suffix="FTNS"
          inputMode="decimal"
          autoComplete="off"
          value={form.startingPrice}
          onChange={({ target }) => onChange({ startingPrice: target.value })}
          hint={dutch ? "The price falls from here." : "The lowest bid for the whole lot."}
          error={problems.startingPrice}
        />
        {dutch ? (
          <TextField
            label="Floor"
            suffix="FTNS"
            inputMode="decimal"
            autoComplete="off"
            value={form.floor}
            onChange={({ target }) => onChange({ floor: target.value })}
            hint="The price never falls below it."
            error={problems.floor}
          />
        ) : undefined}
      </div>
      {dutch ? <FallChoice {...{ form, onChange }} /> : <ReserveChoice {...{ form, problems, onChange }} />}
    </>
  );
}

function FallChoice({ form, onChange }: Omit<InputsProps, "problems">) {
  return (
    <ChoiceCards
      legend="How it falls"
      columns={2}
      value={form.fall}
      onChange={(fall) => onChange({ fall })}
      choices={[
        { value: "steady", name: "Steadily", meaning: "The same amount each second, down to the floor at the end." },
        { value: "halving", name: "Halving", meaning: "Fast at first, then slower: it halves in each half-life." },
      ]}
    />
  );
}

function ReserveChoice({ form, problems, onChange }: InputsProps) {
  return (
    <>
      <ChoiceCards
        legend="Reserve: below it the lot is not sold"
        columns={3}
        value={form.reserveMode}
        onChange={(reserveMode) => onChange({ reserveMode })}
        choices={[
          { value: "none", name: "None", meaning: "Any bid from the starting price on can win." },
          { value: "open", name: "Open", meaning: "Everybody sees it from the beginning." },
          {
            value: "hidden",
            name: "Hidden",
            meaning: "Only its hash is public. Open it after the end, else it does not count.",
          },
        ]}
      />
      {form.reserveMode === "none" ? undefined : (
        <TextField
          label="Reserve"
          suffix="FTNS"
          className="sm:max-w-xs"
          inputMode="decimal"
          autoComplete="off"
          value={form.reserve}
          onChange={({ target }) => onChange({ reserve: target.value })}
          hint={
            form.reserveMode === "hidden"
              ? "Made from a signature of your wallet, or your key file, so you can open it from any device."
              : "At least the starting price."
          }
          error={problems.reserve}
        />
      )}
    </>
  );
}
