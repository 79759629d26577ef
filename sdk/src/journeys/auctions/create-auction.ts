import type { Hash } from "viem";
import type { Action } from "../../actions/action.ts";
import { createDutchAuction } from "../../actions/auctions/create-dutch-auction.ts";
import { createEnglishAuction } from "../../actions/auctions/create-english-auction.ts";
import { createSealedAuction } from "../../actions/auctions/create-sealed-auction.ts";
import { createdAuction } from "../../actions/auctions/created-auction.ts";
import type { AuctionOffer } from "../../actions/auctions/offer.ts";
import { send, type SendOptions } from "../../actions/send.ts";
import { setContributors } from "../../actions/set-contributors.ts";
import type { ReserveOpening } from "../../auctions/opening.ts";
import { hideReserve, type HiddenReserve } from "../../auctions/seal-reserve.ts";
import { auctionAddress } from "../../chain/auction-address.ts";
import type { AuctionKind, SealedKind } from "../../chain/enums.ts";
import { assetOf, type SaleId } from "../../chain/ids.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import type { Split } from "../../chain/split.ts";
import { BASIS_POINTS } from "../../chain/units.ts";
import { readAsset, type ChainAsset } from "../../reads/asset.ts";
import { readPolicy } from "../../reads/policy.ts";
import { readSplit } from "../../reads/records.ts";
import { prepareToSell } from "../prepare-to-sell.ts";
import { resumeOrSend } from "../resume.ts";
import { rebuildHiddenReserve } from "./hidden-reserve.ts";

/** What to auction. The version is the asset's latest, the split the one in force. */
export type AuctionPlan = Omit<AuctionOffer, "version"> &
  (
    | ({ readonly kind: "English"; readonly extension?: number } & PlannedReserve)
    | ({ readonly kind: SealedKind; readonly revealWindow?: number } & PlannedReserve)
    /** `floor` in FTNS base units, `halfLife` in seconds, 0 = linear. */
    | { readonly kind: "Dutch"; readonly floor: bigint; readonly halfLife?: number }
  );

/** A price below which the lot is not sold. */
export interface PlannedReserve {
  /** FTNS base units; default the starting price. */
  readonly reserve?: bigint;
  /** Hides the reserve with this secret until the end: of `hiddenReserveMaster`, or an opened keystore. Default: it is open. */
  readonly reserveMaster?: Uint8Array;
}

/** The steps of a new auction, as they are needed, in this order. */
export type CreateAuctionStep =
  /** The revenue goes to whoever owns the asset: the seller is named first, or a buyer of the asset would have the price. */
  | "contributors"
  /** The delivery bond of an encrypted lot is put up, with what has to be allowed for it. */
  | "bond"
  | "create";

/** What an auction needs before it can be created. */
export interface AuctionNeeds {
  readonly asset: ChainAsset;
  readonly split: Split;
  /** FTNS base units that the vault has to hold; 0 for an open artifact. */
  readonly bond: bigint;
  /** The seller has to be named as a contributor first. */
  readonly namesNobody: boolean;
}

/** How a new auction is followed, and gone on with. */
export interface CreateAuctionOptions {
  /** Called when a step begins. */
  readonly onStep?: (step: CreateAuctionStep) => void;
  /** The hash of a creation that was sent before an interruption. */
  readonly sent?: Hash;
  /** Called with the hash of the creation: keep it until the end. */
  readonly onHash?: (hash: Hash) => void;
  readonly send?: SendOptions;
}

/** An auction that was created. */
export interface CreatedAuction {
  readonly auction: SaleId;
  readonly kind: AuctionKind;
  /** Seconds since 1970. */
  readonly endsAt: number;
  /** Seconds since 1970; 0 unless bids are sealed. */
  readonly revealEndsAt: number;
  /** What opens the hidden reserve; the wallet can rebuild it (`rebuildHiddenReserve`). */
  readonly reserve: ReserveOpening | undefined;
}

/**
 * What an auction needs before it can be created, so that a page can say so.
 * @throws MarketError `AssetRegistry_UnknownAsset`, `RpcUnreachable`
 */
