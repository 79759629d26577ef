"use client";
import { clsx } from "clsx";
import { useId, type ReactNode } from "react";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly name: ReactNode;
  /** What choosing it means. */
  readonly meaning?: ReactNode;
  /** Why it cannot be chosen now. */
  readonly obstacle?: string | undefined;
}

/** One of a few that need words: each on its own card. */
export function ChoiceCards<Value extends string>({
  legend,
  choices,
  value,
  onChange,
  columns = 1,
}: {
  readonly legend: ReactNode;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** On a wide screen. */
  readonly columns?: 1 | 2 | 3;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-2 font-medium">{legend}</legend>
      <div className={clsx("grid gap-2", columns === 2 && "sm:grid-cols-2", columns === 3 && "sm:grid-cols-3")}>
        {choices.map(({ value: own, name: words, meaning, obstacle }) => (
          <label
            key={own}
            className={clsx(
              "flex gap-2.5 rounded-md border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft",
              obstacle === undefined ? "cursor-pointer hover:border-line-strong" : "opacity-70",
            )}
          >
            <input
              type="radio"
              name={name}
              value={own}
              checked={own === value}
              disabled={obstacle !== undefined}
              onChange={() => onChange(own)}
              className="mt-0.5 size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="block font-medium break-words">{words}</span>
              {meaning === undefined ? undefined : <span className="block text-xs text-muted">{meaning}</span>}
              {obstacle === undefined ? undefined : <span className="block text-xs text-warning">{obstacle}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
