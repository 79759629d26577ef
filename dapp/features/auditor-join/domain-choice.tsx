"use client";
import { CATEGORIES, type Category } from "@ftns-market/sdk/chain";
import { CheckboxField } from "@/components/field";
import { CATEGORY_WORDS } from "@/features/catalogue";

/** What an auditor knows enough about to judge. */
export function DomainChoice({
  chosen,
  onChange,
}: {
  readonly chosen: readonly Category[];
  readonly onChange: (domains: readonly Category[]) => void;
}) {
  const toggle = (category: Category, on: boolean) =>
    onChange(CATEGORIES.filter((one) => (one === category ? on : chosen.includes(one))));
  return (
    <fieldset>
      <legend className="mb-2 font-medium">Domains</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {CATEGORIES.map((category) => (
          <CheckboxField
            key={category}
            label={CATEGORY_WORDS[category].many}
            hint={CATEGORY_WORDS[category].holds}
            checked={chosen.includes(category)}
            onChange={({ target }) => toggle(category, target.checked)}
          />
        ))}
      </div>
    </fieldset>
  );
}
