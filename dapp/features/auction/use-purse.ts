"use client";
import type { AuctionContract, MarketClient } from "@ftns-market/sdk/chain";
import { keys } from "@ftns-market/sdk/queries";
import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { getCode, readContract } from "viem/actions";
import { useMarket } from "@/features/wallet";

/** What an account can bid with. Amounts in FTNS base units. */
export interface Purse {
  readonly wallet: bigint;
  readonly credit: bigint;
  /** The chain's own coin, for gas. */
  readonly native: bigint;
  /** What the auction may take from the wallet already, and from the credit. */
  readonly allowance: bigint;
  readonly released: bigint;
  /** It has no contract of its own, so that it can sign permits. */
  readonly plainAccount: boolean;
}

/** Code of an account that lent itself a contract (EIP-7702): it still signs like a plain one. */
const DELEGATED = "0xef0100";

/** The money of an account, and what an auction contract may take of it, from the chain. */
export function usePurse(address: Address, contract: AuctionContract) {
  const market = useMarket();
  return useQuery({
    queryKey: [...keys.funds(address), "purse", contract],
    queryFn: () => readPurse(market, address, contract),
  });
}

async function readPurse(market: MarketClient, account: Address, contract: AuctionContract): Promise<Purse> {
  const { readFunds } = await import("@ftns-market/sdk/reads");
  const { ftnsAbi, vaultAbi } = await import("@ftns-market/sdk/abis");
  const { client, addresses } = market;
  const args = [account, addresses[contract]] as const;
  const [{ wallet, credit, native }, allowance, released, code] = await Promise.all([
    readFunds(market, account),
    readContract(client, { address: addresses.FTNS, abi: ftnsAbi, functionName: "allowance", args }),
    readContract(client, { address: addresses.Vault, abi: vaultAbi, functionName: "allowance", args }),
    getCode(client, { address: account }),
  ]);
  const plainAccount = code === undefined || code === "0x" || code.startsWith(DELEGATED);
  return { wallet, credit, native, allowance, released, plainAccount };
}
