/** Remembers which calls are on their way, so that a double click or a second tab does not send the same call twice. */
export interface SubmissionGuard {
  /**
   * Runs `task` unless a call with this key is on its way.
   * @returns what `task` returns, or undefined when it was not run
   */
  run<T>(key: string, task: () => Promise<T>): Promise<{ readonly result: T } | undefined>;
}

/** A guard for one page or process. */
export function submissionGuard(): SubmissionGuard {
  const underWay = new Set<string>();
  return {
    async run(key, task) {
      if (underWay.has(key)) return undefined;
      underWay.add(key);
      try {
        return { result: await task() };
      } finally {
        underWay.delete(key);
      }
    },
  };
}

/**
 * A guard for all tabs of one origin, by the Web Locks of the browser.
 * @param locks `navigator.locks`
 */
export function sharedSubmissionGuard(locks: LockManager): SubmissionGuard {
  return {
    async run(key, task) {
      return locks.request(`ftns-market:${key}`, { ifAvailable: true }, async (lock) =>
        lock === null ? undefined : { result: await task() },
      );
    },
  };
}
