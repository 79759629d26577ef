const FIRST_RETRY_MS = 5_000;

/** Milliseconds: 5 seconds, then twice as long after each further failure, up to a longest. */
export function retryAfter(failures: number, maxMs: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), maxMs);
}

/** How long an agent waits at most, milliseconds. */
export interface Patience {
  readonly maxRetryMs: number;
  /** What cannot succeed as things are may after a restart with another keystore, or by another hand. */
  readonly blockedRetryMs: number;
}

interface Failed {
  readonly times: number;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
}

/** When an agent tries again what has failed, each thing by a key. */
export class Attempts {
  readonly #patience: Patience;
  readonly #failed = new Map<string, Failed>();

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  isDue(key: string): boolean {
    return (this.#failed.get(key)?.notBefore ?? 0) <= Date.now();
  }

  /** @returns milliseconds until the next attempt */
  postpone(key: string, judged: "final" | "later"): number {
    const { maxRetryMs, blockedRetryMs } = this.#patience;
    const times = (this.#failed.get(key)?.times ?? 0) + 1;
    const wait = judged === "final" ? blockedRetryMs : retryAfter(times, maxRetryMs);
    this.#failed.set(key, { times, notBefore: Date.now() + wait });
    return wait;
  }

  /** It succeeded, or is nobody's business any more. */
  forget(key: string): void {
    this.#failed.delete(key);
  }

  clear(): void {
    this.#failed.clear();
  }
}
