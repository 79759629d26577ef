import type { AssetId, MarketClient } from "@ftns-market/sdk/chain";
import type { ChainReviewer } from "@ftns-market/sdk/reads";
import type { Address } from "viem";
import { isSameAddress } from "@/lib/address";

/** A licence of the asset, and what an account bought and said of it. */
export interface ReviewedLicence extends ChainReviewer {
  /** Terms id, decimal. */
  readonly terms: string;
  /** Kind and term of the licence, in words. */
  readonly name: string;
  /** Why the account's word about it would not be independent, in a sentence; undefined when it would, or when there is nothing to write. */
  readonly part: string | undefined;
}

/** What an account may say about an asset. */
export interface ReviewerStanding {
  /** It has reviewed these, and may edit what it said. */
  readonly reviewed: readonly ReviewedLicence[];
  /** It bought these and has not reviewed them. */
  readonly open: readonly ReviewedLicence[];
  /** Why it cannot write a new review, in a sentence; undefined when it can. */
  readonly refusal: string | undefined;
}

/** Who is paid by a purchase, or by what the asset is made from: contributors as the split at the purchase names them. */
export interface Parties {
  readonly owner: Address;
  readonly contributors: readonly Address[];
  readonly parentOwners: readonly Address[];
}

/** Why an account's word about an asset would not be independent, as the contract sees it; undefined when it would. */
export function partOf(account: Address, { owner, contributors, parentOwners }: Parties): string | undefined {
  const among = (accounts: readonly Address[]) => accounts.some((one) => isSameAddress(one, account));
  if (isSameAddress(owner, account)) return "This asset is yours, so you cannot review it. You can answer reviews.";
  if (among(contributors)) {
    return "You are a contributor of this asset and are paid by its sales, so your review would not be independent.";
  }
  if (among(parentOwners)) {
    return "You own an asset that this one is made from and are paid royalties, so your review would not be independent.";
  }
  return undefined;
}

/** What an account may write, from what the chain says. */
export function standingOf(licences: readonly ReviewedLicence[]): ReviewerStanding {
  const reviewed = licences.filter(({ review }) => review !== undefined);
  const unsaid = licences.filter(({ bought, review }) => bought && review === undefined);
  const open = unsaid.filter(({ part }) => part === undefined);
  if (open.length > 0) return { reviewed, open, refusal: undefined };
  const [refused] = unsaid;
  if (refused !== undefined) return { reviewed, open, refusal: refused.part };
  const refusal =
    reviewed.length > 0
      ? "You have reviewed what you bought. You can change what you said."
      : "This wallet has not bought a licence of this asset. Only buyers review; licences that were given or transferred do not count.";
  return { reviewed, open, refusal };
}

/**
 * Reads what an account may write about an asset.
 * @param licences all terms of the asset, with their names
 */
export async function readReviewerStanding(
  market: MarketClient,
  account: Address,
  { asset, licences }: { readonly asset: AssetId; readonly licences: readonly LicenceName[] },
): Promise<ReviewerStanding> {
  const { readReview } = await import("@ftns-market/sdk/reads");
  const said = await Promise.all(
    licences.map(async ({ terms, name }) => {
      const reviewer = await readReview(market, BigInt(terms), account);
      const isOpen = reviewer.bought && reviewer.review === undefined;
      const part = isOpen ? partOf(account, await readParties(market, asset, reviewer.split)) : undefined;
      return { terms, name, ...reviewer, part };
    }),
  );
  return standingOf(said);
}

async function readParties(market: MarketClient, asset: AssetId, number: number): Promise<Parties> {
  const { readAsset, readSplit } = await import("@ftns-market/sdk/reads");
  const [{ owner }, split] = await Promise.all([readAsset(market, asset), readSplit(market, asset, number)]);
  const parents = await Promise.all(split.parents.map((parent) => readAsset(market, parent.asset)));
  return {
    owner,
    contributors: split.contributors.map((contributor) => contributor.account),
    parentOwners: parents.map((parent) => parent.owner),
  };
}

/** Terms of an asset by what they give. */
export interface LicenceName {
  /** Terms id, decimal. */
  readonly terms: string;
  readonly name: string;
}
