import type { Address } from "viem";
import { getCode } from "viem/actions";
import type { MarketClient } from "../chain/market-client.ts";

/** Code of an account that lent itself a contract (EIP-7702): it still signs with its own key. */
const DELEGATION = "0xef0100";

/**
 * Whether an account signs with a key of its own, so that it can sign permits and rebuild its keys from a signature. A contract
 * account cannot.
 */
export async function isPlainAccount(market: MarketClient, account: Address): Promise<boolean> {
  const code = await getCode(market.client, { address: account });
  return code === undefined || code === "0x" || code.toLowerCase().startsWith(DELEGATION);
}
