import { encodeFunctionData, type Hash, type TransactionReceipt } from "viem";
import {
  call,
  estimateContractGas,
  getTransaction,
  simulateContract,
  waitForTransactionReceipt,
  writeContract,
} from "viem/actions";
import { requireWallet, type MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { waitForBlock } from "../queries/wait-for-block.ts";
import type { Action } from "./action.ts";
import { requireWalletChain } from "./signature.ts";

/** Where a transaction stands. In this order, each at most once but for "replaced". */
export type SendEvent =
  /** The chain would accept the call; the wallet is asked. */
  | { readonly type: "waitingForWallet" }
  /** On its way, not yet in a block. */
  | { readonly type: "sent"; readonly hash: Hash }
  /** The same call is on its way under another hash, with another fee. */
  | { readonly type: "replaced"; readonly hash: Hash; readonly replaced: Hash }
  /** In a block, with the confirmations that were asked for. */
  | { readonly type: "confirmed"; readonly receipt: TransactionReceipt }
  /** The index has seen the block: queries show the effect. */
  | { readonly type: "indexed"; readonly block: bigint };

/** How an action is sent and followed. */
export interface SendOptions {
  readonly onEvent?: (event: SendEvent) => void;
  /** Default: that of the market client. */
  readonly confirmations?: number;
  /** Milliseconds to wait for the confirmation; default 180,000. */
  readonly timeoutMs?: number;
  /**
   * Gas above the estimate; default 0, what the wallet estimates. For calls that cost more when others of the same block come first. What is not
   * used is not paid.
   */
  readonly spareGas?: bigint;
  /** Also wait until the index has the block; default false. Needs a subgraph. */
  readonly waitForIndex?: boolean;
  /** Stops before the wallet is asked, or stops waiting; it cannot take back what was sent. */
  readonly signal?: AbortSignal;
}

/** What came of an action. */
export interface Sent {
  readonly action: Action;
  readonly hash: Hash;
  readonly receipt: TransactionReceipt;
}

/**
 * Runs any action: asks the chain whether it would work, asks the wallet, sends, and waits until it is confirmed.
 * The same call of the same account is never on its way twice.
 * @throws MarketError with a sentence for the user: a contract's error by its name, `WalletRejected`, `WrongChain`,
 * `AlreadySending`, `Cancelled`, `Replaced`, `NotConfirmed`, `RpcUnreachable`, `IndexBehind` and others.
 * `details.hash` names the transaction once there is one.
 */
export async function send(market: MarketClient, action: Action, options: SendOptions = {}): Promise<Sent> {
  const { account } = requireWallet(market);
  const { address, abi, functionName, args } = action.request;
  const data = encodeFunctionData({ abi, functionName, args });
  const key = `${market.chain.id}:${account.address}:${address}:${data}`.toLowerCase();
  const done = await market.submissions.run(key, () => perform(market, action, options));
  if (done !== undefined) return done.result;
  throw new MarketError("AlreadySending", "This is on its way already. Wait for it, then look at the result.", {
    action: action.id,
  });
}

async function perform(market: MarketClient, action: Action, options: SendOptions): Promise<Sent> {
  const notify = options.onEvent ?? (() => {});
  const hash = await submit(market, action, options, notify).catch((error: unknown) => {
    throw describeError(error);
  });
  const client = await followed(market, hash);
  notify({ type: "sent", hash });
  const receipt = await confirm(market, client, hash, options, notify).catch((error: unknown) => {
    throw withHash(describeError(error), hash);
  });
  if (receipt.status === "reverted") throw withHash(await revertOf(market, action, receipt), receipt.transactionHash);
  notify({ type: "confirmed", receipt });
  if (options.waitForIndex === true) {
    await waitForBlock(market, receipt.blockNumber, options.signal === undefined ? {} : { signal: options.signal });
    notify({ type: "indexed", block: receipt.blockNumber });
  }
  return { action, hash: receipt.transactionHash, receipt };
}

async function submit(
  market: MarketClient,
  action: Action,
  { signal, spareGas }: SendOptions,
  notify: (event: SendEvent) => void,
): Promise<Hash> {
  const wallet = requireWallet(market);
  signal?.throwIfAborted();
  await requireWalletChain(market);
  const asked = { ...action.request, account: wallet.account };
  const { request } = await simulateContract(market.client, asked);
  const gas = spareGas === undefined ? {} : { gas: (await estimateContractGas(market.client, asked)) + spareGas };
  signal?.throwIfAborted();
  notify({ type: "waitingForWallet" });
  return writeContract(wallet, { ...request, ...gas, chain: market.chain, account: wallet.account });
}

/**
 * A client that remembers the transaction as it was sent. viem tells a replacement only from the transaction it has seen, and asks
 * for it with the first block: one replaced before that would be waited for in vain.
 */
async function followed({ client }: MarketClient, hash: Hash): Promise<MarketClient["client"]> {
  // A node that does not know it yet is asked again by viem.
  const sent = await getTransaction(client, { hash }).catch(() => undefined);
  if (sent === undefined) return client;
  const remembering = { ...client, getTransaction: async () => sent };
  return remembering;
}

async function confirm(
  market: MarketClient,
  client: MarketClient["client"],
  hash: Hash,
  { confirmations, timeoutMs, signal }: SendOptions,
  notify: (event: SendEvent) => void,
): Promise<TransactionReceipt> {
  let lost: MarketError | undefined;
  const receipt = waitForTransactionReceipt(client, {
    hash,
    confirmations: confirmations ?? market.confirmations,
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    onReplaced({ reason, replacedTransaction, transaction }) {
      if (reason === "repriced") {
        notify({ type: "replaced", hash: transaction.hash, replaced: replacedTransaction.hash });
      } else {
        lost = replacement(reason);
      }
    },
  });
  const confirmed = await (signal === undefined ? receipt : Promise.race([receipt, aborted(signal)]));
  if (lost !== undefined) throw lost;
  return confirmed;
}

function replacement(reason: "cancelled" | "replaced"): MarketError {
  return reason === "cancelled"
    ? new MarketError("Cancelled", "You cancelled the transaction in the wallet. It had no effect.")
    : new MarketError("Replaced", "Another transaction of this wallet took the place of this one. It had no effect.");
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => {
      const message = "This stopped waiting. The transaction was sent and may still be confirmed: look it up.";
      reject(new MarketError("Aborted", message));
    };
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
}

/** Why a transaction failed that the chain had accepted before: asked again at the block it is in. */
async function revertOf(market: MarketClient, action: Action, receipt: TransactionReceipt): Promise<MarketError> {
  const { address, abi, functionName, args } = action.request;
  const { gas } = await getTransaction(market.client, { hash: receipt.transactionHash });
  if (receipt.gasUsed === gas) {
    return new MarketError(
      "OutOfGas",
      "The transaction ran out of gas and had no effect. Let the wallet estimate the gas.",
    );
  }
  try {
    const data = encodeFunctionData({ abi, functionName, args });
    await call(market.client, { account: receipt.from, to: address, data, blockNumber: receipt.blockNumber });
  } catch (error) {
    return describeError(error);
  }
  const message =
    "Something changed on the chain before the transaction arrived, and it had no effect. Look again and repeat.";
  return new MarketError("Reverted", message);
}

function withHash(error: MarketError, hash: Hash): MarketError {
  return new MarketError(error.code, error.message, { ...error.details, hash }, error);
}
