import type { Address } from "viem";
import { getBalance, readContract } from "viem/actions";
import type { MarketClient } from "../chain/market-client.ts";
import { ftnsAbi, vaultAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** What an account can pay with. Everything but `native` in FTNS base units. */
export interface Funds {
  /** FTNS in the wallet. */
  readonly wallet: bigint;
  /** Credit in the vault. */
  readonly credit: bigint;
  /** The chain's own coin, for gas; base units of 10^-18. */
  readonly native: bigint;
  /** What contracts may take from the wallet. */
  readonly allowances: { readonly Listings: bigint; readonly Vault: bigint };
  /** What contracts may draw from the credit. */
  readonly vaultAllowances: { readonly Escrow: bigint; readonly Listings: bigint };
}

/** Balances, credit and allowances of an account at one block. */
export async function readFunds(market: MarketClient, account: Address, options: ReadOptions = {}): Promise<Funds> {
  const { FTNS, Vault, Listings, Escrow } = market.addresses;
  return atOneBlock(market, options, async (blockNumber) => {
    const ftns = { address: FTNS, abi: ftnsAbi, blockNumber } as const;
    const vault = { address: Vault, abi: vaultAbi, blockNumber } as const;
    const [wallet, credit, native, listings, deposits, bonds, purchases] = await Promise.all([
      readContract(market.client, { ...ftns, functionName: "balanceOf", args: [account] }),
      readContract(market.client, { ...vault, functionName: "balanceOf", args: [account] }),
      getBalance(market.client, { address: account, blockNumber }),
      readContract(market.client, { ...ftns, functionName: "allowance", args: [account, Listings] }),
      readContract(market.client, { ...ftns, functionName: "allowance", args: [account, Vault] }),
      readContract(market.client, { ...vault, functionName: "allowance", args: [account, Escrow] }),
      readContract(market.client, { ...vault, functionName: "allowance", args: [account, Listings] }),
    ]);
    return {
      wallet,
      credit,
      native,
      allowances: { Listings: listings, Vault: deposits },
      vaultAllowances: { Escrow: bonds, Listings: purchases },
    };
  });
}
