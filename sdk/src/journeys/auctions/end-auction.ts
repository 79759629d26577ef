import { settleAuction } from "../../actions/auctions/finish-auction.ts";
import { send, type SendOptions } from "../../actions/send.ts";
import type { SaleId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { readAuction, type ChainAuction } from "../../reads/auctions/auction.ts";
import { readWinningKey } from "../../reads/auctions/winning-key.ts";

/**
 * Ends an auction that is decided, with the winner's key from its events. Anyone. The sale of a winner has the number of the auction:
 * `receive` waits for its delivery as ever. One that has ended before is only read.
 * @returns the auction as it is now: `end` says how it ended
 * @throws MarketError `NotFound`, `Auction_TooEarly`, those of `send`
 */
export async function endAuction(market: MarketClient, id: SaleId, options: SendOptions = {}): Promise<ChainAuction> {
  const auction = await readAuction(market, { auction: id });
  if (auction.end !== undefined) return auction;
  const { kind, seller, terms } = auction;
  const winner = auction.kind === "Dutch" ? undefined : auction.leader;
  const winnerKey = auction.kind === "Dutch" ? "0x" : await readWinningKey(market, auction);
  const { receipt } = await send(
    market,
    settleAuction(market, { kind, auction: id, terms, seller, leader: winner, winnerKey }),
    options,
  );
  return readAuction(market, { auction: id, kind }, { blockNumber: receipt.blockNumber });
}
