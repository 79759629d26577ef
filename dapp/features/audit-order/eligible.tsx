import type { AuditorRow } from "@ftns-market/sdk/queries";
import type { AssetId, Category } from "@ftns-market/sdk/chain";
import Link from "next/link";
import { getAddress, type Address } from "viem";
import type { AuditorPart } from "@ftns-market/sdk/reads";
import { Notice } from "@/components/notice";
import { CompactAmount } from "@/components/values";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { accountName } from "@/lib/account-name";
import { formatCount } from "@/lib/format";

/** The parts of auditors in an asset and what it is made from, by their address in lower case: whoever has one is not drawn for it. */
export type PartsOfAuditors = ReadonlyMap<string, readonly AuditorPart[]>;

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
  asset,
  parts,
}: {
  readonly auditors: readonly AuditorRow[] | undefined;
  readonly more: boolean;
  readonly domain: Category;
  readonly seats: number;
  readonly asset: AssetId;
  /** Undefined: the chain does not answer. */
  readonly parts: PartsOfAuditors | undefined;
}) {
  if (auditors === undefined) {
    return <Notice tone="warning">The index does not answer, so who may be drawn is not known here now.</Notice>;
  }
  const free = auditors.filter(({ account }) => partIn(parts, asset, account) === undefined).length;
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
        bonded stake. Whoever has a part in the asset or in what it is made from, or has declared somebody who has, is
        left out at the draw{parts === undefined ? "; the chain does not answer now who that is" : ""}.
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
            <span className="text-xs text-muted">
              {partIn(parts, asset, account) ?? <CompactAmount amount={stake} />}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why an auditor is left out at the draw whatever chance says; undefined when there is no reason. */
function partIn(parts: PartsOfAuditors | undefined, asset: AssetId, auditor: Address): string | undefined {
  const part = parts?.get(auditor.toLowerCase())?.[0];
  if (part === undefined) return undefined;
  const what = part.asset === asset ? "the asset" : `asset ${part.asset}, which it is made from`;
  return `Left out: ${part.own ? OWN_PARTS[part.as] : `close to ${PARTIES[part.as]}`} ${what}`;
}

const OWN_PARTS: Readonly<Record<AuditorPart["as"], string>> = {
  orderer: "orders the audit of",
  owner: "owns",
  publisher: "has the resale royalty of",
  contributor: "a contributor of",
};
const PARTIES: typeof OWN_PARTS = {
  orderer: "who orders the audit of",
  owner: "the owner of",
  publisher: "who has the resale royalty of",
  contributor: "a contributor of",
};
