"use client";
import type { AssetId, Split } from "@ftns-market/sdk/chain";
import { keys, readAssetPage, searchAssets, type AssetPage } from "@ftns-market/sdk/queries";
import type { ChainAsset, ChainPolicy, Funds } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

const MOST_ASSETS = 200;

/** The assets that an account owns and could auction something of. */
export function useOwnAssets(account: Address) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.search(), "own", account.toLowerCase(), "auction"],
    queryFn: async ({ signal }) => {
      const { assets } = await searchAssets(market, { owner: account, unavailable: true, first: MOST_ASSETS }, signal);
      return assets.filter(({ status }) => status === "Live");
    },
  });
}

/** What is known of an asset for its auction: the licences from the index, everything else from the chain. */
export interface LotSource {
  readonly page: AssetPage | undefined;
  readonly asset: ChainAsset;
  readonly split: Split;
  readonly policy: ChainPolicy;
  /** Of the seller. */
  readonly funds: Funds;
}

export function useLotSource(asset: AssetId | undefined, account: Address) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.asset(asset ?? 0), "lot", account.toLowerCase()],
    queryFn: async ({ signal }): Promise<LotSource> => {
      if (asset === undefined) throw new TypeError("asked only with an asset");
      const { readAsset, readFunds, readPolicy, readSplit } = await import("@ftns-market/sdk/reads");
      const [page, state, policy, funds] = await Promise.all([
        readAssetPage(market, asset, signal),
        readAsset(market, asset),
        readPolicy(market),
        readFunds(market, account),
      ]);
      return { page, asset: state, policy, funds, split: await readSplit(market, asset, state.split) };
    },
    enabled: asset !== undefined,
  });
}
