import type { TransactionReceipt } from "viem";
import type { SendEvent, SendOptions } from "../actions/send.ts";
import type { AuditId } from "../chain/ids.ts";
import { describeError } from "../errors/describe.ts";
import type { MarketError } from "../errors/market-error.ts";
import { Attempts } from "./attempts.ts";
import type { AuditEvent, AuditTask } from "./audit-events.ts";

/** Errors that no later attempt can mend. */
const FINAL: ReadonlySet<string> = new Set([
  "Audits_CommitmentMismatch",
  "Audits_DeclaredLate",
  "Audits_InvalidFinding",
  "Mismatch",
  "WalletMissing",
  "WrongChain",
]);

/** Errors that say that somebody else has done it: the next look shows how things are now. */
const DONE: ReadonlySet<string> = new Set(["AlreadySending", "Audits_WrongPhase", "Audits_WrongSeatState"]);

/** Times to reveal may be as short as an hour. */
export const AUDIT_PATIENCE = { maxRetryMs: 60_000, blockedRetryMs: 900_000 };

/** Runs what an agent does for audits, and judges what fails, each thing on its own: one that fails holds nobody up. */
export class AuditTasks {
  readonly #tell: (event: AuditEvent) => void;
  readonly #attempts = new Attempts(AUDIT_PATIENCE);
  /** What was mined and had no effect. */
  readonly #reverted = new Set<string>();

  constructor(tell: (event: AuditEvent) => void) {
    this.#tell = tell;
  }

  /**
   * Does something, unless it has failed and its time has not come again.
   * @returns whether it was done
   * @throws MarketError `RpcUnreachable`: then nothing else can be done either
   */
  async run(audit: AuditId, task: AuditTask, work: () => Promise<void>): Promise<boolean> {
    const key = `${task}-${audit}`;
    if (!this.#attempts.isDue(key)) return false;
    try {
      await work();
      this.#forget(key);
      return true;
    } catch (error) {
      this.#onFailure(key, audit, task, describeError(error));
      return false;
    }
  }

  #onFailure(key: string, audit: AuditId, task: AuditTask, error: MarketError): void {
    if (error.code === "RpcUnreachable") throw error;
    // The node's clock or last block is a little behind: the next round tries again.
    if (error.code === "Audits_TooEarly") return;
    if (DONE.has(error.code)) {
      this.#forget(key);
      return this.#tell({ type: "overtaken", audit, task });
    }
    const isFinal = FINAL.has(error.code) || this.#hasCostTwice(key, error);
    const inSeconds = this.#attempts.postpone(key, isFinal ? "final" : "later") / 1_000;
    this.#tell({ type: isFinal ? "blocked" : "retrying", audit, task, error, inSeconds });
  }

  /** The chain had said that it would work, and it did not: gas is not spent on that again and again. */
  #hasCostTwice(key: string, { code, details }: MarketError): boolean {
    if (details["hash"] === undefined || code === "NotConfirmed") return false;
    const before = this.#reverted.has(key);
    this.#reverted.add(key);
    return before;
  }

  #forget(key: string): void {
    this.#attempts.forget(key);
    this.#reverted.delete(key);
  }
}

/** Options for `send` that keep the receipt; undefined while nothing was confirmed. */
export function keepReceipt(): {
  readonly options: SendOptions;
  readonly receipt: () => TransactionReceipt | undefined;
} {
  let kept: TransactionReceipt | undefined;
  const onEvent = (event: SendEvent) => {
    if (event.type === "confirmed") kept = event.receipt;
  };
  return { options: { onEvent }, receipt: () => kept };
}
