import { parseEventLogs, type TransactionReceipt } from "viem";
import { auctionAddress } from "../../chain/auction-address.ts";
import { AUCTION_KINDS, nameOf, type AuctionKind } from "../../chain/enums.ts";
import type { SaleId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { MarketError } from "../../errors/market-error.ts";
import { englishAuctionAbi } from "../../generated/abis.ts";

/** The auction that a transaction created. @throws MarketError `NotFound` */
export function createdAuction(
  market: MarketClient,
  receipt: Pick<TransactionReceipt, "logs">,
): { readonly auction: SaleId; readonly kind: AuctionKind; readonly endsAt: number; readonly revealEndsAt: number } {
  // Every kind tells of a new auction by the same event.
  const logs = parseEventLogs({ abi: englishAuctionAbi, eventName: "AuctionCreated", logs: receipt.logs });
  const created = logs.find(({ address, args }) => {
    const expected = auctionAddress(market, nameOf(AUCTION_KINDS, args.kind));
    return address.toLowerCase() === expected.toLowerCase();
  });
  if (created === undefined) {
    throw new MarketError("NotFound", "The transaction created no auction. Was it the right transaction?");
  }
  const { auction, kind, endsAt, revealEndsAt } = created.args;
  return { auction, kind: nameOf(AUCTION_KINDS, kind), endsAt, revealEndsAt };
}
