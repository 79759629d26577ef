import type { Address } from "viem";
import { reclaimCollateral } from "../../actions/auctions/reclaim-collateral.ts";
import { send, type SendOptions, type Sent } from "../../actions/send.ts";
import type { BidOpening } from "../../auctions/opening.ts";
import { rebuildBid } from "../../auctions/seal-bid.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import { SEALED_KINDS } from "../../chain/enums.ts";
import type { SaleId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { MarketError } from "../../errors/market-error.ts";
import { contractError } from "../../errors/revert.ts";
import { readCommittedBid } from "../../reads/auctions/committed-bids.ts";
import { purchaseKeyOf } from "../purchase.ts";
import { endAuction } from "./end-auction.ts";
import { requireKind } from "./lot.ts";
import { prepareReveal } from "./prepare-opening.ts";

/** What rebuilds a sealed bid when its storage is lost, or on another device. */
export interface RebuildSealedBidInput {
  readonly auction: SaleId;
  /** Of `sealedBidMaster`, or the keystore that the bid was sealed with. */
  readonly bidMaster: Uint8Array;
  /** Of `buyerMaster`, or the keystore; needed for an encrypted lot. */
  readonly master?: Uint8Array;
}

/**
 * Rebuilds the wallet's sealed bid from its signature and the chain alone.
 * @throws MarketError `NotFound` when this wallet handed in none, `Mismatch` when it was sealed with another secret, `InvalidInput`
 */
export async function rebuildSealedBid(
  market: MarketClient,
  { auction: id, bidMaster, master }: RebuildSealedBidInput,
): Promise<BidOpening> {
  const auction = await requireKind(market, SEALED_KINDS, id);
  const { kind, terms, encrypted } = auction;
  const bidder = requireAccount(market);
  const committed = await readCommittedBid(market, { kind, bidder, auction: id });
  if (encrypted && master === undefined) {
    const message = "The lot is encrypted: rebuilding the bid needs your key too (`buyerMaster`, or your keystore).";
    throw new MarketError("InvalidInput", message);
  }
  const bidderKey = encrypted && master !== undefined ? purchaseKeyOf(market, master, terms).point : "0x";
  const context = { chainId: market.chain.id, contract: auctionAddress(market, kind), auction: id, bidder };
  return rebuildBid(bidMaster, context, committed, bidderKey);
}

/**
 * Reveals a sealed bid with its opening, of whoever it is.
 * @throws MarketError those of `prepareReveal` and `send`
 */
export async function revealSealedBid(
  market: MarketClient,
  opening: BidOpening,
  options: SendOptions = {},
): Promise<Sent> {
  return send(market, await prepareReveal(market, opening), options);
}

/**
 * Takes the collateral of a sealed bid back that was not revealed in time, less the forfeit, and ends the auction before when nobody has.
 * Anyone.
 * @param bidder default the wallet
 * @throws MarketError `NotFound`, `Auction_TooEarly`, `CommitReveal_UnknownCommitment`, those of `send`
 */
export async function reclaimSealedBid(
  market: MarketClient,
  { auction: id, bidder = requireAccount(market) }: { readonly auction: SaleId; readonly bidder?: Address },
  options: SendOptions = {},
): Promise<Sent> {
  const { kind, terms, forfeitPercent } = await requireKind(market, SEALED_KINDS, id);
  const committed = await readCommittedBid(market, { kind, bidder, auction: id });
  if (!committed.open) throw contractError("CommitReveal_UnknownCommitment", [id, bidder]);
  await endAuction(market, id, options);
  return send(market, reclaimCollateral(market, { kind, auction: id, terms, committed, forfeitPercent }), options);
}
