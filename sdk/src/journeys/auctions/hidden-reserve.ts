import { send, type SendOptions, type Sent } from "../../actions/send.ts";
import type { ReserveOpening } from "../../auctions/opening.ts";
import { rebuildReserve } from "../../auctions/seal-reserve.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import type { SaleId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { contractError } from "../../errors/revert.ts";
import { readAuction } from "../../reads/auctions/auction.ts";
import { prepareOpenReserve } from "./prepare-opening.ts";

/**
 * Rebuilds the hidden reserve of an auction from the seller's signature and the chain alone.
 * @param master of `hiddenReserveMaster`, or the keystore that it was hidden with
 * @throws MarketError `NotFound`, `Auction_NoHiddenReserve`, `Mismatch` when it was hidden with another secret
 */
export async function rebuildHiddenReserve(
  market: MarketClient,
  { auction: id, master }: { readonly auction: SaleId; readonly master: Uint8Array },
): Promise<ReserveOpening> {
  const { kind, seller, terms, created } = await readAuction(market, { auction: id });
  if (BigInt(created.reserveHash) === 0n) throw contractError("Auction_NoHiddenReserve", [id]);
  const context = { chainId: market.chain.id, contract: auctionAddress(market, kind), seller };
  return { ...rebuildReserve(master, context, terms, created), auction: id };
}

/**
 * Opens a hidden reserve. Anyone who has the opening.
 * @throws MarketError those of `prepareOpenReserve` and `send`
 */
export async function openHiddenReserve(
  market: MarketClient,
  opening: ReserveOpening,
  options: SendOptions = {},
): Promise<Sent> {
  return send(market, await prepareOpenReserve(market, opening), options);
}
