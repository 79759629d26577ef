"use client";
import { ButtonLink } from "@/components/button";
import { ChoiceCards } from "@/components/choice";
import { Notice } from "@/components/notice";
import { formatFtns } from "@/lib/format";
import { sourcesFor, type Purse, type Source } from "./source";

const NAMES: Readonly<Record<Source, string>> = { credit: "Your vault credit", wallet: "Your wallet" };

/** Where an amount is paid from; what is missing where there is not enough in one place. */
export function SourceChoice({
  legend,
  amount,
  purse,
  chosen,
  onChoose,
}: {
  readonly legend: string;
  readonly amount: bigint;
  readonly purse: Purse;
  readonly chosen: Source | undefined;
  readonly onChoose: (source: Source) => void;
}) {
  const enough = sourcesFor(amount, purse);
  if (enough.length === 0) {
    return (
      <Notice
        tone="warning"
        title="Not enough in one place"
        actions={
          <ButtonLink href="/funds" tone="secondary" size="sm">
            Your funds
          </ButtonLink>
        }
      >
        {formatFtns(amount)} are needed. Your wallet holds {formatFtns(purse.wallet)}, your vault credit is{" "}
        {formatFtns(purse.credit)}.
      </Notice>
    );
  }
  return (
    <ChoiceCards
      legend={legend}
      columns={2}
      value={chosen}
      onChange={onChoose}
      choices={(["wallet", "credit"] as const).map((source) => ({
        ...{ value: source, name: NAMES[source], meaning: `Holds ${formatFtns(purse[source])}` },
        obstacle: enough.includes(source) ? undefined : "Not enough",
      }))}
    />
  );
}
