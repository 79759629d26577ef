import { clsx } from "clsx";
import Link from "next/link";
import { AccountLink, Amount, CutAmount } from "@/components/values";
import { formatBps } from "@/lib/format";
import { partKey, percentOf, type Part } from "./breakdown";

/** The colour of each kind of payee, in bars and streams. */
export const PART_FILLS: Readonly<Record<Part["kind"], { readonly bar: string; readonly stream: string }>> = {
  fee: { bar: "bg-line-strong", stream: "fill-line-strong" },
  royalty: { bar: "bg-warning", stream: "fill-warning" },
  share: { bar: "bg-accent", stream: "fill-accent" },
};

/** Where a payment goes: a bar, and each payee with its exact amount. */
export function BreakdownList({
  parts,
  names = {},
  size = "sm",
}: {
  readonly parts: readonly Part[];
  /** Names of the parents, by asset. */
  readonly names?: Readonly<Record<number, string>>;
  readonly size?: "sm" | "md";
}) {
  const whole = parts.reduce((sum, { amount }) => sum + amount, 0n);
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-full">
        {parts.map((part) => (
          <div
            key={partKey(part)}
            className={PART_FILLS[part.kind].bar}
            style={{ width: `${percentOf(part.amount, whole)}%` }}
          />
        ))}
      </div>
      <ul className={clsx("flex flex-col gap-1", size === "sm" && "text-xs")}>
        {parts.map((part) => (
          <li key={partKey(part)} className="flex items-baseline gap-2">
            <span aria-hidden className={clsx("size-2 shrink-0 rounded-full", PART_FILLS[part.kind].bar)} />
            <span className="min-w-0 flex-1 truncate">
              <Payee part={part} names={names} />
            </span>
            <CutAmount amount={part.amount} className="max-w-[60%] truncate" />
          </li>
        ))}
        <li className="flex items-baseline justify-between gap-2 border-t border-line pt-1 font-semibold">
          <span>You pay</span>
          <Amount amount={whole} />
        </li>
      </ul>
    </div>
  );
}

/** Who gets a part, with what it is. */
export function Payee({ part, names }: { readonly part: Part; readonly names: Readonly<Record<number, string>> }) {
  switch (part.kind) {
    case "fee":
      return <>Platform fee, {formatBps(part.bps)}</>;
    case "royalty":
      return (
        <>
          Royalty {formatBps(part.bps)} to{" "}
          <Link href={`/assets/${part.asset}`} prefetch={false} className="text-accent hover:underline">
            <bdi>{names[part.asset] ?? `Asset ${part.asset}`}</bdi>
          </Link>
        </>
      );
    case "share":
      return (
        <>
          {part.owner ? "The owner, " : "Contributor "}
          <AccountLink address={part.account} className="text-xs" />
        </>
      );
  }
}
