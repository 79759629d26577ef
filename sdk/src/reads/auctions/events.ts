import type { Address, Hex } from "viem";
import { getContractEvents } from "viem/actions";
import { auctionAddress } from "../../chain/auction-address.ts";
import { AUCTION_CONTRACTS } from "../../chain/contracts.ts";
import { AUCTION_OUTCOMES, nameOf, type AuctionKind, type AuctionOutcome } from "../../chain/enums.ts";
import type { SaleId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { describeError } from "../../errors/describe.ts";
import { englishAuctionAbi } from "../../generated/abis.ts";
import { noAuction } from "./kind.ts";

/** What an auction was created with; it never changes, but for the end of an English auction. */
export interface AuctionCreation {
  readonly seller: Address;
  readonly terms: bigint;
  readonly quantity: number;
  readonly version: number;
  /** FTNS base units. */
  readonly startingPrice: bigint;
  /** Open reserve (Dutch: the floor), FTNS base units; 0 while it is hidden. */
  readonly reserve: bigint;
  /** bytes32; zero = no hidden reserve. */
  readonly reserveHash: Hex;
  /** bytes32; with it the seller's wallet can rebuild a hidden reserve. */
  readonly memo: Hex;
  /** Seconds since 1970. */
  readonly endsAt: number;
  /** Seconds since 1970; 0 unless bids are sealed. */
  readonly revealEndsAt: number;
  /** English: seconds by which a late bid moves the end. */
  readonly extension: number;
  /** Dutch: seconds in which the price halves; 0 = linear. */
  readonly halfLife: number;
  /** Sealed kinds: percent of the collateral that a bid loses which is not revealed. */
  readonly forfeitPercent: number;
  /** Block of the creation. */
  readonly block: bigint;
}

/** How an auction ended. */
export interface AuctionEnd {
  readonly outcome: AuctionOutcome;
  /** Undefined unless Sold. */
  readonly winner: Address | undefined;
  /** What the winner pays, FTNS base units; 0 unless Sold. */
  readonly price: bigint;
}

/** Events of the contract of a kind. Every kind has the events of all; those that it never emits are just not found. */
export function eventsOf(market: MarketClient, kind: AuctionKind) {
  const { block } = market.deployment.contracts[AUCTION_CONTRACTS[kind]];
  return { address: auctionAddress(market, kind), fromBlock: BigInt(block), strict: true } as const;
}

/** What an auction was created with, from its event. @throws MarketError `NotFound`, `RpcUnreachable` */
export async function readCreation(market: MarketClient, kind: AuctionKind, auction: SaleId): Promise<AuctionCreation> {
  const [created] = await getContractEvents(market.client, {
    ...eventsOf(market, kind),
    abi: englishAuctionAbi,
    eventName: "AuctionCreated",
    args: { auction },
  }).catch((error: unknown) => {
    throw describeError(error);
  });
  if (created === undefined) throw noAuction(auction);
  const { kind: _kind, auction: _auction, ...creation } = created.args;
  return { ...creation, block: created.blockNumber };
}

/** How an auction ended, from its event; undefined while it runs. @throws MarketError `RpcUnreachable` */
export async function readEnd(
  market: MarketClient,
  kind: AuctionKind,
  auction: SaleId,
): Promise<AuctionEnd | undefined> {
  const [ended] = await getContractEvents(market.client, {
    ...eventsOf(market, kind),
    abi: englishAuctionAbi,
    eventName: "AuctionEnded",
    args: { auction },
  }).catch((error: unknown) => {
    throw describeError(error);
  });
  if (ended === undefined) return undefined;
  const { winner, price } = ended.args;
  const outcome = nameOf(AUCTION_OUTCOMES, ended.args.outcome);
  return { outcome, winner: outcome === "Sold" ? winner : undefined, price };
}
