import type { AssetId, AssetStatus, MarketClient, Split } from "@ftns-market/sdk/chain";
import type { Certification } from "@ftns-market/sdk/reads";
import { getBlock } from "viem/actions";
import type { Address } from "viem";

/** What the chain says about every sale of an asset now. */
export interface SaleConditions {
  readonly owner: Address;
  readonly status: AssetStatus;
  /** Counts changes of owner; offers of an earlier epoch are void. */
  readonly epoch: number;
  /** The version that is sold now. */
  readonly version: number;
  /** A purchase needs a key, and waits in escrow for it. */
  readonly encrypted: boolean;
  /** Seconds since 1970 until which an exclusive licence is live; 0 = never. */
  readonly exclusiveUntil: number;
  /** Platform fee, basis points of the payment. */
  readonly feeBps: number;
  /** Seller's delivery bond, basis points of the payment. */
  readonly bondBps: number;
  /** Seconds. */
  readonly deliveryWindow: number;
  /** Seconds to prove wrong content, where auditors have not certified it: see `certification`. */
  readonly contentWindow: number;
  /** The policy lets assets of this category be sold only with a live certificate. */
  readonly needsCertificate: boolean;
  /** What auditors say of the version that is sold now. */
  readonly certification: Certification;
  /** New business is paused until then, seconds since 1970; 0 = never paused. */
  readonly pausedUntil: number;
  /** The split in force, checked against its hash on chain. */
  readonly split: Split;
  /** Of its contributors, in their order, WAD: what they are paid depends on it. */
  readonly reputations: readonly bigint[];
  /** Of the owner, WAD. */
  readonly ownerReputation: bigint;
  /** The chain's time, seconds since 1970. */
  readonly timestamp: number;
}

/** The chain refuses every sale of the asset, because it has no live certificate. */
export function lacksCertificate({
  needsCertificate,
  certification,
}: Pick<SaleConditions, "needsCertificate" | "certification">): boolean {
  return needsCertificate && !certification.live;
}

/**
 * Reads the conditions at the latest block.
 * @param claimed the split as the index has it, to spare a search through the events; a wrong or late one is replaced
 * @throws MarketError `AssetRegistry_UnknownAsset`, `RpcUnreachable`
 */
export async function readSaleConditions(
  market: MarketClient,
  asset: AssetId,
  claimed: Split | undefined,
): Promise<SaleConditions> {
  const { readAsset, readCertificate, readPolicy, readReputations, readSplit, verifySplit } =
    await import("@ftns-market/sdk/reads");
  const [state, policy, block] = await Promise.all([
    readAsset(market, asset),
    readPolicy(market),
    getBlock(market.client),
  ]);
  const fromEvents = () => readSplit(market, asset, state.split);
  const [split, certification] = await Promise.all([
    claimed === undefined ? fromEvents() : verifySplit(market, asset, state.split, claimed).catch(fromEvents),
    readCertificate(market, asset, state.latestVersion),
  ]);
  const contributors = split.contributors.map(({ account }) => account);
  const [ownerReputation = 0n, ...reputations] = await readReputations(market, [state.owner, ...contributors]);
  const { owner, status, epoch, latestVersion: version, encrypted, exclusiveUntil } = state;
  const { feeBps, bondBps, deliveryWindow, contentWindow, pausedUntil } = policy;
  return {
    ...{ owner, status, epoch, version, encrypted, exclusiveUntil },
    ...{ feeBps, bondBps, deliveryWindow, contentWindow, pausedUntil },
    ...{ needsCertificate: policy.certifiedCategories.includes(state.category), certification },
    ...{ split, reputations, ownerReputation, timestamp: Number(block.timestamp) },
  };
}
