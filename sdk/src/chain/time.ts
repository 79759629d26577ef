import { getBlock } from "viem/actions";
import type { ReadClient } from "./market-client.ts";

/**
 * The time that a transaction sent now would see, seconds since 1970: that of the block that is being made. Endpoints that do not show it
 * answer with the last block's, which is older the longer the chain has been idle.
 */
export async function chainTime(client: ReadClient): Promise<number> {
  const { timestamp } = await getBlock(client, { blockTag: "pending" }).catch(() => getBlock(client));
  return Number(timestamp);
}
