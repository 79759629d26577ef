import type { AuditorRow } from "@ftns-market/sdk/queries";
import type { Category } from "@ftns-market/sdk/chain";
import Link from "next/link";
import { getAddress, type Address } from "viem";
import { Notice } from "@/components/notice";
import { CompactAmount } from "@/components/values";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { accountName } from "@/lib/account-name";
import { isSameAddress } from "@/lib/address";
import { formatCount } from "@/lib/format";

/** Who has a part in the asset itself, and so is never drawn for it. */
export interface Parties {
  readonly owner: Address;
  readonly contributors: readonly Address[];
}

/**
 * Who may be drawn now.
 * @param auditors of the domain on the roster; undefined: the index does not answer
 * @param more there are more than these
 */
export function Eligible({
  auditors,
  more,
  domain,
  seats,
  parties,
}: {
  readonly auditors: readonly AuditorRow[] | undefined;
  readonly more: boolean;
  readonly domain: Category;
  readonly seats: number;
  readonly parties: Parties;
}) {
  if (auditors === undefined) {
    return <Notice tone="warning">The index does not answer, so who may be drawn is not known here now.</Notice>;
  }
  const free = auditors.filter(({ account }) => partIn(parties, account) === undefined).length;
  return (
    <div className="flex flex-col gap-3">
      {!more && free < seats ? (
        <Notice tone="warning" title={free === 0 ? "Nobody may be drawn now" : "Fewer auditors than seats"}>
          {free === 0
            ? "No auditor of this domain without a part in the asset has its stake bonded. If nobody comes in the time of three draws, all of your money comes back."
            : `Only ${free} for ${seats} seats. A certificate needs more than half of the seats; empty ones are refunded.`}
        </Notice>
      ) : undefined}
      <p className="text-muted">
        {more ? "More than " : ""}
        {formatCount(free)} {free === 1 ? "auditor" : "auditors"} of {CATEGORY_WORDS[domain].many.toLowerCase()} with a
        bonded stake. Whoever has a part in the asset, or is close to somebody who has, is left out at the draw.
      </p>
      <ul className="divide-y divide-line">
        {auditors.map(({ account, credentials, stake }) => (
          <li key={account} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <Link
              href={`/auditors/${getAddress(account)}`}
              prefetch={false}
              dir="auto"
              className="min-w-0 break-words text-accent hover:underline"
            >
              {accountName(getAddress(account), credentials)}
            </Link>
            <span className="text-xs text-muted">{partIn(parties, account) ?? <CompactAmount amount={stake} />}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why an auditor is left out at the draw whatever chance says; undefined when the asset itself is no reason. */
function partIn({ owner, contributors }: Parties, auditor: Address): string | undefined {
  if (isSameAddress(owner, auditor)) return "Left out: owns the asset";
  return contributors.some((account) => isSameAddress(account, auditor))
    ? "Left out: a contributor of the asset"
    : undefined;
}
