import "server-only";
import { getBlock } from "viem/actions";
import { serverMarket } from "@/lib/server/market";

/** The chain's time: of the block that is being made where the endpoint shows it. Without an answer this server's clock. Seconds since 1970. */
export async function chainTime(): Promise<number> {
  const { client } = serverMarket();
  try {
    const { timestamp } = await getBlock(client, { blockTag: "pending" }).catch(() => getBlock(client));
    return Number(timestamp);
  } catch {
    // The page says elsewhere that the chain does not answer.
    return Math.floor(Date.now() / 1_000);
  }
}
