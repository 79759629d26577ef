import { fileURLToPath } from "node:url";

import type { LicenceChoice, SeedTerms } from "./types.ts";

const BASE_UNITS_PER_FTNS = 10n ** 18n;
const DAY = 86_400;

/** Whole FTNS in base units. */
export function ftns(amount: number): bigint {
  return BigInt(amount) * BASE_UNITS_PER_FTNS;
}

export const CC_BY: LicenceChoice = { spdx: "CC-BY-4.0" };
export const MIT: LicenceChoice = { spdx: "MIT" };
export const COMMERCIAL_USE = licenceText("commercial-use", "Commercial use");
export const EXCLUSIVE_USE = licenceText("exclusive-use", "Exclusive use");
export const SERVICE_UNITS = licenceText("service-units", "Service units");

const NOTHING_SPECIAL = { exclusive: false, period: 0, unitsPerPack: 0, supplyCap: 0 };

/** A free licence for anybody, so that a download of an open asset leaves a trace the owner can show. */
export function free(licence: LicenceChoice): SeedTerms {
  return { ...NOTHING_SPECIAL, kind: "perpetual", price: 0n, transferable: true, licence };
}

export function perpetual(
  price: bigint,
  licence: LicenceChoice,
  limits: { transferable: boolean; supplyCap?: number; exclusive?: boolean },
): SeedTerms {
  return { ...NOTHING_SPECIAL, ...limits, kind: "perpetual", price, licence };
}

export function subscription(price: bigint, days: number, licence: LicenceChoice): SeedTerms {
  return { ...NOTHING_SPECIAL, kind: "subscription", price, transferable: false, period: days * DAY, licence };
}

export function metered(price: bigint, unitsPerPack: number, licence: LicenceChoice): SeedTerms {
  return { ...NOTHING_SPECIAL, kind: "metered", price, transferable: true, unitsPerPack, licence };
}

function licenceText(name: string, title: string): LicenceChoice {
  return { textPath: fileURLToPath(new URL(`../assets/licences/${name}.md`, import.meta.url)), name: title };
}
