import type { AuctionKind } from "../../chain/enums.ts";
import { assetOf, type SaleId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { Split } from "../../chain/split.ts";
import { contractError } from "../../errors/revert.ts";
import { MarketError } from "../../errors/market-error.ts";
import { readAuction, type ChainAuction } from "../../reads/auctions/auction.ts";
import { readBidPermission } from "../../reads/auctions/bid-permission.ts";
import { readSplit } from "../../reads/records.ts";
import { purchaseKeyOf } from "../purchase.ts";
import type { BidPaymentChoice } from "./money.ts";

/** What every bid names. */
export interface BidFor extends BidPaymentChoice {
  readonly auction: SaleId;
  /** The version that was inspected (`inspectVersion`) before this bid; a lot of another one is not bid for. */
  readonly version: number;
  /** Of `buyerMaster` or a keystore; needed for an encrypted lot. The library opens the delivery with the same. */
  readonly master?: Uint8Array;
  /** Name of the asset, for the summaries. */
  readonly name?: string;
}

/** An auction that the wallet may bid in now. */
export interface OpenLot<Auction extends ChainAuction> {
  readonly auction: Auction;
  readonly split: Split;
  /** B, 128 bytes; undefined for an open artifact. */
  readonly buyerKey: `0x${string}` | undefined;
}

/**
 * An auction that the wallet may bid in now: what the chain would refuse is refused here, before anything is signed.
 * @throws MarketError `NotFound`, `Auction_BiddingOver`, `Auction_NotRunning`, `Escrow_LotVoid`, `Escrow_PartyOfLot`, `NotForSale` for
 * another version, `InvalidInput` without the master that an encrypted lot needs
 */
export async function requireOpenLot<Kind extends AuctionKind>(
  market: MarketClient,
  kinds: readonly Kind[],
  input: BidFor,
): Promise<OpenLot<Extract<ChainAuction, { readonly kind: Kind }>>> {
  const auction = await requireKind(market, kinds, input.auction);
  requireRunning(auction, input.version);
  const account = requireAccount(market);
  const split = await readSplit(market, assetOf(auction.terms), auction.split);
  const permission = await readBidPermission(market, { auction: input.auction, account, split });
  if (!permission.allowed) throw permission.reason;
  if (!auction.encrypted) return { auction, split, buyerKey: undefined };
  if (input.master === undefined) {
    const message =
      "The lot is encrypted: the bid needs your key. Sign for it (`buyerMaster`) or open your keystore, then bid.";
    throw new MarketError("InvalidInput", message);
  }
  return { auction, split, buyerKey: purchaseKeyOf(market, input.master, auction.terms).point };
}

/** An auction of one of these kinds. @throws MarketError `NotFound`, `InvalidInput` for another kind */
export async function requireKind<Kind extends AuctionKind>(
  market: MarketClient,
  kinds: readonly Kind[],
  id: SaleId,
): Promise<Extract<ChainAuction, { readonly kind: Kind }>> {
  const auction = await readAuction(market, { auction: id });
  if (isOf(auction, kinds)) return auction;
  const message = `Auction ${id} is of the kind ${auction.kind}, this is for ${kinds.join(" and ")}. Look at the auction again.`;
  throw new MarketError("InvalidInput", message, { auction: id, kind: auction.kind });
}

function isOf<Kind extends AuctionKind>(
  auction: ChainAuction,
  kinds: readonly Kind[],
): auction is Extract<ChainAuction, { readonly kind: Kind }> {
  return (kinds as readonly AuctionKind[]).includes(auction.kind);
}

function requireRunning({ auction, phase, isVoid, endsAt, version }: ChainAuction, inspected: number): void {
  if (phase.name === "ended") throw contractError("Auction_NotRunning", [auction]);
  if (phase.name !== "open") throw contractError("Auction_BiddingOver", [auction, endsAt]);
  if (isVoid) throw contractError("Escrow_LotVoid", [auction]);
  if (version === inspected) return;
  const message = `The lot of auction ${auction} is version ${version}, not version ${inspected} that you looked at. Look at that one before you bid.`;
  throw new MarketError("NotForSale", message, { expected: inspected, actual: version });
}
