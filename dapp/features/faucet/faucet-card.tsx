"use client";
import { DEVNET_CHAIN_ID } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { TransactionProgress, useTransaction } from "@/features/transaction";
import { useMarket } from "@/features/wallet";
import { useSiteConfig } from "@/lib/config-context";
import { transportOf } from "@/lib/market";
import { donorOf, giveFunds, type DevnetAccount } from "./faucet";

/** Play money, on the devnet only: nothing is shown on any other chain, or where the devnet's accounts are not known. */
export function FaucetCard({ address }: { readonly address: Address }) {
  const { chain } = useSiteConfig();
  const { data: accounts } = useQuery({
    queryKey: ["devnet-accounts"],
    queryFn: async (): Promise<readonly DevnetAccount[]> => {
      const response = await fetch("/devnet/accounts");
      if (!response.ok) throw new Error("This site does not know the devnet's accounts.");
      return (await response.json()) as readonly DevnetAccount[];
    },
    enabled: chain.id === DEVNET_CHAIN_ID,
    staleTime: Infinity,
    retry: false,
  });
  if (chain.id !== DEVNET_CHAIN_ID || accounts === undefined) return undefined;
  return <Faucet {...{ address, accounts }} />;
}

function Faucet({ address, accounts }: { readonly address: Address; readonly accounts: readonly DevnetAccount[] }) {
  const { chain } = useSiteConfig();
  const market = useMarket();
  const { transaction, run, reset } = useTransaction(market);
  const busy = transaction !== undefined && !["confirmed", "indexed", "failed"].includes(transaction.state);
  const give = () => {
    reset();
    return run({
      title: "Receive 1,000 FTNS and 1 ETH of the devnet.",
      task: async (options) => {
        const donor = donorOf(accounts, address, Math.random());
        if (donor === undefined) throw new Error("The devnet has no spare account.");
        await giveFunds(market, { chain: market.chain, transport: transportOf(chain), donor, to: address }, options);
      },
      refresh: [keys.funds(address)],
    });
  };
  return (
    <Section
      id="faucet"
      title="Faucet"
      description="This is the devnet: its money is worth nothing and there is enough for everybody."
      actions={
        <Button size="sm" tone="secondary" busy={busy} onClick={() => void give()}>
          Give me 1,000 FTNS and 1 ETH
        </Button>
      }
    >
      {transaction === undefined ? (
        <p className="text-muted">
          A spare account of the devnet sends both to the connected account. Your wallet is not asked and pays nothing.
        </p>
      ) : transaction.state === "confirmed" || transaction.state === "indexed" ? (
        <Notice tone="positive" live>
          1,000 FTNS and 1 ETH have arrived.
        </Notice>
      ) : (
        <TransactionProgress transaction={transaction} />
      )}
    </Section>
  );
}
