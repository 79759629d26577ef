import type { Hash } from "viem";
import { bid } from "../../actions/auctions/bid.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { contractError } from "../../errors/revert.ts";
import { requireOpenLot, type BidFor } from "./lot.ts";
import { payAndSend, planMoney, type BidOptions } from "./money.ts";

/** A bid in an English auction. */
export interface PlaceBidInput extends BidFor {
  /** FTNS base units; default the lowest one that is accepted. */
  readonly amount?: bigint;
}

/** A bid that was placed. Amounts in FTNS base units. */
export interface PlacedBid {
  readonly hash: Hash;
  readonly amount: bigint;
  readonly fromCredit: bigint;
  readonly fromWallet: bigint;
}

/**
 * Bids in an English auction for a lot that was inspected before (`inspectVersion`): credit in the vault first, the rest by a permit
 * in the same transaction. A leader that raises its own bid pays with the money of it.
 * @throws MarketError: those of `requireOpenLot`, `Auction_BidTooLow`, `InvalidAmount` for too little money, those of `send`
 */
export async function placeBid(
  market: MarketClient,
  input: PlaceBidInput,
  options: BidOptions = {},
): Promise<PlacedBid> {
  const { auction, split, buyerKey } = await requireOpenLot(market, ["English"], input);
  const amount = input.amount ?? auction.minimumBid;
  if (amount < auction.minimumBid) {
    throw contractError("Auction_BidTooLow", [auction.auction, amount, auction.minimumBid]);
  }
  const leads = auction.leader?.toLowerCase() === requireAccount(market).toLowerCase();
  const money = await planMoney(market, "English", amount, input, leads ? auction.leadingBid : 0n);
  const { fromCredit, fromWallet } = money;
  const { terms } = auction;
  const action = bid(market, {
    ...{ auction: auction.auction, terms, amount, fromCredit, split, name: input.name },
    buyerKey,
  });
  const { hash } = await payAndSend(market, "English", action, money, input, options);
  return { hash, amount, fromCredit, fromWallet };
}
