import { clsx } from "clsx";
import type { ReactNode } from "react";
import { factorText, scorePoints } from "./score";
import type { ReputationSum, Term } from "./sum";

/** A reputation as a sum, one line for each term; it can be done again by hand. */
export function SumTable({ sum }: { readonly sum: ReputationSum }) {
  return (
    <div>
      <p aria-hidden className="hidden justify-end gap-2 pb-1 text-xs text-muted sm:flex">
        <span className="w-20 text-right">Of 100</span>
        <span className="w-16 text-right">Weight</span>
        <span className="w-20 text-right">Gives</span>
      </p>
      <ul aria-label="Terms of the sum">
        {sum.terms.map((term) => (
          <TermLine key={term.name} term={term} />
        ))}
      </ul>
      <dl className="border-t border-line-strong">
        <Line name="Sum" value={scorePoints(sum.total)} />
        <Line name="Recency" value={`× ${factorText(sum.recency)}`}>
          {sum.recencyFacts}
        </Line>
        <Line name="Reputation now" value={`${scorePoints(sum.score)} of 100`} strong />
      </dl>
      <p className="mt-2 max-w-prose text-xs text-muted">
        All figures are rounded. The contracts compute with 18 decimals, so a last digit can seem to be off by one.
      </p>
    </div>
  );
}

function TermLine({ term: { name, facts, value, weight, gives } }: { readonly term: Term }) {
  return (
    <li className="flex flex-col gap-x-6 gap-y-1.5 border-t border-line py-3 sm:flex-row sm:items-start">
      <div className="min-w-0 flex-1">
        <h3 className="font-semibold">{name}</h3>
        {facts.map((fact) => (
          <p key={fact} className="max-w-prose text-muted">
            {fact}
          </p>
        ))}
      </div>
      <p className="figures flex gap-2 sm:text-right">
        <span className="sm:w-20">
          {scorePoints(value)}
          <span className="sm:sr-only"> of 100</span>
        </span>
        <span className="sm:w-16">
          <span aria-hidden>× </span>
          {weight} %
        </span>
        <span className="font-semibold sm:w-20">
          <span aria-hidden>= </span>
          {scorePoints(gives)}
        </span>
      </p>
    </li>
  );
}

function Line({
  name,
  value,
  strong = false,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly strong?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className="flex items-start justify-between gap-x-6 border-b border-line py-2.5 last:border-0">
      <dt className={clsx("min-w-0", strong && "text-base font-semibold")}>
        {name}
        {children === undefined ? undefined : <span className="block max-w-prose text-muted">{children}</span>}
      </dt>
      <dd className={clsx("figures shrink-0 font-semibold", strong && "text-base")}>{value}</dd>
    </div>
  );
}
