import { isAddress } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { contractAt } from "./contract-abis.ts";
import { visibleText } from "./visible-text.ts";

/** Longer values are cut: the whole is in the call's data. */
const MAX_CHARACTERS = 600;

/** An argument as text: addresses with the contract's name, lists in brackets, nothing invisible, nothing endless. */
export function argumentText(market: MarketClient, value: unknown): string {
  const text = textOf(market, value);
  return text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS)}… (${text.length} characters in all)`;
}

function textOf(market: MarketClient, value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => textOf(market, item)).join(", ")}]`;
  if (typeof value === "string" && isAddress(value)) {
    const name = contractAt(market, value);
    return name === undefined ? value : `${value} (${name})`;
  }
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, field]) => `${name}: ${textOf(market, field)}`);
    return `{ ${fields.join(", ")} }`;
  }
  return visibleText(String(value));
}
