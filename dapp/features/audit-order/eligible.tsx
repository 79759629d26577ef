import type { AuditorRow } from "@ftns-market/sdk/queries";
import type { Category } from "@ftns-market/sdk/chain";
import Link from "next/link";
import { getAddress } from "viem";
import { Notice } from "@/components/notice";
import { CompactAmount } from "@/components/values";
import { CATEGORY_WORDS } from "@/features/catalogue";
import { accountName } from "@/lib/account-name";
import { formatCount } from "@/lib/format";

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
}: {
  readonly auditors: readonly AuditorRow[] | undefined;
  readonly more: boolean;
  readonly domain: Category;
  readonly seats: number;
}) {
  if (auditors === undefined) {
    return <Notice tone="warning">The index does not answer, so who may be drawn is not known here now.</Notice>;
  }
  return (
    <div className="flex flex-col gap-3">
      {!more && auditors.length < seats ? (
        <Notice tone="warning" title={auditors.length === 0 ? "Nobody may be drawn now" : "Fewer auditors than seats"}>
          {auditors.length === 0
            ? "No auditor of this domain has its stake bonded. If nobody comes in the time of three draws, all of your money comes back."
            : `Only ${auditors.length} for ${seats} seats. A certificate needs more than half of the seats; empty ones are refunded.`}
        </Notice>
      ) : undefined}
      <p className="text-muted">
        {more ? "More than " : ""}
        {formatCount(auditors.length)} {auditors.length === 1 ? "auditor" : "auditors"} of{" "}
        {CATEGORY_WORDS[domain].many.toLowerCase()} with a bonded stake. Whoever has a part in the asset, or is close to
        somebody who has, is left out at the draw.
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
              <CompactAmount amount={stake} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
