import { parseUnits } from "viem";
import { categoriesOf, categorySet, categoryWords } from "../chain/category-set.ts";
import { CATEGORIES } from "../chain/enums.ts";
import { formatBps, formatDuration, formatFtns, parseFtns } from "../chain/units.ts";
import { MarketError } from "../errors/market-error.ts";

/** What the whole numbers of a contract stand for. */
export type NumberUnit =
  "basisPoints" | "percent" | "seconds" | "count" | "ftns" | "wholeFtns" | "categories" | "admission";

/** A number that votes decide about: its words, and how people write it. */
export interface GovernedNumber {
  /** "Platform fee": begins a sentence. */
  readonly label: string;
  /** What it decides, in one sentence. */
  readonly meaning: string;
  /** Of the number on the chain. */
  readonly unit: NumberUnit;
  /** Exactly, with its unit: 525 -> "5.25 %". `parse` reads it back. */
  format(value: bigint): string;
  /**
   * Reads what people write, with or without the unit.
   * @throws MarketError `InvalidInput`, `InvalidAmount` with a sentence that shows how to write it
   */
  parse(text: string): bigint;
}

const SECONDS: Readonly<Record<string, bigint>> = {
  ...{ s: 1n, sec: 1n, second: 1n, min: 60n, minute: 60n, h: 3_600n, hour: 3_600n },
  ...{ d: 86_400n, day: 86_400n, week: 604_800n },
};
const PART = /(\d{1,12})\s*([a-z]+)/gi;
const DURATION = /^(?:\s*\d{1,12}\s*[a-z]+(?:\s*,|\s+and\b)?)+\s*$/i;
/** By the values of `AuditorAdmission`. */
const ADMISSION_WORDS = ["open to all", "by vote"];
const MAX_TEXT = 100;
const BPS_DECIMALS = 2;
/** Base units of one. */
const FTNS = 10n ** 18n;

const FORMATS: Readonly<Record<NumberUnit, Pick<GovernedNumber, "format" | "parse">>> = {
  basisPoints: { format: (value) => formatBps(value), parse: parsePercentage },
  percent: { format: (value) => `${value} %`, parse: (text) => parseWhole(text.replace(/\s*%\s*$/, ""), "10 %") },
  seconds: { format: (value) => formatDuration(value, 4), parse: parseDuration },
  count: { format: (value) => String(value), parse: (text) => parseWhole(text, "8") },
  ftns: { format: (value) => formatFtns(value), parse: parseFtns },
  wholeFtns: { format: (value) => formatFtns(value * FTNS), parse: parseWholeFtns },
  categories: { format: formatCategories, parse: parseCategories },
  admission: { format: (value) => ADMISSION_WORDS[Number(value)] ?? String(value), parse: parseAdmission },
};

/** A number with the words and the unit it has. */
export function governedNumber(label: string, unit: NumberUnit, meaning: string): GovernedNumber {
  return { label, meaning, unit, ...FORMATS[unit] };
}

/** "5.25 %", "5.25" -> 525. */
function parsePercentage(text: string): bigint {
  const digits = text.trim().replace(/\s*%$/, "");
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(digits))
    throw unreadable(text, "a share in percent with at most two decimals", "5.25 %");
  return parseUnits(digits, BPS_DECIMALS);
}

function parseWhole(text: string, example: string): bigint {
  const digits = text.trim();
  if (!/^\d{1,78}$/.test(digits)) throw unreadable(text, "a whole number", example);
  return BigInt(digits);
}

/** "1,000 FTNS", "1000" -> 1000. */
function parseWholeFtns(text: string): bigint {
  const amount = parseFtns(text);
  if (amount % FTNS !== 0n) throw unreadable(text, "a whole number of FTNS", "1,000 FTNS");
  return amount / FTNS;
}

/** "3 days", "1 hour 30 minutes", "36 h" -> seconds. */
function parseDuration(text: string): bigint {
  if (/^\s*\d{1,12}\s*$/.test(text)) return BigInt(text.trim());
  if (text.length > MAX_TEXT || !DURATION.test(text)) throw unreadable(text, "a length of time", "3 days or 36 hours");
  let total = 0n;
  for (const [, count = "", name = ""] of text.matchAll(PART)) {
    const unit = name.toLowerCase();
    const length = SECONDS[unit] ?? SECONDS[unit.replace(/s$/, "")];
    if (length === undefined) throw unreadable(text, "a length of time", "3 days or 36 hours");
    total += BigInt(count) * length;
  }
  return total;
}

/** A set that holds more than there are categories is shown as the number that it is. */
function formatCategories(set: bigint): string {
  const categories = categoriesOf(set);
  return BigInt(categorySet(categories)) === set ? categoryWords(categories) : String(set);
}

/** "models and datasets", "Model, IP", "none" -> the set. */
function parseCategories(text: string): bigint {
  if (/^\s*\d{1,78}\s*$/.test(text)) return BigInt(text.trim());
  if (/^\s*none\s*$/i.test(text)) return 0n;
  const words = text.length > MAX_TEXT ? [] : text.toLowerCase().split(/\s*,\s*|\s+and\s+/);
  const named = words.map((word) => CATEGORIES.find((category) => singular(word) === singular(category.toLowerCase())));
  const categories = named.filter((category) => category !== undefined);
  if (categories.length === 0 || categories.length < words.length) {
    throw unreadable(text, "a list of kinds of assets", "models and datasets, or none");
  }
  return BigInt(categorySet(categories));
}

const singular = (word: string): string => word.trim().replace(/s$/, "");

/** "open to all", "by vote", "0", "1" -> the value. */
function parseAdmission(text: string): bigint {
  if (/^\s*\d{1,78}\s*$/.test(text)) return BigInt(text.trim());
  const value = ADMISSION_WORDS.indexOf(text.trim().toLowerCase());
  if (value === -1) throw unreadable(text, "a way of admission", "“open to all” or “by vote”");
  return BigInt(value);
}

function unreadable(text: string, what: string, example: string): MarketError {
  return new MarketError("InvalidInput", `“${text}” is not ${what}. Write it like ${example}.`, { text });
}
