import type { Action } from "../../actions/action.ts";
import { openReserve } from "../../actions/auctions/finish-auction.ts";
import { revealBid } from "../../actions/auctions/reveal-bid.ts";
import { reserveHash } from "../../auctions/commitment.ts";
import type { BidOpening, Opening, ReserveOpening } from "../../auctions/opening.ts";
import { commitmentOf } from "../../auctions/seal-bid.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import { AUCTION_KINDS, SEALED_KINDS, type AuctionKind, type SealedKind } from "../../chain/enums.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { chainTime } from "../../chain/time.ts";
import { formatTime, shortAddress } from "../../chain/units.ts";
import { MarketError } from "../../errors/market-error.ts";
import { contractError } from "../../errors/revert.ts";
import { readAuction, type ChainAuction } from "../../reads/auctions/auction.ts";
import { readCommittedBid } from "../../reads/auctions/committed-bids.ts";

/**
 * What an opening does, of whoever it is, as an action: what the chain would refuse is refused here. Nothing is sent.
 * @param name of the asset, for the summary
 * @throws MarketError those of `prepareReveal` and `prepareOpenReserve`
 */
export function prepareOpening(market: MarketClient, opening: Opening, name?: string): Promise<Action> {
  return opening.type === "bid" ? prepareReveal(market, opening, name) : prepareOpenReserve(market, opening, name);
}

/**
 * The reveal of a sealed bid.
 * @throws MarketError `Mismatch` for an opening of another chain or contract, `NotFound` when the bid was not handed in,
 * `CommitReveal_WrongOpening`, `CommitReveal_UnknownCommitment` when it was revealed or taken back before, `CommitReveal_NotRevealing` when
 * it is too early or too late
 */
export async function prepareReveal(market: MarketClient, opening: BidOpening, name?: string): Promise<Action> {
  const { auction: id, bidder, value, seed, bidderKey } = opening;
  const kind = kindOfOpening(market, opening);
  if (!isSealedKind(kind)) throw ofAnotherMarket(market, opening);
  const auction = await readAuction(market, { auction: id, kind });
  const [committed, now] = await Promise.all([
    readCommittedBid(market, { kind, bidder, auction: id }),
    chainTime(market.client),
  ]);
  if (BigInt(commitmentOf(opening)) !== BigInt(committed.commitment)) {
    throw contractError("CommitReveal_WrongOpening", [id, bidder]);
  }
  if (!committed.open) {
    const taken = now > auction.revealEndsAt ? ", or its collateral was taken back" : "";
    const message = `The sealed bid of ${shortAddress(bidder)} in auction ${id} was revealed before${taken}. There is nothing left to do with this opening.`;
    throw new MarketError("CommitReveal_UnknownCommitment", message, { auction: id, bidder });
  }
  requireRevealTime(auction, now);
  return revealBid(market, { kind, auction: id, terms: auction.terms, name, committed, value, seed, bidderKey });
}

/**
 * The opening of a hidden reserve.
 * @throws MarketError `Mismatch` for an opening of another chain or contract, `Auction_WrongReserve`, `Auction_NotRunning`,
 * `Auction_NoHiddenReserve` when there was none, when it was opened before, or when the time is over
 */
export async function prepareOpenReserve(
  market: MarketClient,
  opening: ReserveOpening,
  name?: string,
): Promise<Action> {
  const { auction: id, reserve, salt } = opening;
  const kind = kindOfOpening(market, opening);
  const auction = await readAuction(market, { auction: id, kind });
  requireHiddenReserve(auction, await chainTime(market.client));
  const context = { chainId: market.chain.id, contract: auctionAddress(market, kind), seller: auction.seller };
  if (BigInt(reserveHash(context, reserve, salt)) !== BigInt(auction.created.reserveHash)) {
    throw contractError("Auction_WrongReserve", [id]);
  }
  return openReserve(market, { kind, auction: id, terms: auction.terms, name, reserve, salt });
}

/** The kind of auction that an opening is bound to. @throws MarketError `Mismatch` when it is of another chain or contract */
export function kindOfOpening(market: MarketClient, opening: Opening): AuctionKind {
  const contract = opening.contract.toLowerCase();
  const kind = AUCTION_KINDS.find((one) => auctionAddress(market, one).toLowerCase() === contract);
  const fits = kind !== undefined && (opening.type === "reserve" || isSealedKind(kind));
  if (fits && opening.chainId === market.chain.id) return kind;
  throw ofAnotherMarket(market, opening);
}

function ofAnotherMarket(market: MarketClient, { chainId, contract, auction }: Opening): MarketError {
  const message = `This opens something of auction ${auction} of the contract ${contract} on chain ${chainId}, not of this market on chain ${market.chain.id}. Use the market that it was made for.`;
  return new MarketError("Mismatch", message, { chainId, contract });
}

function requireRevealTime({ auction: id, phase, revealEndsAt, reserveHidden }: ChainAuction, now: number): void {
  const window = phase.windows.reveal;
  if (window === undefined || now > revealEndsAt) {
    const message = `It is too late: bids in auction ${id} could be revealed until ${formatTime(revealEndsAt)}. What is left of the collateral can be taken back.`;
    throw new MarketError("CommitReveal_NotRevealing", message, { auction: id, revealEndsAt });
  }
  if (now >= window.from) return;
  const sooner = reserveHidden ? ", sooner if the seller opens its hidden reserve before," : "";
  const message = `It is too early: bids in auction ${id} can be revealed from ${formatTime(window.from)}${sooner} until ${formatTime(revealEndsAt)}. Come back with the opening then.`;
  throw new MarketError("CommitReveal_NotRevealing", message, { auction: id, from: window.from, revealEndsAt });
}

function requireHiddenReserve({ auction: id, end, created, reserveHidden, phase }: ChainAuction, now: number): void {
  if (BigInt(created.reserveHash) === 0n) throw contractError("Auction_NoHiddenReserve", [id]);
  if (end !== undefined) throw contractError("Auction_NotRunning", [id]);
  if (!reserveHidden) {
    const message = `The hidden reserve of auction ${id} was opened before. There is nothing left to do with this opening.`;
    throw new MarketError("Auction_NoHiddenReserve", message, { auction: id });
  }
  const until = phase.windows.openReserve?.until ?? 0;
  if (now <= until) return;
  const message = `It is too late: the hidden reserve of auction ${id} could be opened until ${formatTime(until)}. It counts as the starting price now.`;
  throw new MarketError("Auction_NoHiddenReserve", message, { auction: id, until });
}

function isSealedKind(kind: AuctionKind): kind is SealedKind {
  return (SEALED_KINDS as readonly AuctionKind[]).includes(kind);
}
