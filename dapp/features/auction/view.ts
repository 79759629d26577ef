import { auctionPhase, type PhaseName } from "@ftns-market/sdk/auctions";
import { assetOf, isTitle, type AuctionKind, type AuctionOutcome } from "@ftns-market/sdk/chain";
import type { AuctionPage } from "@ftns-market/sdk/queries";
import type { ChainAuction } from "@ftns-market/sdk/reads";
import type { DutchCurve } from "@ftns-market/sdk/auctions";
import type { Address } from "viem";
import { isSealed, itemOf, type Lot, type Plan } from "@/features/auctions";
import { assetName } from "@/lib/asset-name";
import { hasBids } from "./at-time";
import type { OpenBid, SealedRow } from "./bid-tables";
import { curveOf } from "./dutch-curve";

/** An auction as its page shows it: the chain's word where it has one, the index's history. Amounts in FTNS base units. */
export interface AuctionView {
  readonly id: string;
  readonly kind: AuctionKind;
  /** Of the asset. */
  readonly name: string;
  readonly asset: number;
  readonly version: number;
  readonly lot: Lot;
  readonly seller: Address;
  readonly phase: PhaseName;
  readonly outcome: AuctionOutcome | undefined;
  readonly winner: Address | undefined;
  readonly price: bigint | undefined;
  readonly startingPrice: bigint;
  /** Undefined while it is hidden. */
  readonly reserve: bigint | undefined;
  /** It is or was hidden. */
  readonly reserveWasHidden: boolean;
  readonly leader: Address | undefined;
  readonly leadingBid: bigint;
  readonly secondBid: bigint;
  readonly commitments: number;
  readonly forfeitPercent: number;
  readonly extensionsLeft: number | undefined;
  readonly curve: DutchCurve | undefined;
  readonly endedAt: number | undefined;
  readonly bond: bigint | undefined;
  readonly feeBps: number | undefined;
  readonly plan: Plan;
  readonly openBids: readonly OpenBid[];
  readonly sealedBids: readonly SealedRow[];
  /** Accounts that have bid in the open. */
  readonly bidders: readonly Address[];
  readonly now: number;
}

interface Sources {
  readonly chain: ChainAuction | undefined;
  readonly index: AuctionPage | undefined;
  readonly deliveryWindow: number | undefined;
  readonly now: number;
}

const DAY = 86_400;

/** Puts together what chain and index say. At least one of them must have it. */
export function factsOf({ chain, index, deliveryWindow = DAY, now }: Sources): AuctionView {
  const base = chain === undefined ? ofIndex(index) : ofChain(chain, index);
  const { kind, endsAt, revealEndsAt, reserveHidden, bids, extension, encrypted, ...rest } = base;
  const times = { kind, endsAt, revealEndsAt, reserveHidden, hasBids: bids, ended: rest.outcome !== undefined };
  const openBids = (index?.bids ?? []).map(({ id, bidder, amount, timestamp }) => ({
    ...{ id, bidder: bidder.id, amount: BigInt(amount), at: Number(timestamp) },
  }));
  return {
    ...{ ...rest, kind, openBids, now },
    phase: auctionPhase(times, now).name,
    plan: { kind, endsAt, revealEndsAt, extension, reserveHidden, encrypted, deliveryWindow },
    sealedBids: sealedRows(index),
    bidders: [...new Set(openBids.map(({ bidder }) => bidder))],
    endedAt: numberOf(index?.endedAt ?? undefined),
    bond: index === undefined ? undefined : BigInt(index.lot.bond),
    feeBps: index?.lot.feeBps,
    name: index === undefined ? `Asset ${rest.asset}` : assetName(index.asset),
  };
}

function ofChain(chain: ChainAuction, index: AuctionPage | undefined) {
  const { kind, auction, terms, end, created } = chain;
  const hidden = chain.reserveHidden;
  const licence = index?.terms ?? undefined;
  return {
    ...{ kind, id: String(auction), asset: assetOf(terms), version: chain.version, seller: chain.seller },
    ...{ endsAt: index === undefined ? chain.endsAt : Math.max(chain.endsAt, Number(index.endsAt)) },
    ...{ revealEndsAt: chain.revealEndsAt, reserveHidden: hidden, bids: hasBids(chain), encrypted: chain.encrypted },
    ...{ extension: created.extension, startingPrice: chain.startingPrice, outcome: end?.outcome, winner: end?.winner },
    lot: { licence: isTitle(terms) ? undefined : (licence ?? UNKNOWN_LICENCE), quantity: chain.quantity },
    price: end?.outcome === "Sold" ? end.price : undefined,
    reserve: hidden ? undefined : reserveOf(chain.reserve, index),
    reserveWasHidden: BigInt(created.reserveHash) !== 0n,
    // The chain keeps who led only while the auction runs.
    leader: leaderOf(chain) ?? index?.leader?.id,
    leadingBid: (kind === "Dutch" ? 0n : chain.leadingBid) || BigInt(index?.leadingBid ?? 0),
    secondBid: (isSealedChain(chain) ? chain.secondBid : 0n) || BigInt(index?.secondBid ?? 0),
    commitments: isSealedChain(chain) ? chain.commitments : 0,
    forfeitPercent: created.forfeitPercent,
    extensionsLeft: kind === "English" && end === undefined ? chain.extensionsLeft : undefined,
    curve: kind === "Dutch" ? curveOf(chain) : undefined,
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** For a page without the index: a licence all the same. */
const UNKNOWN_LICENCE = { kind: "Perpetual", period: 0, unitsPerPack: 0 } as const;

function reserveOf(chain: bigint, index: AuctionPage | undefined): bigint {
  return BigInt(index?.reserve ?? chain);
}

function leaderOf(chain: ChainAuction): Address | undefined {
  return chain.kind === "Dutch" ? undefined : chain.leader;
}

function isSealedChain(chain: ChainAuction): chain is Extract<ChainAuction, { readonly commitments: number }> {
  return isSealed(chain.kind);
}

function ofIndex(index: AuctionPage | undefined) {
  if (index === undefined) throw new TypeError("neither the chain nor the index has it");
  const item = itemOf(index);
  const { kind, id, lot, seller, endsAt, revealEndsAt, reserveHidden, startingPrice, outcome, winner, price } = item;
  return {
    ...{ kind, id, lot, seller, endsAt, revealEndsAt, reserveHidden, startingPrice, outcome, winner, price },
    ...{ asset: Number(item.asset.id), version: index.version.number, encrypted: item.asset.encrypted },
    ...{ bids: item.bids > 0, extension: Number(index.extension), leadingBid: item.leadingBid, curve: item.curve },
    reserve: index.reserve === null ? undefined : BigInt(index.reserve),
    reserveWasHidden: index.reserveHash !== null,
    leader: index.leader?.id,
    secondBid: BigInt(index.secondBid ?? 0),
    commitments: index.commitmentCount,
    forfeitPercent: index.forfeitPercent,
    extensionsLeft: undefined,
  };
}

function sealedRows(index: AuctionPage | undefined): readonly SealedRow[] {
  return [...(index?.revealed ?? []), ...(index?.others ?? [])].map((row) => ({
    ...{ bidder: row.bidder.id, collateral: BigInt(row.collateral), ordinal: row.ordinal },
    value: row.value === null ? undefined : BigInt(row.value),
    forfeited: row.state === "Reclaimed" ? BigInt(row.forfeited) : undefined,
  }));
}
