import type { Treasury } from "@ftns-market/sdk/governance";
import { Card, Stat } from "@/components/card";
import { AccountLink, Amount } from "@/components/values";
import { formatCoin } from "@/lib/format-coin";

/** What the treasury holds, and where. */
export function TreasuryFigures({ treasury, symbol }: { readonly treasury: Treasury; readonly symbol: string }) {
  const { address, wallet, credit, native } = treasury;
  return (
    <Card>
      <dl className="grid gap-4 p-4 sm:grid-cols-2 lg:grid-cols-4">
        <Stat label="In its wallet" value={<Amount amount={wallet} />} hint="Moves by a vote only" />
        <Stat label="Credit in the vault" value={<Amount amount={credit} />} hint="Fees and forfeits of the market" />
        <Stat label="Coin of the chain" value={formatCoin(native, symbol)} />
        <Stat
          label="Account"
          value={<AccountLink address={address} />}
          hint="The timelock, which does what was voted"
        />
      </dl>
    </Card>
  );
}
