import { zeroAddress, type Address, type Hex } from "viem";
import { getBlock, readContract } from "viem/actions";
import { dutchPrice } from "../../auctions/dutch.ts";
import { minimumBid } from "../../auctions/english.ts";
import { auctionPhase, type AuctionPhase } from "../../auctions/phase.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import { SALE_STATES, nameOf, type AuctionKind, type SaleState, type SealedKind } from "../../chain/enums.ts";
import type { SaleId, TermsId } from "../../chain/ids.ts";
import type { MarketClient } from "../../chain/market-client.ts";
import { sealedAuctionAbi } from "../../chain/sealed-abi.ts";
import { englishAuctionAbi, escrowAbi } from "../../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "../snapshot.ts";
import { readCreation, readEnd, type AuctionCreation, type AuctionEnd } from "./events.ts";
import { readAuctionKind } from "./kind.ts";

/** What auctions of every kind have, as the chain has it at one block. Amounts in FTNS base units, times in seconds since 1970. */
interface AnyChainAuction {
  readonly auction: SaleId;
  readonly seller: Address;
  /** Licence terms, or the asset itself (`isTitle`). */
  readonly terms: TermsId;
  readonly quantity: number;
  /** The version that the winner gets. */
  readonly version: number;
  /** Number of the revenue split that the price is paid by; `readSplit` finds it. 0 once an open lot is sold: its record is gone. */
  readonly split: number;
  /** The lot is encrypted: a bid carries the bidder's key. */
  readonly encrypted: boolean;
  /** Where the sale of the lot stands: Held while the auction runs. */
  readonly sale: SaleState;
  /** The asset was taken down, or the version proved fraudulent: the lot can only be returned. */
  readonly isVoid: boolean;
  readonly startingPrice: bigint;
  /** At this price or more it is sold; the starting price while the reserve is hidden. Dutch: the floor. */
  readonly reserve: bigint;
  /** A hidden reserve that is not open yet. */
  readonly reserveHidden: boolean;
  /** Last second for bids. */
  readonly endsAt: number;
  /** Last second for revealing; 0 unless bids are sealed. */
  readonly revealEndsAt: number;
  readonly created: AuctionCreation;
  /** Timestamp of the block it was read at. */
  readonly now: number;
  readonly phase: AuctionPhase;
  /** Undefined while it runs. */
  readonly end: AuctionEnd | undefined;
}

/** An English auction. */
export interface ChainEnglishAuction extends AnyChainAuction {
  readonly kind: "English";
  readonly extension: number;
  readonly extensionsLeft: number;
  /** Undefined = no bid, or ended. */
  readonly leader: Address | undefined;
  /** 0 = no bid, or ended. */
  readonly leadingBid: bigint;
  /** keccak256 of the leader's key; zero for an open artifact. */
  readonly leaderKeyHash: Hex;
  /** The lowest bid that would be accepted now. */
  readonly minimumBid: bigint;
}

/** A Dutch auction. */
export interface ChainDutchAuction extends AnyChainAuction {
  readonly kind: "Dutch";
  readonly startedAt: number;
  /** Seconds. */
  readonly duration: number;
  /** Seconds; 0 = linear. */
  readonly halfLife: number;
  /** At the block it was read at; `dutchPrice` gives that of any other second. */
  readonly price: bigint;
}

/** An auction with sealed bids. */
export interface ChainSealedAuction extends AnyChainAuction {
  readonly kind: SealedKind;
  /** How many were made. */
  readonly commitments: number;
  readonly forfeitPercent: number;
  /** Bidder of the highest valid bid revealed so far; undefined = none, or ended. */
  readonly leader: Address | undefined;
  readonly leadingBid: bigint;
  /** Vickrey only. */
  readonly secondBid: bigint;
  readonly leaderCollateral: bigint;
  /** keccak256 of the leader's key; zero for an open artifact. */
  readonly leaderKeyHash: Hex;
}

/** An auction as the chain has it. */
export type ChainAuction = ChainEnglishAuction | ChainDutchAuction | ChainSealedAuction;

/**
 * An auction, running or ended.
 * @param kind when it is known; else it is asked for
 * @param created of an earlier reading: it never changes, and is not looked for again among the events of the chain
 * @throws MarketError `NotFound`, `RpcUnreachable`
 */
