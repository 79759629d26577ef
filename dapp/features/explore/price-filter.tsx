"use client";
import { parseFtns } from "@ftns-market/sdk/chain";
import { useState } from "react";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { HiddenFilters } from "./hidden-filters";
import { explorePath, type Filters } from "./filters";
import { useExploreNavigation } from "./navigation";

/** From and to, in FTNS. */
export function PriceFilter({ filters }: { readonly filters: Filters }) {
  const { go } = useExploreNavigation();
  const [errors, setErrors] = useState<{ readonly min?: string | undefined; readonly max?: string | undefined }>({});
  const submit = (form: FormData) => {
    const min = textOf(form, "min");
    const max = textOf(form, "max");
    const wrong = { min: problem(min), max: problem(max) };
    setErrors(wrong);
    if (wrong.min === undefined && wrong.max === undefined) go(explorePath(filters, { min, max }));
  };
  return (
    <form
      // Other limits by another way (a chip, the back button) are other defaults.
      key={`${filters.min}-${filters.max}`}
      action="/explore"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
      className="flex flex-col gap-2"
    >
      <HiddenFilters filters={filters} except={["min", "max"]} />
      <div className="grid grid-cols-2 gap-2">
        <TextField label="From" name="min" inputMode="decimal" defaultValue={filters.min} error={errors.min} />
        <TextField label="To" name="max" inputMode="decimal" defaultValue={filters.max} error={errors.max} />
      </div>
      <Button type="submit" tone="secondary" size="sm">
        Set the price range
      </Button>
    </form>
  );
}

function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function problem(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    parseFtns(text);
    return undefined;
  } catch {
    return "Write an amount like 12.5.";
  }
}
