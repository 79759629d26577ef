import type { CreateTermsInput } from "@ftns-market/sdk/actions";
import { LICENCE_KINDS, type LicenceKind } from "@ftns-market/sdk/chain";
import type { LicenceTerms } from "@/lib/licence";
import { readCount } from "./offer-fields";

/** A licence as it was typed. */
export interface LicenceFields {
  readonly kind: LicenceKind;
  /** Id of a standard text, or `OWN_TEXT`. */
  readonly text: string;
  readonly ownText: string;
  readonly transferable: boolean;
  readonly exclusive: boolean;
  /** Days; Subscription only. */
  readonly days: string;
  /** Uses per pack; Metered only. */
  readonly uses: string;
  /** Empty = without limit. */
  readonly cap: string;
}

/** The choice of a text of one's own. */
export const OWN_TEXT = "own";

export const NO_LICENCE: LicenceFields = {
  ...{ kind: "Perpetual", text: "CC-BY-4.0", ownText: "", transferable: false, exclusive: false },
  ...{ days: "30", uses: "1000", cap: "" },
};

/** Terms without their text, which may have to be stored first. */
export type NewTerms = Omit<CreateTermsInput, "asset" | "name" | "text">;

export interface LicenceReading {
  /** Undefined while something is missing or wrong. */
  readonly terms: NewTerms | undefined;
  readonly problems: {
    readonly days?: string | undefined;
    readonly uses?: string | undefined;
    readonly cap?: string | undefined;
  };
}

const DAY_SECONDS = 86_400;
/** What a contract can store of a period: `type(uint32).max` seconds. */
const MAX_DAYS = Math.floor((2 ** 32 - 1) / DAY_SECONDS);

/** Reads a form for a licence. */
export function readLicence(fields: LicenceFields): LicenceReading {
  const { kind, transferable, exclusive } = fields;
  const days = kind === "Subscription" ? readCount(fields.days) : 0;
  const uses = kind === "Metered" ? readCount(fields.uses) : 0;
  const cap = fields.cap.trim() === "" ? 0 : readCount(fields.cap);
  const problems = {
    days: days === undefined || days > MAX_DAYS ? `Write whole days, from 1 to ${MAX_DAYS}.` : undefined,
    uses: uses === undefined ? "Write a whole number from 1." : undefined,
    cap: cap === undefined ? "Write a whole number from 1, or leave it empty." : undefined,
  };
  const fine =
    days !== undefined &&
    uses !== undefined &&
    cap !== undefined &&
    problems.days === undefined &&
    (fields.text !== OWN_TEXT || fields.ownText.trim() !== "");
  if (!fine) return { terms: undefined, problems };
  return {
    terms: { kind, transferable, exclusive, period: days * DAY_SECONDS, unitsPerPack: uses, supplyCap: cap },
    problems,
  };
}

/** The terms as the words of a licence take them. */
export function wordedTerms({
  kind,
  transferable,
  exclusive,
  period,
  unitsPerPack,
  supplyCap,
}: NewTerms): LicenceTerms {
  return {
    ...{ kind, transferable: transferable ?? false, exclusive: exclusive ?? false },
    ...{ period: period ?? 0, unitsPerPack: unitsPerPack ?? 0, supplyCap: supplyCap ?? 0 },
  };
}

const KIND_NAMES: Readonly<Record<LicenceKind, string>> = {
  Perpetual: "For ever, paid once",
  Subscription: "Subscription, paid for a time",
  Metered: "Packs of uses",
};

export const KIND_OPTIONS = LICENCE_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }));