export async function readAuction(
  market: MarketClient,
  {
    auction,
    kind,
    created: known,
  }: { readonly auction: SaleId; readonly kind?: AuctionKind; readonly created?: AuctionCreation },
  options: ReadOptions = {},
): Promise<ChainAuction> {
  return atOneBlock(market, options, async (blockNumber) => {
    const found = kind ?? (await readAuctionKind(market, auction, { blockNumber }));
    const [created, lot, { timestamp }] = await Promise.all([
      known ?? readCreation(market, found, auction),
      readLot(market, auction, blockNumber),
      getBlock(market.client, { blockNumber }),
    ]);
    const end = lot.sale === "Held" ? undefined : await readEnd(market, found, auction);
    // The lot of an open artifact leaves no record when it is sold: the creation has the rest.
    const sale = lot.sale === "None" && end?.outcome === "Sold" ? "Settled" : lot.sale;
    const { seller, terms, quantity, version } = created;
    const base = { ...lot, sale, seller, terms, quantity, version, auction, created, now: Number(timestamp), end };
    if (found === "English") return english(market, base, blockNumber);
    if (found === "Dutch") return dutch(market, base);
    return sealed(market, found, base, blockNumber);
  });
}

type Lot = Awaited<ReturnType<typeof readLot>>;

/** What is known of every kind before its own state is read. */
interface Base extends Lot, Pick<AuctionCreation, "seller" | "terms" | "quantity" | "version"> {
  readonly auction: SaleId;
  readonly created: AuctionCreation;
  readonly now: number;
  readonly end: AuctionEnd | undefined;
}

async function readLot(market: MarketClient, auction: SaleId, blockNumber: bigint) {
  const escrow = { address: market.addresses.Escrow, abi: escrowAbi, args: [auction], blockNumber } as const;
  const found = await readContract(market.client, { ...escrow, functionName: "saleOf" });
  const sale = nameOf(SALE_STATES, found.state);
  const isVoid = sale === "Held" && (await readContract(market.client, { ...escrow, functionName: "isLotVoid" }));
  return { split: found.split, encrypted: found.contentWindow !== 0, sale, isVoid };
}

async function english(market: MarketClient, base: Base, blockNumber: bigint): Promise<ChainEnglishAuction> {
  const { auction, created, end, now } = base;
  const state = await readContract(market.client, {
    address: auctionAddress(market, "English"),
    abi: englishAuctionAbi,
    functionName: "auctionOf",
    args: [auction],
    blockNumber,
  });
  const { startingPrice } = created;
  const { reserveHidden, leadingBid, leaderKeyHash, extensionsLeft } = state;
  const endsAt = end === undefined ? state.endsAt : created.endsAt;
  const leader = accountOf(state.leader);
  const times = { kind: "English", endsAt, revealEndsAt: 0, reserveHidden, hasBids: leader !== undefined } as const;
  return {
    ...{ ...base, ...times, startingPrice, extensionsLeft, leader, leadingBid, leaderKeyHash },
    reserve: end === undefined ? state.reserve : created.reserve,
    extension: created.extension,
    minimumBid: minimumBid({ startingPrice, leadingBid }),
    phase: auctionPhase({ ...times, ended: end !== undefined }, now),
  };
}

async function dutch(market: MarketClient, base: Base): Promise<ChainDutchAuction> {
  const { created, end, now } = base;
  const { startingPrice, reserve, endsAt, halfLife, block } = created;
  const startedAt = Number((await getBlock(market.client, { blockNumber: block })).timestamp);
  const duration = endsAt - startedAt;
  const times = { kind: "Dutch", endsAt, revealEndsAt: 0, reserveHidden: false, hasBids: false } as const;
  return {
    ...{ ...base, ...times, startingPrice, reserve, startedAt, duration, halfLife },
    price: dutchPrice({ startingPrice, floor: reserve, startedAt, duration, halfLife }, now),
    phase: auctionPhase({ ...times, ended: end !== undefined }, now),
  };
}

async function sealed(
  market: MarketClient,
  kind: SealedKind,
  base: Base,
  blockNumber: bigint,
): Promise<ChainSealedAuction> {
  const { auction, created, end, now } = base;
  const state = await readContract(market.client, {
    address: auctionAddress(market, kind),
    abi: sealedAuctionAbi,
    functionName: "auctionOf",
    args: [auction],
    blockNumber,
  });
  const { reserveHidden, commitments, leadingBid, secondBid, leaderCollateral, leaderKeyHash } = state;
  const { startingPrice, endsAt, revealEndsAt, forfeitPercent } = created;
  const times = { kind, endsAt, revealEndsAt, reserveHidden, hasBids: commitments > 0 };
  return {
    ...{ ...base, ...times, startingPrice, commitments, forfeitPercent },
    ...{ leader: accountOf(state.leader), leadingBid, secondBid, leaderCollateral, leaderKeyHash },
    reserve: end === undefined ? state.reserve : created.reserve,
    phase: auctionPhase({ ...times, ended: end !== undefined }, now),
  };
}

function accountOf(address: Address): Address | undefined {
  return address === zeroAddress ? undefined : address;
}
