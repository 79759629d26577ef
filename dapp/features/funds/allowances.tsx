"use client";
import { MAX_UINT256, type MarketClient } from "@ftns-market/sdk/chain";
import type { Funds } from "@ftns-market/sdk/reads";
import type { ReactNode } from "react";
import { Section } from "@/components/card";
import { ActionButton } from "@/features/transaction";
import { formatFtns } from "@/lib/format";

const actions = () => import("@ftns-market/sdk/actions");
const bonds = (amount: bigint) => async (market: MarketClient) =>
  (await actions()).approveVault(market, { spender: "Escrow", amount });
const purchases = async (market: MarketClient) =>
  (await actions()).approveVault(market, { spender: "Listings", amount: 0n });
const token = (spender: "Listings" | "Vault") => async (market: MarketClient) =>
  (await actions()).approve(market, { spender, amount: 0n });

/** Who may take money of the account, and the switch to take that back. */
export function Allowances({ funds }: { readonly funds: Funds }) {
  const { vaultAllowances, allowances } = funds;
  return (
    <Section
      id="allowances"
      title="Who may take your money"
      description="Only contracts of this market are listed. Each can take money for its one purpose and for nothing else."
    >
      <ul className="divide-y divide-line">
        <Allowance
          name="Bonds of your sales, from your credit"
          amount={vaultAllowances.Escrow}
          meaning="Needed to sell encrypted assets: without it buyers are refused. The escrow takes a bond only when somebody buys from you."
          prepare={bonds(0n)}
          warning="Buyers of your encrypted assets are refused until you allow it again. Bonds of open sales stay where they are."
          allow={
            vaultAllowances.Escrow === 0n ? (
              <ActionButton
                title="Allow bonds"
                prepare={bonds(MAX_UINT256)}
                explanation="The escrow contract takes the bond of a sale from your credit when somebody buys from you, and returns it when the sale is settled."
              >
                Allow
              </ActionButton>
            ) : undefined
          }
        />
        <Allowance
          name="Your purchases, from your credit"
          amount={vaultAllowances.Listings}
          meaning="Lets you pay with credit instead of from your wallet. Only purchases that you send yourself use it."
          prepare={purchases}
          warning="You then pay from your wallet again."
        />
        <Allowance
          name="Your purchases, from your wallet"
          amount={allowances.Listings}
          meaning="Not needed as a rule: each purchase is allowed by a signature for exactly its price."
          prepare={token("Listings")}
          warning="Purchases by signature still work."
        />
        <Allowance
          name="Deposits, from your wallet"
          amount={allowances.Vault}
          meaning="Not needed as a rule: each deposit is allowed by a signature for exactly its amount."
          prepare={token("Vault")}
          warning="Deposits by signature still work."
        />
      </ul>
    </Section>
  );
}

function Allowance({
  name,
  amount,
  meaning,
  prepare,
  warning,
  allow,
}: {
  readonly name: string;
  /** FTNS base units. */
  readonly amount: bigint;
  readonly meaning: string;
  readonly prepare: (market: MarketClient) => ReturnType<ReturnType<typeof bonds>>;
  /** What happens when it is taken back. */
  readonly warning: string;
  readonly allow?: ReactNode;
}) {
  // What is drawn is taken off a limited allowance; one without limit stays as it is.
  const shown =
    amount === 0n ? "Not allowed" : amount === MAX_UINT256 ? "Without limit" : `Up to ${formatFtns(amount)}`;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{name}</p>
        <p className="text-xs text-muted">{meaning}</p>
      </div>
      <div className="flex items-center gap-3">
        <span className="figures">{shown}</span>
        {amount === 0n ? undefined : (
          <ActionButton title={`Take back: ${name.toLowerCase()}`} prepare={prepare} explanation={warning}>
            Take back
          </ActionButton>
        )}
        {allow}
      </div>
    </li>
  );
}
