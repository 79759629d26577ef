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

/**
 * The last second, since 1970, of what is to be valid for some seconds from now. It counts from the later of two clocks: a chain without
 * traffic has an old last block, and that is all that some endpoints show; a chain for tests may be ahead of this machine.
 */
export async function deadlineIn(client: ReadClient, seconds: number): Promise<number> {
  return Math.max(await chainTime(client), Math.floor(Date.now() / 1_000)) + seconds;
}
