"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useQuery } from "@tanstack/react-query";
import { getCapabilities } from "viem/actions";
import type { BatchSupport } from "./payment-method";

/** What an account and its wallet can do. */
export interface AccountAbilities {
  readonly plainAccount: boolean;
  readonly batch: BatchSupport;
}

/** What the connected account and its wallet can do; undefined while that is being asked. */
export function useAccountAbilities(market: MarketClient): AccountAbilities | undefined {
  const account = market.wallet?.account;
  const { data } = useQuery({
    queryKey: ["account-abilities", account?.address.toLowerCase() ?? "", market.wallet?.uid ?? ""],
    queryFn: async (): Promise<AccountAbilities> => {
      const [plainAccount, batch] = await Promise.all([isPlain(market), batchSupport(market)]);
      return { plainAccount, batch };
    },
    enabled: account !== undefined,
    staleTime: Infinity,
  });
  return data;
}

async function isPlain(market: MarketClient): Promise<boolean> {
  if (market.wallet === undefined) return false;
  const { isPlainAccount } = await import("@ftns-market/sdk/reads");
  return isPlainAccount(market, market.wallet.account.address);
}

async function batchSupport({ wallet, chain }: MarketClient): Promise<BatchSupport> {
  // An account that signs by itself has no wallet that could be asked.
  if (wallet === undefined || wallet.account.type === "local") return "none";
  try {
    const { atomic } = await getCapabilities(wallet, { account: wallet.account, chainId: chain.id });
    const status: unknown = atomic?.status;
    return status === "supported" || status === "ready" ? status : "none";
  } catch {
    // Most wallets do not know the question: then they have no batches.
    return "none";
  }
}
