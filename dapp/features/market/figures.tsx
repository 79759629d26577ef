import { Stat } from "@/components/card";
import { CompactAmount } from "@/components/values";
import { formatCount } from "@/lib/format";
import type { Statistics } from "@ftns-market/sdk/queries";

/** What the market has sold so far, in a row of tiles. */
export function MarketFigures({ market }: { readonly market: Statistics["market"] }) {
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      <Stat label="Assets" value={formatCount(market?.assets ?? 0)} />
      <Stat label="Sales" value={formatCount(market?.sales ?? 0)} />
      <Stat label="Volume" value={<CompactAmount amount={market?.volume ?? 0n} />} />
      <Stat label="Platform fees" value={<CompactAmount amount={market?.fees ?? 0n} />} />
    </dl>
  );
}

/** What the vault owes, and to whom. */
export function VaultFigures({ market }: { readonly market: Statistics["market"] }) {
  const { credit, pooled, locked, bids, staked, auditFees } = {
    credit: BigInt(market?.credit ?? 0),
    pooled: BigInt(market?.pooled ?? 0),
    locked: BigInt(market?.locked ?? 0),
    bids: BigInt(market?.bids ?? 0),
    staked: BigInt(market?.staked ?? 0),
    auditFees: BigInt(market?.auditFees ?? 0),
  };
  return (
    <dl className="grid gap-4 sm:grid-cols-2 xl:grid-cols-5">
      <Stat
        label="Credit"
        value={<CompactAmount amount={credit} />}
        hint="Of accounts; each can withdraw its own at any time."
      />
      <Stat
        label="In pools"
        value={<CompactAmount amount={pooled} />}
        hint="Revenue that waits for anybody to distribute it."
      />
      <Stat
        label="Locked"
        value={<CompactAmount amount={locked} />}
        hint="Payments and bonds of sales and lots that are not finished."
      />
      <Stat
        label="In bids"
        value={<CompactAmount amount={bids} />}
        hint="Bids and collaterals of running auctions; each goes back unless it wins."
      />
      <Stat
        label="Stakes of auditors"
        value={<CompactAmount amount={staked} />}
        hint="What auditors answer with; each can take its own out after a delay."
      />
      <Stat
        label="In audits"
        value={<CompactAmount amount={auditFees} />}
        hint="Fees of audits that are not concluded; what is not earned goes back."
      />
      <Stat
        label="Together"
        value={<CompactAmount amount={credit + pooled + locked + bids + staked + auditFees} />}
        hint="All that the vault owes. The contract never holds less."
      />
    </dl>
  );
}
