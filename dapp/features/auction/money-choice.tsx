"use client";
import Link from "next/link";
import { buttonClass } from "@/components/button";
import { ChoiceCards } from "@/components/choice";
import { Notice } from "@/components/notice";
import { formatFtns } from "@/lib/format";
import { moneyOptions, moneyWords, shortageOf, type MoneyOption, type MoneySource } from "./money";

interface Purse {
  readonly wallet: bigint;
  readonly credit: bigint;
}

const NAMES: Readonly<Record<MoneySource, string>> = {
  credit: "Your vault credit",
  both: "Credit and wallet",
  wallet: "Your wallet",
};

/** The way that was chosen, or the first one that is possible. */
export function chosenOption(amount: bigint, purse: Purse, chosen: MoneySource | undefined): MoneyOption | undefined {
  const options = moneyOptions(amount, purse);
  return options.find(({ source }) => source === chosen) ?? options[0];
}

/** Where the money of a bid comes from; what is missing when there is not enough. */
export function MoneyChoice({
  amount,
  purse,
  chosen,
  onChoose,
}: {
  readonly amount: bigint;
  readonly purse: Purse;
  readonly chosen: MoneyOption | undefined;
  readonly onChoose: (source: MoneySource) => void;
}) {
  const missing = shortageOf(amount, purse);
  if (missing !== undefined) return <NotEnough missing={missing} purse={purse} />;
  const options = moneyOptions(amount, purse);
  const [only] = options;
  if (options.length === 1 && only !== undefined) {
    return (
      <p>
        <span className="font-medium">Paid with</span> {lowerFirst(moneyWords(only))}.
      </p>
    );
  }
  return (
    <ChoiceCards
      legend="Pay with"
      value={chosen?.source}
      onChange={onChoose}
      choices={options.map((option) => ({
        value: option.source,
        name: NAMES[option.source],
        meaning: moneyWords(option),
      }))}
    />
  );
}

/** For the middle of a sentence; FTNS keeps its capitals. */
function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function NotEnough({ missing, purse }: { readonly missing: bigint; readonly purse: Purse }) {
  return (
    <Notice
      tone="warning"
      title={`${formatFtns(missing)} are missing`}
      actions={
        <Link href="/funds" className={buttonClass("secondary", "sm")}>
          Your funds
        </Link>
      }
    >
      Your wallet holds {formatFtns(purse.wallet)}, your vault credit is {formatFtns(purse.credit)}.
    </Notice>
  );
}
