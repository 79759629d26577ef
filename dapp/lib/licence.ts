import type { LicenceKind } from "@ftns-market/sdk/chain";
import { formatCount, formatDuration } from "@/lib/format";

/** A standard licence text, by its SPDX id. */
export interface StandardLicence {
  readonly id: string;
  readonly name: string;
  /** What it allows and asks, in one sentence. The text itself decides. */
  readonly summary: string;
}

/** The texts a seller can choose from; any other is written and stored on IPFS. */
export const STANDARD_LICENCES: readonly StandardLicence[] = [
  { id: "CC0-1.0", name: "Creative Commons Zero", summary: "Use it for anything; nothing is asked." },
  {
    id: "CC-BY-4.0",
    name: "Creative Commons Attribution",
    summary: "Use it for anything, also for money; name the author.",
  },
  {
    id: "CC-BY-SA-4.0",
    name: "Creative Commons Share Alike",
    summary: "As Attribution; what you make from it carries the same licence.",
  },
  {
    id: "CC-BY-NC-4.0",
    name: "Creative Commons Non-Commercial",
    summary: "Use it without earning money by it; name the author.",
  },
  {
    id: "CC-BY-ND-4.0",
    name: "Creative Commons No Derivatives",
    summary: "Pass it on unchanged, also for money; name the author.",
  },
  {
    id: "ODbL-1.0",
    name: "Open Database Licence",
    summary: "Use the data; keep changed data bases open under the same licence.",
  },
  { id: "PDDL-1.0", name: "Public Domain Data", summary: "Data given to everybody; nothing is asked." },
  { id: "MIT", name: "MIT", summary: "Use, change and sell it; keep the notice." },
  {
    id: "Apache-2.0",
    name: "Apache 2.0",
    summary: "Use, change and sell it; keep the notice; patents of the authors are included.",
  },
  {
    id: "BSD-3-Clause",
    name: "BSD 3-Clause",
    summary: "Use, change and sell it; keep the notice; no advertising with the authors.",
  },
  {
    id: "GPL-3.0-only",
    name: "GNU GPL 3",
    summary: "Use and change it; what you pass on must be open under the same licence.",
  },
  {
    id: "AGPL-3.0-only",
    name: "GNU Affero GPL 3",
    summary: "As the GPL, and what you serve over a network must be open, too.",
  },
];

/** What is known of a licence text. @returns undefined for an id that is not in the catalogue */
export function standardLicence(spdx: string | null | undefined): StandardLicence | undefined {
  return STANDARD_LICENCES.find(({ id }) => id === spdx);
}

/** The terms of a licence as the index or a form gives them. Numbers are decimal strings or numbers. */
export interface LicenceTerms {
  readonly kind: LicenceKind;
  readonly transferable: boolean;
  readonly exclusive: boolean;
  /** Seconds; Subscription only. */
  readonly period: string | number | bigint;
  /** Metered only. */
  readonly unitsPerPack: string | number | bigint;
  /** 0 = unlimited. */
  readonly supplyCap: string | number | bigint;
}

/** The name of a kind of licence, with its measure: "Subscription, 30 days". */
export function licenceName({ kind, period, unitsPerPack }: Pick<LicenceTerms, "kind" | "period" | "unitsPerPack">) {
  switch (kind) {
    case "Perpetual":
      return "For ever";
    case "Subscription":
      return `Subscription, ${formatDuration(BigInt(period))}`;
    case "Metered":
      return `Pack of ${formatCount(unitsPerPack)} uses`;
  }
}

/** What one unit of quantity is called in front of a price. */
export function licenceUnit({ kind, period, unitsPerPack }: Pick<LicenceTerms, "kind" | "period" | "unitsPerPack">) {
  switch (kind) {
    case "Perpetual":
      return "copy";
    case "Subscription":
      return formatDuration(BigInt(period));
    case "Metered":
      return `${formatCount(unitsPerPack)} uses`;
  }
}

/** Terms in plain words, one sentence each, the most important first. */
export function licenceSentences(terms: LicenceTerms): readonly string[] {
  const cap = BigInt(terms.supplyCap);
  return [
    kindSentence(terms),
    terms.transferable
      ? "You may pass it on to somebody else; you lose it then."
      : "It stays yours: it cannot be passed on.",
    ...(terms.exclusive ? ["Exclusive: while yours is valid, nobody else can get a new licence."] : []),
    ...(cap > 0n ? [`At most ${formatCount(cap)} will ever be issued.`] : []),
  ];
}

function kindSentence({ kind, period, unitsPerPack }: LicenceTerms): string {
  switch (kind) {
    case "Perpetual":
      return "Yours for ever, paid once.";
    case "Subscription":
      return `Valid for ${formatDuration(BigInt(period))} per period you pay; renewing adds to what is left. It does not renew by itself.`;
    case "Metered":
      return `${formatCount(unitsPerPack)} uses per pack; they do not run out with time, and packs add up.`;
  }
}
