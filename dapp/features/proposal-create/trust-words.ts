import { CATEGORIES, categoriesOf, type Category, type ContractName } from "@ftns-market/sdk/chain";
import type { DecisionFacts } from "./facts";

/** How auditors come in, by the number that the policy has for it. */
export const ADMISSIONS = ["open", "vote"] as const;
export type AdmissionRule = (typeof ADMISSIONS)[number];

export const ADMISSION_WORDS: Readonly<Record<AdmissionRule, { readonly name: string; readonly meaning: string }>> = {
  open: { name: "Open", meaning: "Whoever registers and posts the bond is an auditor." },
  vote: { name: "By vote", meaning: "Who registers is a candidate until a vote admits it. Auditors of before stay." },
};

/** The contracts of this market that report to reputation from its beginning. */
export const REPORTERS: readonly ContractName[] = [
  ...(["Escrow", "AuditorRegistry", "Audits", "Reviews", "SealedBidAuction", "VickreyAuction", "SelfDealing"] as const),
];

type Facts = Pick<DecisionFacts, "numbers">;

export function admissionNow({ numbers }: Facts): AdmissionRule {
  return numbers.AuditorAdmission.value === 0n ? "open" : "vote";
}

export function certifiedNow({ numbers }: Facts): readonly Category[] {
  return categoriesOf(numbers.CertifiedCategories.value);
}

const NO_CATEGORY = "none";

/** A set of categories as a field keeps it; also the empty one is something. */
export function categoriesText(categories: readonly Category[]): string {
  return categories.length === 0 ? NO_CATEGORY : categories.join(",");
}

/** @returns undefined while nothing was chosen */
export function readCategories(text: string | undefined): readonly Category[] | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const names = text.split(",");
  return CATEGORIES.filter((category) => names.includes(category));
}
