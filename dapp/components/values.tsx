import { clsx } from "clsx";
import Link from "next/link";
import { getAddress } from "viem";
import { compactFtns, formatFtns, formatMoment, shortAddress, shortHash } from "@/lib/format";
import { CopyButton } from "@/components/copy-button";

/** An exact amount of FTNS. @param amount base units, as a bigint or the decimal string of the index */
export function Amount({ amount, className }: { readonly amount: bigint | string; readonly className?: string }) {
  return <span className={clsx("figures whitespace-nowrap", className)}>{formatFtns(BigInt(amount))}</span>;
}

const SHOWN_DECIMALS = 4n;
const SHOWN_STEP = 10n ** (18n - SHOWN_DECIMALS);

/** An amount that a division has made, cut to four decimals; exact on hover. Never for what somebody pays. */
export function CutAmount({ amount, className }: { readonly amount: bigint; readonly className?: string }) {
  return (
    <span className={clsx("figures whitespace-nowrap", className)} title={formatFtns(amount)}>
      {formatFtns(amount < SHOWN_STEP ? amount : amount - (amount % SHOWN_STEP))}
    </span>
  );
}

/** An amount for a tile: cut to three figures, exact on hover. */
export function CompactAmount({ amount }: { readonly amount: bigint | string }) {
  return (
    <span className="figures whitespace-nowrap" title={formatFtns(BigInt(amount))}>
      {compactFtns(amount)} FTNS
    </span>
  );
}

/** An account, with a link to its page; written with its checksum wherever it comes from. */
export function AccountLink({ address, className }: { readonly address: `0x${string}`; readonly className?: string }) {
  const written = getAddress(address);
  return (
    <Link
      href={`/accounts/${written}`}
      prefetch={false}
      title={written}
      className={clsx("font-mono text-[0.8125rem] text-accent hover:underline", className)}
    >
      {shortAddress(written)}
    </Link>
  );
}

/** A hash or CID, short, with the whole of it on hover and by copying. */
export function Hash({ value, what }: { readonly value: string; readonly what: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code title={value} className="truncate text-[0.8125rem]">
        {shortHash(value)}
      </code>
      <CopyButton text={value} what={what} />
    </span>
  );
}

/** A moment in UTC. @param seconds since 1970 */
export function Moment({ seconds }: { readonly seconds: number | bigint | string }) {
  return (
    <time dateTime={new Date(Number(seconds) * 1_000).toISOString()} className="whitespace-nowrap">
      {formatMoment(seconds)}
    </time>
  );
}
