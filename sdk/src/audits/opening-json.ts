import { getAddress, isAddress, sha256, stringToHex, type Address, type Hex } from "viem";
import { MarketError } from "../errors/market-error.ts";
import { chainFinding, METRICS, type Finding, type Metric, type Score } from "./finding.ts";
import type { FindingOpening } from "./opening.ts";

/** What the JSON of an opening says it is. */
export const FINDING_OPENING_KIND = "ftns-market-finding";
const VERSION = 1;
const MAX_AUDIT = 2n ** 64n;
const MAX_SEAT = 255;
const MAX_TIME = 2 ** 40;

/** An opening as JSON, to reveal from another device. Whoever reads it before the reveal knows the finding: keep it to yourself. */
export function writeOpening(opening: FindingOpening): string {
  const { audit, ...rest } = opening;
  return `${JSON.stringify({ kind: FINDING_OPENING_KIND, version: VERSION, audit: String(audit), ...rest }, null, 2)}\n`;
}

/**
 * Reads an opening from JSON, from whatever source, and checks every field.
 * @throws MarketError `InvalidInput` that says which one is wrong; it never repeats what the file holds
 */
export function parseOpening(json: string): FindingOpening {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw invalid("it is not JSON", cause);
  }
  const fields = record(value, "it");
  if (fields["kind"] !== FINDING_OPENING_KIND || fields["version"] !== VERSION) {
    throw invalid("it does not hold a finding of this market, version 1");
  }
  const report = wordOf(fields["report"], "the report");
  return {
    chainId: integerOf(fields["chainId"], Number.MAX_SAFE_INTEGER, "the chain id"),
    contract: addressOf(fields["contract"], "the contract"),
    audit: auditOf(fields["audit"]),
    seat: integerOf(fields["seat"], MAX_SEAT, "the seat"),
    auditor: addressOf(fields["auditor"], "the auditor"),
    finding: findingOf(fields["finding"]),
    report,
    salt: wordOf(fields["salt"], "the salt"),
    ...reportTextOf(fields["reportText"], report),
  };
}

function reportTextOf(reportText: unknown, report: Hex): Pick<FindingOpening, "reportText"> {
  if (reportText === undefined) return {};
  if (typeof reportText === "string" && sha256(stringToHex(reportText)) === report) return { reportText };
  throw invalid("the text of the report is not the one of its digest");
}

function findingOf(value: unknown): Finding {
  const { scores, passed, contentCertified, expiresAt } = record(value, "the finding");
  const given = record(scores, "the scores");
  if (typeof passed !== "boolean" || typeof contentCertified !== "boolean") throw invalid("the verdict is missing");
  const finding: Finding = {
    scores: Object.fromEntries(METRICS.map((metric) => [metric, given[metric]])) as Record<Metric, Score>,
    passed,
    contentCertified,
    expiresAt: integerOf(expiresAt, MAX_TIME, "the expiry"),
  };
  try {
    chainFinding(finding);
  } catch (cause) {
    throw invalid("a score is missing, or is none", cause);
  }
  return finding;
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid(`${what} is not an object`);
}

function addressOf(value: unknown, what: string): Address {
  if (typeof value === "string" && isAddress(value)) return getAddress(value);
  throw invalid(`${what} is not an address`);
}

function auditOf(value: unknown): bigint {
  if (typeof value === "string" && /^\d{1,20}$/.test(value) && BigInt(value) < MAX_AUDIT) return BigInt(value);
  throw invalid("the audit is not a number in decimals");
}

function integerOf(value: unknown, max: number, what: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= max) return value;
  throw invalid(`${what} is not a whole number that the chain takes`);
}

function wordOf(value: unknown, what: string): Hex {
  if (typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value)) return value as Hex;
  throw invalid(`${what} has not 32 bytes in hexadecimal`);
}

function invalid(reason: string, cause?: unknown): MarketError {
  return new MarketError("InvalidInput", `This opening cannot be used: ${reason}.`, {}, cause);
}