export async function auctionNeeds(market: MarketClient, plan: AuctionPlan): Promise<AuctionNeeds> {
  const { terms } = plan;
  const [asset, { bondBps }] = await Promise.all([readAsset(market, assetOf(terms)), readPolicy(market)]);
  const split = await readSplit(market, asset.asset, asset.split);
  const bond = asset.encrypted ? (leastPrice(plan) * BigInt(bondBps)) / BASIS_POINTS : 0n;
  return { asset, split, bond, namesNobody: !asset.splitNamed };
}

/** What the bond is a share of, FTNS base units: the starting price, or an open reserve above it. */
function leastPrice(plan: AuctionPlan): bigint {
  const reserve = plan.kind === "Dutch" || plan.reserveMaster !== undefined ? 0n : (plan.reserve ?? 0n);
  return reserve > plan.startingPrice ? reserve : plan.startingPrice;
}

/**
 * Auctions a lot with everything around it: names the seller as a contributor when nobody is named, puts the delivery bond up,
 * hides the reserve, creates. Interrupted, it goes on: what is done is not done twice.
 * @throws MarketError of the contracts (`Escrow_…`, `Auction_…`) and those of `send`
 */
export async function createAuction(
  market: MarketClient,
  plan: AuctionPlan,
  options: CreateAuctionOptions = {},
): Promise<CreatedAuction> {
  const { onStep, onHash, sent } = options;
  const hidden = hiddenReserveOf(market, plan);
  let needs = await auctionNeeds(market, plan);
  // Once it is sent, the asset is locked and the bond is drawn.
  if (sent === undefined) {
    if (needs.namesNobody) {
      onStep?.("contributors");
      await nameSeller(market, needs, plan, options.send);
      needs = await auctionNeeds(market, plan);
    }
    if (needs.bond > 0n) {
      onStep?.("bond");
      await prepareToSell(market, needs.bond, options.send);
    }
  }
  onStep?.("create");
  const action = creationOf(market, plan, needs, hidden);
  const receipt = await resumeOrSend(market, action, sent, (hash) => onHash?.(hash), options.send);
  const created = createdAuction(market, receipt);
  if (plan.kind === "Dutch" || plan.reserveMaster === undefined) return { ...created, reserve: undefined };
  // From the chain: what was sent before an interruption was hidden with another nonce.
  const opening = { auction: created.auction, master: plan.reserveMaster };
  return { ...created, reserve: await rebuildHiddenReserve(market, opening) };
}

async function nameSeller(
  market: MarketClient,
  { asset, split }: AuctionNeeds,
  { name }: AuctionPlan,
  options: SendOptions | undefined,
): Promise<void> {
  const contributors = [{ account: requireAccount(market), weight: 1n }];
  await send(market, setContributors(market, { asset: asset.asset, current: split, contributors, name }), options);
}

function creationOf(
  market: MarketClient,
  plan: AuctionPlan,
  { asset }: AuctionNeeds,
  hiddenReserve: HiddenReserve | undefined,
): Action {
  const offer = { version: asset.latestVersion };
  if (plan.kind === "Dutch") return createDutchAuction(market, { ...plan, ...offer });
  const { reserve, reserveMaster: _, ...rest } = plan;
  const chosen = hiddenReserve === undefined ? { reserve } : { hiddenReserve };
  if (rest.kind === "English") return createEnglishAuction(market, { ...rest, ...offer, ...chosen });
  return createSealedAuction(market, { ...rest, ...offer, ...chosen });
}

function hiddenReserveOf(market: MarketClient, plan: AuctionPlan): HiddenReserve | undefined {
  if (plan.kind === "Dutch" || plan.reserveMaster === undefined) return undefined;
  const contract = auctionAddress(market, plan.kind);
  const context = { chainId: market.chain.id, contract, seller: requireAccount(market) };
  return hideReserve(plan.reserveMaster, context, plan.terms, plan.reserve ?? plan.startingPrice);
}
