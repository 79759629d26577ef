import type { LicenceKind } from "@ftns-market/sdk/chain";
import { formatCount } from "@/lib/format";
import { licenceName, type LicenceTerms } from "@/lib/licence";

/** What is auctioned: licences under terms, or the asset itself. */
export interface Lot {
  /** Undefined: the asset itself. */
  readonly licence: Pick<LicenceTerms, "kind" | "period" | "unitsPerPack"> | undefined;
  readonly quantity: number;
}

const PIECES: Readonly<Record<LicenceKind, string>> = {
  Perpetual: "licences",
  Subscription: "periods",
  Metered: "packs",
};

/** The lot in a few words: "Licence: For ever", "3 periods: Subscription, 30 days", "The asset itself". */
export function lotName({ licence, quantity }: Lot): string {
  if (licence === undefined) return "The asset itself";
  const count = quantity === 1 ? "Licence" : `${formatCount(quantity)} ${PIECES[licence.kind]}`;
  return `${count}: ${licenceName(licence)}`;
}

/** What the winner gets, in a sentence or two. */
export function lotMeaning({ licence }: Pick<Lot, "licence">): string {
  return licence === undefined
    ? "The winner becomes the owner: it sells further licences, publishes versions and names who shares in later revenue. To sell licences of an encrypted asset it publishes a version of its own first. Licences that were sold before stay valid, and this sale pays those who share in it now."
    : "The winner holds a licence as if it had bought one at a fixed price: the same terms, delivery and protection.";
}
