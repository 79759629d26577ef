import type { Address } from "viem";
import { getBlock } from "viem/actions";
import { LISTING_STATES, numberOf } from "../chain/enums.ts";
import { assetOf, type AssetId, type TermsId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { splitAmounts, weighedSplit, type Split } from "../chain/split.ts";
import { chainTime } from "../chain/time.ts";
import { BASIS_POINTS, formatFtns, UNLIMITED } from "../chain/units.ts";
import { MarketError } from "../errors/market-error.ts";
import { contractError } from "../errors/revert.ts";
import { readAsset, type ChainAsset } from "./asset.ts";
import { readCertificate, type Certification } from "./certificate.ts";
import { readFunds, type Funds } from "./funds.ts";
import { readLicence, readTerms, type ChainLicence, type ChainTerms } from "./licence.ts";
import { readListing, type ChainListing } from "./listing.ts";
import { readPolicy, type ChainPolicy } from "./policy.ts";
import { readSplit, verifySplit } from "./records.ts";
import { readReputations } from "./reputation.ts";
import { atOneBlock } from "./snapshot.ts";

/** What somebody is about to buy. */
export interface QuoteInput {
  readonly terms: TermsId;
  /** Copies, periods or packs; default 1. */
  readonly quantity?: number;
  readonly buyer: Address;
  /** The split in force as an index has it; it is checked. Left out, the chain's events are searched for it. */
  readonly split?: Split;
}

/** What a purchase costs now and where the money goes. Every amount in FTNS base units, computed as the contracts do. */
export interface Quote {
  readonly terms: TermsId;
  readonly asset: AssetId;
  readonly quantity: number;
  /** The version that is sold now. */
  readonly version: number;
  readonly seller: Address;
  /** Block that everything was read at. */
  readonly block: bigint;
  /** The chain's time at that block, seconds since 1970: old when the chain is idle. */
  readonly timestamp: number;
  readonly unitPrice: bigint;
  /** What the buyer pays: fee + royalties + shares. */
  readonly amount: bigint;
  readonly fee: bigint;
  readonly feeBps: number;
  /** What is split: amount - fee. */
  readonly net: bigint;
  readonly royalties: readonly { readonly asset: AssetId; readonly royaltyBps: number; readonly amount: bigint }[];
  /** By contribution and reputation as they are now; both are read again when the revenue is distributed. */
  readonly shares: readonly { readonly account: Address; readonly amount: bigint }[];
  /** The purchase needs the buyer's key, and the seller delivers: not settled at once. */
  readonly needsKey: boolean;
  /** Seller's money at stake; 0 when no key is needed. */
  readonly bond: bigint;
  /** Seconds the seller has to deliver. */
  readonly deliveryWindow: number;
  /** Seconds that a purchase made now leaves the buyer to check the content; 0 when auditors have: then the delivery of the key pays the seller. */
  readonly contentWindow: number;
  /** A live certificate has said for a day that the content is what the version committed to: `contentWindow` is 0. */
  readonly contentCertified: boolean;
  /**
   * Seconds since 1970 from which purchases have no content window, while the certificate is live: see `Certification.waivedFrom`. Undefined
   * when nothing that is there takes it; a certificate that is issued now, or a stake that is bonded again for one, would a day later.
   */
  readonly contentWaivedFrom: number | undefined;
  /** What the buyer can pay with. */
  readonly funds: Funds;
  /** Why the purchase would be refused now, each with a sentence; none = it would be accepted. */
  readonly obstacles: readonly MarketError[];
}

/**
 * What a purchase would cost at the latest block.
 * @throws MarketError `AssetRegistry_UnknownAsset`, `Mismatch` for a wrong split, `RpcUnreachable`
 */
export async function quote(market: MarketClient, { terms, quantity = 1, buyer, split }: QuoteInput): Promise<Quote> {
  const asset = assetOf(terms);
  return atOneBlock(market, {}, async (blockNumber) => {
    const at = { blockNumber };
    const [state, licensed, listing, policy, licence, funds, block, next] = await Promise.all([
      readAsset(market, asset, at),
      readTerms(market, terms, at),
      readListing(market, terms, at),
      readPolicy(market, at),
      readLicence(market, terms, buyer, at),
      readFunds(market, buyer, at),
      getBlock(market.client, at),
      chainTime(market.client),
    ]);
    const [inForce, sellerFunds, certification] = await Promise.all([
      split === undefined ? readSplit(market, asset, state.split) : verifySplit(market, asset, state.split, split),
      readFunds(market, state.owner, at),
      readCertificate(market, asset, state.latestVersion, at),
    ]);
    const contentCertified = isWaivedAt(certification, next);
    const contributors = inForce.contributors.map(({ account }) => account);
    const weighed = weighedSplit(inForce, await readReputations(market, contributors, at));
    const amount = listing.price * BigInt(quantity);
    const needsKey = state.encrypted && licence.keyVersion !== state.latestVersion;
    const bond = needsKey ? share(amount, policy.bondBps) : 0n;
    const now = Number(block.timestamp);
    const situation = { terms, quantity, buyer, state, licensed, licence, listing, policy, certification, now };
    return {
      ...{ terms, asset, quantity, version: state.latestVersion, seller: state.owner, block: blockNumber },
      timestamp: now,
      ...breakdown(amount, listing.price, policy.feeBps, weighed, state.owner),
      ...{ needsKey, bond, funds, deliveryWindow: policy.deliveryWindow, contentCertified },
      ...{ contentWindow: contentCertified ? 0 : policy.contentWindow, contentWaivedFrom: certification.waivedFrom },
      obstacles: [...offerObstacles(situation), ...licenceObstacles(situation), ...bondObstacles(bond, sellerFunds)],
    };
  });
}

/** @param next time of the block that a purchase made now comes into: the latest one is old when the chain is idle */
function isWaivedAt({ live, contentCertified, waivedFrom }: Certification, next: number): boolean {
  return contentCertified || (live && waivedFrom !== undefined && next >= waivedFrom);
}

/** `type(uint32).max`: an exclusive licence without end. */
const FOR_EVER = 2 ** 32 - 1;

function share(amount: bigint, bps: number): bigint {
  return (amount * BigInt(bps)) / BASIS_POINTS;
}

function breakdown(amount: bigint, unitPrice: bigint, feeBps: number, split: Split, owner: Address) {
  const fee = share(amount, feeBps);
  const net = amount - fee;
  const { royalties, shares } = splitAmounts(net, split);
  const payees = split.contributors.length === 0 ? [owner] : split.contributors.map(({ account }) => account);
  return {
    ...{ unitPrice, amount, fee, feeBps, net },
    royalties: split.parents.map((parent, i) => ({ ...parent, amount: royalties[i] ?? 0n })),
    shares: payees.map((account, i) => ({ account, amount: shares[i] ?? 0n })),
  };
}

interface Situation {
  readonly terms: TermsId;
  readonly quantity: number;
  readonly buyer: Address;
  readonly state: ChainAsset;
  readonly licensed: ChainTerms;
  readonly licence: ChainLicence;
  readonly listing: ChainListing;
  readonly policy: ChainPolicy;
  readonly certification: Certification;
  readonly now: number;
}

/** What the contracts would say, in the order in which they look. */
function offerObstacles(situation: Situation): MarketError[] {
  const { terms, quantity, buyer, state, listing, policy, certification, now } = situation;
  const found: MarketError[] = [];
  if (listing.state !== "Active") {
    found.push(contractError("Listings_NotActive", [terms, numberOf(LISTING_STATES, listing.state)]));
  } else {
    if (now > listing.expiresAt) found.push(contractError("Listings_Expired", [terms, listing.expiresAt]));
    if (listing.remaining !== UNLIMITED && quantity > listing.remaining) {
      found.push(contractError("Listings_QuantityExceedsRemaining", [terms, quantity, listing.remaining]));
    }
    if (listing.epoch !== state.epoch) {
      found.push(contractError("Escrow_OfferOutdated", [state.asset, listing.epoch, state.epoch]));
    }
  }
  if (quantity < 1) found.push(contractError("Listings_ZeroQuantity", []));
  if (now < policy.pausedUntil) found.push(contractError("Escrow_Paused", [policy.pausedUntil]));
  if (state.status !== "Live") found.push(contractError("Escrow_AssetNotForSale", [state.asset]));
  if (policy.certifiedCategories.includes(state.category) && !certification.live) {
    found.push(contractError("Escrow_NotCertified", [state.asset, state.latestVersion]));
  }
  if (state.owner.toLowerCase() === buyer.toLowerCase()) found.push(contractError("Escrow_BuyerIsSeller", [buyer]));
  return found;
}

/** What the licences contract would say: it runs out, is closed, or somebody holds it alone. */
function licenceObstacles({ terms, quantity, state, licensed, licence, now }: Situation): MarketError[] {
  const found: MarketError[] = [];
  if (licensed.closed) found.push(contractError("Licences_TermsClosed", [terms]));
  const isSubscription = licensed.kind === "Subscription";
  const taken = isSubscription ? 1 - Number(licence.quantity) : quantity;
  const left = licensed.supplyCap - licensed.issued;
  if (licensed.supplyCap !== 0 && taken > left) {
    found.push(contractError("Licences_SupplyExhausted", [terms, BigInt(taken), BigInt(left)]));
  }
  const isRenewal = licensed.exclusive && isSubscription && licence.valid && state.exclusiveUntil !== FOR_EVER;
  if (now < state.exclusiveUntil && !isRenewal) {
    found.push(contractError("Licences_AssetUnderExclusiveLicence", [state.asset, state.exclusiveUntil]));
  }
  return found;
}

/** A sale of an encrypted artifact needs the seller's bond; without it the purchase reverts. */
function bondObstacles(bond: bigint, seller: Funds): MarketError[] {
  const available = seller.credit < seller.vaultAllowances.Escrow ? seller.credit : seller.vaultAllowances.Escrow;
  if (available >= bond) return [];
  const message = `The seller has not put up the delivery bond of ${formatFtns(bond)} that this purchase needs (${formatFtns(available)} are there). Ask the seller to deposit it, or buy later.`;
  return [new MarketError("NotForSale", message, { bond, available })];
}
