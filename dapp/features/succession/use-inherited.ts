"use client";
import type { AssetId } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { useMarket } from "@/features/wallet";

/** An encrypted version that an owner has taken over: the keys of its deliveries are made with somebody else's secret. */
export interface Inherited {
  readonly version: number;
  readonly publisher: Address;
}

/** The latest version of an asset of this account, if it is one that an owner before published; null when it is not, from the chain. */
export function useInherited(asset: AssetId, account: Address) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.asset(asset), "inherited", account.toLowerCase()],
    queryFn: async (): Promise<Inherited | null> => {
      const { readAsset } = await import("@ftns-market/sdk/reads");
      const { owner, encrypted, epoch, latestVersion: version } = await readAsset(market, asset);
      // The epoch counts changes of owner: without one nobody else can have published it.
      if (!encrypted || epoch === 0 || owner.toLowerCase() !== account.toLowerCase()) return null;
      const { readPublisher } = await import("@ftns-market/sdk/journeys");
      const publisher = await readPublisher(market, { asset, version });
      return publisher.toLowerCase() === account.toLowerCase() ? null : { version, publisher };
    },
  });
}
