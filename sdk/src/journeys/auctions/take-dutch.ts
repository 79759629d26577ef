import type { Hash } from "viem";
import { buyDutch } from "../../actions/auctions/buy-dutch.ts";
import { openedSale, type OpenedSale } from "../../actions/receipts.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { contractError } from "../../errors/revert.ts";
import { requireOpenLot, type BidFor } from "./lot.ts";
import { payAndSend, planMoney, type BidOptions } from "./money.ts";

/** A purchase in a Dutch auction. */
export interface TakeDutchInput extends BidFor {
  /** FTNS base units; a higher price is refused. Default: the price now, which is a safe bound because it only falls. */
  readonly maxPrice?: bigint;
}

/** A lot that was taken: a sale like every other, `receive` gets it. */
export interface TakenLot extends OpenedSale {
  readonly hash: Hash;
}

/**
 * Takes the lot of a Dutch auction that was inspected before (`inspectVersion`), at the price of that second or less.
 * @throws MarketError: those of `requireOpenLot`, `DutchAuction_PriceAboveMax`, `InvalidAmount` for too little money, those of `send`
 */
export async function takeDutch(
  market: MarketClient,
  input: TakeDutchInput,
  options: BidOptions = {},
): Promise<TakenLot> {
  const { auction, split, buyerKey } = await requireOpenLot(market, ["Dutch"], input);
  const maxPrice = input.maxPrice ?? auction.price;
  if (maxPrice < auction.price) {
    throw contractError("DutchAuction_PriceAboveMax", [auction.auction, auction.price, maxPrice]);
  }
  const money = await planMoney(market, "Dutch", maxPrice, input);
  const { fromCredit } = money;
  const action = buyDutch(market, {
    ...{ auction: auction.auction, terms: auction.terms, maxPrice, fromCredit, split, name: input.name },
    buyerKey,
  });
  const { hash, receipt } = await payAndSend(market, "Dutch", action, money, input, options);
  return { ...openedSale(market, receipt), hash };
}
