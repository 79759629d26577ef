"use client";
import { TextField } from "@/components/field";
import type { OfferFields, OfferReading } from "./offer-fields";

/** Price, stock and end of an offer. */
export function OfferInputs({
  fields,
  problems,
  unit,
  onChange,
}: {
  readonly fields: OfferFields;
  readonly problems: OfferReading["problems"];
  /** What the price is for, as "copy". */
  readonly unit: string;
  readonly onChange: (fields: OfferFields) => void;
}) {
  const set = (name: keyof OfferFields) => (event: { readonly target: { readonly value: string } }) =>
    onChange({ ...fields, [name]: event.target.value });
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <TextField
        label={`Price per ${unit}`}
        suffix="FTNS"
        inputMode="decimal"
        autoComplete="off"
        value={fields.price}
        onChange={set("price")}
        hint="0 gives it away."
        error={problems.price}
      />
      <TextField
        label="Stock"
        inputMode="numeric"
        autoComplete="off"
        value={fields.quantity}
        onChange={set("quantity")}
        hint="Empty: without limit."
        error={problems.quantity}
      />
      <TextField
        label="Last day"
        type="date"
        value={fields.lastDay}
        onChange={set("lastDay")}
        hint="Empty: until you end it. UTC."
        error={problems.lastDay}
      />
    </div>
  );
}
