import type { MarketClient } from "../chain/market-client.ts";
import { pause } from "../chain/pause.ts";
import { MarketError } from "../errors/market-error.ts";
import { indexedBlock } from "./index-status.ts";

/** How patient to be. */
export interface WaitForBlockOptions {
  /** Milliseconds until it gives up; default 60,000. */
  readonly timeoutMs?: number;
  /** Milliseconds between two questions; default 300. */
  readonly intervalMs?: number;
  readonly signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_INTERVAL_MS = 300;

/**
 * Waits until the index has read a block, so that queries show what a transaction in it did.
 * @throws MarketError `IndexBehind` when it takes too long, `IndexFailed` when it never will, `IndexUnreachable`, `Aborted`
 */
export async function waitForBlock(
  market: Pick<MarketClient, "subgraph">,
  block: bigint,
  { timeoutMs = DEFAULT_TIMEOUT_MS, intervalMs = DEFAULT_INTERVAL_MS, signal }: WaitForBlockOptions = {},
): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const reached = await indexedBlock(market, signal).catch((error: unknown) => {
      if (error instanceof MarketError && error.code === "IndexUnreachable" && Date.now() < end) return undefined;
      throw error;
    });
    if (reached !== undefined && BigInt(reached.block.number) >= block) return;
    if (reached?.hasIndexingErrors === true) {
      const message = "The index stopped at an error, so it will not show this. The chain has it all the same.";
      throw new MarketError("IndexFailed", message, { block: reached.block.number });
    }
    if (Date.now() >= end) {
      const message = `The index has not reached block ${block} yet. What you did is on the chain; lists will show it later.`;
      throw new MarketError("IndexBehind", message, { wanted: block, block: reached?.block.number });
    }
    await pause(intervalMs, signal);
  }
}
