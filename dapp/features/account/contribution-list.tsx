import { AssetRow } from "@/features/catalogue";
import type { AccountPage } from "@ftns-market/sdk/queries";

/** Assets that pay the account a share of their revenue now. */
export function ContributionList({ contributions }: Pick<AccountPage, "contributions">) {
  const current = contributions.filter(({ asset, split }) => asset.split?.number === split.number);
  if (current.length === 0) return <p className="text-muted">No asset pays this account a share of its revenue.</p>;
  return (
    <ul aria-label="Assets it has a share of" className="grid gap-1 sm:grid-cols-2">
      {current.map(({ asset, weight, split }) => (
        <li key={asset.id} className="min-w-0">
          <AssetRow asset={asset} aside={<span className="figures">{share(weight, split.totalWeight)}</span>} />
        </li>
      ))}
    </ul>
  );
}

function share(weight: string, total: string): string {
  const bps = (BigInt(weight) * 10_000n) / BigInt(total);
  return `${Number(bps) / 100} %`;
}
