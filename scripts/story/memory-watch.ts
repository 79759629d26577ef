const SAMPLE_MS = 50;
const MEBIBYTE = 1024 * 1024;

/** Watches how far the memory of this process grows beyond where it began. */
export class MemoryWatch {
  readonly #start = process.memoryUsage.rss();
  readonly #timer: NodeJS.Timeout;
  #peak = this.#start;

  constructor() {
    this.#timer = setInterval(() => {
      this.#peak = Math.max(this.#peak, process.memoryUsage.rss());
    }, SAMPLE_MS);
  }

  /** Bytes at the highest sample above the beginning. */
  get growth(): number {
    return this.#peak - this.#start;
  }

  readonly words = (): string => `memory grew by ${Math.round(this.growth / MEBIBYTE)} MiB at most`;

  stop(): void {
    clearInterval(this.#timer);
  }
}
