import type { QueryKey } from "@ftns-market/sdk/queries";
import type { Hash } from "viem";

/** Where a write stands. Nothing is lost in "failed": the sentence says what happened and what to do. */
export type TransactionState = "preparing" | "waitingForWallet" | "sent" | "confirmed" | "indexed" | "failed";

/** A write of this visitor, for the eyes: from the question to the wallet until everybody can see its effect. */
export interface Transaction {
  readonly id: number;
  /** What the user agreed to, in a sentence. */
  readonly title: string;
  readonly state: TransactionState;
  readonly hash?: Hash | undefined;
  /** The wallet sent the same call again with another fee; `hash` is the new one. */
  readonly replaced?: Hash | undefined;
  readonly error?: TransactionError | undefined;
  /** Taken from the edge of the page; the dialog that began it still shows how it ended. */
  readonly dismissed?: boolean;
  /** Confirmed, but the index does not show it in time; it will. */
  readonly indexLate?: boolean | undefined;
}

export interface TransactionError {
  readonly code: string;
  readonly message: string;
}

/** What becomes stale by a write. */
export type Refresh = readonly QueryKey[];

/** What a step is called while it lasts. */
export const STATE_WORDS: Readonly<Record<TransactionState, string>> = {
  preparing: "Asking the chain whether this works …",
  waitingForWallet: "Waiting for your wallet",
  sent: "Sent, waiting for the chain",
  confirmed: "Confirmed on the chain",
  indexed: "Done, and shown everywhere",
  failed: "Did not happen",
};
