import type { Address } from "viem";
import { getBalance, readContract } from "viem/actions";
import { auctionAddress } from "../../chain/auction-address.ts";
import type { AuctionKind } from "../../chain/enums.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { ftnsAbi, vaultAbi } from "../../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "../snapshot.ts";

/** What an account can bid with in auctions of a kind. Everything but `native` in FTNS base units. */
export interface BidFunds {
  /** FTNS in the wallet. */
  readonly wallet: bigint;
  /** Credit in the vault. */
  readonly credit: bigint;
  /** The chain's own coin, for gas; base units of 10^-18. */
  readonly native: bigint;
  /** What the auction contract may take from the wallet. */
  readonly allowance: bigint;
  /** What the auction contract may draw from the credit. */
  readonly creditAllowance: bigint;
}

/** Balance, credit and allowances of an account for bids in auctions of a kind, at one block. */
export async function readBidFunds(
  market: MarketClient,
  kind: AuctionKind,
  account: Address,
  options: ReadOptions = {},
): Promise<BidFunds> {
  const contract = auctionAddress(market, kind);
  return atOneBlock(market, options, async (blockNumber) => {
    const ftns = { address: market.addresses.FTNS, abi: ftnsAbi, blockNumber } as const;
    const vault = { address: market.addresses.Vault, abi: vaultAbi, blockNumber } as const;
    const [wallet, credit, native, allowance, creditAllowance] = await Promise.all([
      readContract(market.client, { ...ftns, functionName: "balanceOf", args: [account] }),
      readContract(market.client, { ...vault, functionName: "balanceOf", args: [account] }),
      getBalance(market.client, { address: account, blockNumber }),
      readContract(market.client, { ...ftns, functionName: "allowance", args: [account, contract] }),
      readContract(market.client, { ...vault, functionName: "allowance", args: [account, contract] }),
    ]);
    return { wallet, credit, native, allowance, creditAllowance };
  });
}
