import { LICENCE_KINDS, NEVER, UNLIMITED, type LicenceKind, type Split } from "@ftns-market/sdk/chain";
import type { AssetPage } from "@ftns-market/sdk/queries";
import type { ChainListing } from "@ftns-market/sdk/reads";
import { getAddress } from "viem";
import type { LicenceTerms } from "@/lib/licence";
import { lacksCertificate, type SaleConditions } from "./sale-conditions";

/** Terms under which licences are offered, as plain data for the browser. Terms never change; price and stock do. */
export interface Offer extends LicenceTerms {
  /** Terms id, decimal. */
  readonly terms: string;
  readonly closed: boolean;
  /** Copies, holders or packs issued so far; counted where there is a cap. */
  readonly issued: string;
  readonly spdx: string | null;
  readonly textCid: string | null;
}

/** The offers of an asset that the index calls active; the chain has the last word on each. */
export function offersOf({ terms }: Pick<AssetPage, "terms">): readonly Offer[] {
  return terms
    .filter(({ offers }) => offers.some(({ active }) => active))
    .map(({ id, kind, transferable, exclusive, closed, period, unitsPerPack, supplyCap, issued, spdx, textCid }) => ({
      ...{ terms: id, kind: kindOf(kind), transferable, exclusive, closed },
      ...{ period, unitsPerPack, supplyCap, issued, spdx, textCid },
    }));
}

function kindOf(kind: string): LicenceKind {
  const found = LICENCE_KINDS.find((one) => one === kind);
  if (found === undefined) throw new RangeError(`${kind} is no kind of licence`);
  return found;
}

/** The split in force as the index has it; the chain has its hash, and whoever relies on it checks that. */
export function splitOf({ splits, parents }: Pick<AssetPage, "splits" | "parents">): Split {
  return {
    contributors: (splits[0]?.contributors ?? []).map(({ account, weight }) => ({
      account: getAddress(account.id),
      weight: BigInt(weight),
    })),
    parents: parents
      .map(({ parent, royaltyBps }) => ({ asset: Number(parent.id), royaltyBps }))
      .sort((a, b) => a.asset - b.asset),
  };
}

/** Why nobody can take this offer now, in a sentence; undefined when somebody can. */
export function refusalOf(offer: Offer, listing: ChainListing, conditions: SaleConditions): string | undefined {
  const { status, epoch, exclusiveUntil, pausedUntil, timestamp } = conditions;
  if (status === "TakenDown") return "This asset was taken down: nothing of it is sold any more.";
  if (status === "Fraudulent") return "The content was proved wrong: nothing is sold until there is a new version.";
  if (lacksCertificate(conditions)) return "Sold only with a live certificate of auditors, and this version has none.";
  if (listing.state === "Paused") return "The seller has paused this offer.";
  if (listing.state !== "Active") return "The seller has ended this offer.";
  if (timestamp > listing.expiresAt) return "This offer has run out.";
  if (listing.epoch !== epoch) return "The asset has a new owner since: the new owner has to offer it again.";
  if (listing.remaining === 0) return "Sold out.";
  if (offer.closed) return "The seller has closed these terms.";
  const cap = BigInt(offer.supplyCap);
  if (cap > 0n && BigInt(offer.issued) >= cap && offer.kind !== "Subscription") return "All licences are issued.";
  if (timestamp < exclusiveUntil) return "Somebody holds an exclusive licence: no new licences while it is valid.";
  if (timestamp < pausedUntil) return "New purchases are paused for the whole market. Try again later.";
  return undefined;
}

/** How much of an offer is left, in words; undefined when it is not limited. */
export function stockOf({ remaining }: Pick<ChainListing, "remaining">): number | undefined {
  return remaining === UNLIMITED ? undefined : remaining;
}

/** Last second of an offer, seconds since 1970; undefined when it does not end. */
export function endOf({ expiresAt }: Pick<ChainListing, "expiresAt">): number | undefined {
  return expiresAt >= NEVER ? undefined : expiresAt;
}

/** What one use costs in a pack, cut to the base unit; undefined for what is not metered or has no price. */
export function pricePerUse({ kind, unitsPerPack }: Offer, price: bigint): bigint | undefined {
  const units = BigInt(unitsPerPack);
  return kind === "Metered" && units > 1n && price > 0n ? price / units : undefined;
}
