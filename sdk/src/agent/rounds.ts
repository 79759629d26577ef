import { pause } from "../chain/pause.ts";
import { describeError } from "../errors/describe.ts";
import type { MarketError } from "../errors/market-error.ts";
import { retryAfter } from "./attempts.ts";

/** What an agent does again and again. */
export interface Rounds {
  /** One round. What it throws is told, and the round repeated. */
  readonly round: () => Promise<void>;
  /** Milliseconds between two rounds. */
  readonly pollMs: number;
  /** The longest wait after failures, milliseconds. */
  readonly maxRetryMs: number;
  /** Whether nothing is left to do; default never. */
  readonly isOver?: () => boolean;
  readonly onFailure: (failure: { readonly error: MarketError; readonly inSeconds: number }) => void;
}

/** Repeats rounds until the signal stops it, or it is over. After failures it waits longer each time. */
export async function repeatRounds(
  { round, pollMs, maxRetryMs, isOver = () => false, onFailure }: Rounds,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted && !isOver()) {
    const error = await round().then(
      () => undefined,
      (caught: unknown) => describeError(caught),
    );
    failures = error === undefined ? 0 : failures + 1;
    const wait = error === undefined ? pollMs : retryAfter(failures, maxRetryMs);
    if (error !== undefined) onFailure({ error, inSeconds: wait / 1_000 });
    if (isOver()) return;
    await pause(wait, signal).catch((caught: unknown) => {
      if (!signal.aborted) throw caught;
    });
  }
}
