import type { Address } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { contractAt } from "./contract-abis.ts";

/**
 * An address in a sentence about a proposal: the market's contracts by name, everybody else in full, because addresses that begin and
 * end alike are easily made.
 */
export function addressWords(market: MarketClient, address: Address): string {
  const name = contractAt(market, address);
  if (name === "Timelock") return "the treasury (Timelock)";
  return name ?? address;
}
