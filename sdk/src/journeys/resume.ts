import type { Hash, TransactionReceipt } from "viem";
import { getTransaction, waitForTransactionReceipt } from "viem/actions";
import type { Action } from "../actions/action.ts";
import { send, type SendOptions } from "../actions/send.ts";
import type { MarketClient } from "../chain/market-client.ts";

/**
 * Waits for a transaction that an interrupted journey had already sent; sends the action when there is none, when the chain
 * does not know it any more, or when it failed.
 */
export async function resumeOrSend(
  market: MarketClient,
  action: Action,
  sent: Hash | undefined,
  onHash: (hash: Hash) => void,
  options: SendOptions = {},
): Promise<TransactionReceipt> {
  const receipt = sent === undefined ? undefined : await receiptOf(market, sent, options);
  if (receipt?.status === "success") return receipt;
  const done = await send(market, action, {
    ...options,
    onEvent(event) {
      if (event.type === "sent" || event.type === "replaced") onHash(event.hash);
      options.onEvent?.(event);
    },
  });
  return done.receipt;
}

/** The receipt of a transaction, waited for; undefined when the chain does not know it. */
export async function receiptOf(market: MarketClient, hash: Hash, { confirmations, timeoutMs }: SendOptions) {
  const known = await getTransaction(market.client, { hash }).catch((error: Error) => {
    if (error.name === "TransactionNotFoundError") return undefined;
    throw error;
  });
  if (known === undefined) return undefined;
  return waitForTransactionReceipt(market.client, {
    hash,
    confirmations: confirmations ?? market.confirmations,
    timeout: timeoutMs,
  });
}
