import type { DeclaredAffiliate } from "@ftns-market/sdk/reads";
import { AccountLink, Moment } from "@/components/values";
import { formatCount } from "@/lib/format";

/** Accounts that an auditor is close to. */
export function AffiliateList({ affiliates }: { readonly affiliates: readonly DeclaredAffiliate[] }) {
  if (affiliates.length === 0) return <p className="text-muted">It has declared none.</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {affiliates.map(({ account, until, since }) => (
        <li key={account} className="flex flex-wrap gap-x-2">
          <AccountLink address={account} />
          <span className="text-xs text-muted">
            declared in block {formatCount(since)}
            {until === undefined ? undefined : (
              <>
                , taken back, counts until <Moment seconds={until} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
