import { getBlock, getBlockNumber } from "viem/actions";
import type { MarketClient } from "../../sdk/src/index.ts";

/** What one step of a story cost. */
export interface StepReport {
  readonly name: string;
  readonly milliseconds: number;
  /** Gas of everything that was mined meanwhile. */
  readonly gas: bigint;
  /** What came of it, in a few words. */
  readonly detail: string;
}

/** Runs the steps of a story in their order, and keeps the books. A step that fails ends the story. */
export class StepBook {
  readonly reports: StepReport[] = [];
  readonly #market: MarketClient;
  readonly #onDone: (report: StepReport) => void;

  constructor(market: MarketClient, onDone: (report: StepReport) => void = () => undefined) {
    this.#market = market;
    this.#onDone = onDone;
  }

  /**
   * @param detail what to say of the result
   * @throws Error naming the step, with what failed as its cause
   */
  async step<T>(name: string, run: () => Promise<T>, detail: (result: T) => string = () => ""): Promise<T> {
    const from = await getBlockNumber(this.#market.client, { cacheTime: 0 });
    const start = performance.now();
    const result = await run().catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`The step “${name}” failed: ${reason}`, { cause });
    });
    const milliseconds = performance.now() - start;
    const report = { name, milliseconds, gas: await this.#gasSince(from), detail: detail(result) };
    this.reports.push(report);
    this.#onDone(report);
    return result;
  }

  async #gasSince(from: bigint): Promise<bigint> {
    const to = await getBlockNumber(this.#market.client, { cacheTime: 0 });
    let gas = 0n;
    for (let blockNumber = from + 1n; blockNumber <= to; blockNumber++) {
      gas += (await getBlock(this.#market.client, { blockNumber })).gasUsed;
    }
    return gas;
  }
}

/** A step as a line of a table. */
export function stepLine({ name, milliseconds, gas, detail }: StepReport): string {
  const time = `${(milliseconds / 1000).toFixed(2)} s`.padStart(9);
  const cost = (gas === 0n ? "" : `${gas.toLocaleString("en")} gas`).padStart(15);
  return `  ${name.padEnd(44)}${time}${cost}  ${detail}`;
}
