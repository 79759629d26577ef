"use client";
import type { AuctionKind } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import type { BidFunds } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { getCode } from "viem/actions";
import { useMarket } from "@/features/wallet";

/** What an account can bid with. */
export interface Purse extends BidFunds {
  /** It has no contract of its own, so that it can sign permits. */
  readonly plainAccount: boolean;
}

/** Code of an account that lent itself a contract (EIP-7702): it still signs like a plain one. */
const DELEGATED = "0xef0100";

/** The money of an account, and what the auctions of a kind may take of it, from the chain. */
export function usePurse(address: Address, kind: AuctionKind) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.funds(address), "purse", kind],
    queryFn: async (): Promise<Purse> => {
      const { readBidFunds } = await import("@ftns-market/sdk/reads");
      const [funds, code] = await Promise.all([
        readBidFunds(market, kind, address),
        getCode(market.client, { address }),
      ]);
      return { ...funds, plainAccount: code === undefined || code === "0x" || code.startsWith(DELEGATED) };
    },
  });
}
