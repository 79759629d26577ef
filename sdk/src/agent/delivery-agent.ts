import { BlockNotFoundError, type Address } from "viem";
import { getBlock, getBlockNumber } from "viem/actions";
import type { Sent } from "../actions/send.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { readSale, type ChainSale } from "../reads/sale.ts";
import { answerRequest, findRequests } from "./audit-requests.ts";
import { Attempts } from "./attempts.ts";
import type { AgentEvent } from "./events.ts";
import { findSales, requireDepth } from "./find-sales.ts";
import { repeatRounds } from "./rounds.ts";
import {
  memoryStore,
  readState,
  writeState,
  type AgentStore,
  type AuditRequest,
  type OpenSale,
  type SaleRole,
  type Scanned,
} from "./state.ts";
import {
  deliverSale,
  isFraudulent,
  judgeFailure,
  refund,
  sendsInParallel,
  settle,
  VersionBook,
  type Task,
} from "./tasks.ts";

/** What an agent looks after, and how. */
export interface DeliveryAgentOptions {
  /** Whose sales are looked after. The wallet of the market client only pays the gas, it may be another account. */
  readonly account: Address;
  /** The seller's 32 bytes; needed to deliver. */
  readonly master?: Uint8Array;
  /**
   * What to do: "deliver" keys, to auditors of what the account published too, and "settle" the account's sales, "refund" its purchases that were not delivered or proved
   * fraudulent. Default deliver and settle.
   */
  readonly tasks?: readonly Task[];
  /**
   * Blocks on top of a purchase before its key is delivered: a purchase that a reorganisation undoes would have given the key
   * away for nothing. Default 12; take what the chain calls final. 1 is enough on the devnet.
   */
  readonly confirmations?: number;
  /** Milliseconds between two looks at the chain; default 4,000. */
  readonly pollMs?: number;
  /** Transactions on their way at a time; default 4. An account without a nonce manager sends one at a time. */
  readonly parallel?: number;
  /** Default: in memory. */
  readonly store?: AgentStore;
  readonly onEvent?: (event: AgentEvent) => void;
}

const DEFAULT_CONFIRMATIONS = 12;
const DEFAULT_POLL_MS = 4_000;
const DEFAULT_PARALLEL = 4;
const PATIENCE = { maxRetryMs: 300_000, blockedRetryMs: 3_600_000 };

/**
 * Looks after the sales of an account: delivers keys as soon as a purchase is deep enough in the chain, settles what is due.
 * It follows the chain alone. What it has done is on the chain too, so it may be stopped, started again, or run twice at once: no
 * sale is delivered twice, and none is forgotten.
 */
export class DeliveryAgent {
  readonly #market: MarketClient;
  readonly #options: DeliveryAgentOptions;
  readonly #tasks: ReadonlySet<Task>;
  readonly #roles: readonly SaleRole[];
  readonly #store: AgentStore;
  readonly #depth: bigint;
  readonly #versions: VersionBook;
  readonly #attempts = new Attempts(PATIENCE);
  /** Sales with nothing to do before a time of the chain, seconds since 1970. */
  readonly #asleep = new Map<string, number>();
  #open = new Map<string, OpenSale>();
  #requests = new Map<string, AuditRequest>();
  #scanned: Scanned | undefined;

  /** @throws MarketError `InvalidInput` when it is to deliver without a master, `WalletMissing` */
  constructor(market: MarketClient, options: DeliveryAgentOptions) {
    this.#market = market;
    this.#options = options;
    this.#tasks = new Set(options.tasks ?? ["deliver", "settle"]);
    const isSeller = this.#tasks.has("deliver") || this.#tasks.has("settle");
    this.#roles = [
      ...(isSeller ? (["seller"] as const) : []),
      ...(this.#tasks.has("refund") ? (["buyer"] as const) : []),
    ];
    this.#store = options.store ?? memoryStore();
    this.#depth = requireDepth(options.confirmations ?? DEFAULT_CONFIRMATIONS);
    this.#versions = new VersionBook(market);
    if (market.wallet === undefined) {
      throw new MarketError("WalletMissing", "The agent needs an account that pays for gas.");
    }
    if (this.#tasks.has("deliver") && options.master === undefined) {
      throw new MarketError(
        "InvalidInput",
        "To deliver, the agent needs the seller's master secret: open the keystore.",
      );
    }
  }

  /** Sales that are not over yet, as far as the agent has read. */
  get open(): readonly OpenSale[] {
    return [...this.#open.values()];
  }

  /**
   * Works until the signal stops it. Whatever goes wrong with the chain or with a sale is told by an event, and tried again.
   * @throws MarketError, or the store's error, when the state cannot be loaded
   */
  async run(signal: AbortSignal): Promise<void> {
    await this.#start();
    await repeatRounds(
      {
        round: () => this.runOnce(),
        pollMs: this.#options.pollMs ?? DEFAULT_POLL_MS,
        maxRetryMs: PATIENCE.maxRetryMs,
        onFailure: (failure) => this.#tell({ type: "waiting", ...failure }),
      },
      signal,
    );
  }

  /**
   * One round: reads the chain up to the depth, then does everything that is due.
   * @throws MarketError when the chain cannot be read; failures of single sales are told by events
   */
  async runOnce(): Promise<void> {
    await this.#start();
    await this.#scan();
    await this.#workOff();
    await this.#answerRequests();
    await this.#save();
  }

  async #start(): Promise<void> {
    if (this.#scanned !== undefined) return;
    const text = await this.#store.load();
    const state = text === undefined ? undefined : readState(this.#market, this.#options.account, text);
    this.#scanned = state?.scanned ?? this.#beginning;
    this.#open = new Map((state?.open ?? []).map((sale) => [keyOf(sale), sale]));
    this.#requests = new Map((state?.requests ?? []).map((request) => [keyOfRequest(request), request]));
    const { account } = this.#options;
    this.#tell({ type: "started", account, from: this.#scanned.block + 1n, open: this.#open.size });
  }

  /** Before the first block that can hold a sale. */
  get #beginning(): Scanned {
    return { block: BigInt(this.#market.deployment.contracts.Escrow.block) - 1n, hash: undefined };
  }

  async #scan(): Promise<void> {
    const head = await getBlockNumber(this.#market.client, { cacheTime: 0 });
    const to = head - this.#depth + 1n;
    const scanned = await this.#stillOnChain(this.#scanned ?? this.#beginning);
    this.#scanned = scanned;
    let from = scanned.block + 1n;
    while (from <= to) {
      const { sales, scannedTo } = await findSales(this.#market, this.#options.account, this.#roles, from, to);
      const { hash } = await getBlock(this.#market.client, { blockNumber: scannedTo });
      for (const sale of sales) this.#open.set(keyOf(sale), sale);
      await this.#keepRequests(from, scannedTo);
      this.#scanned = { block: scannedTo, hash };
      if (sales.length > 0) await this.#save();
      from = scannedTo + 1n;
    }
  }

  async #keepRequests(from: bigint, to: bigint): Promise<void> {
    if (!this.#tasks.has("deliver")) return;
    for (const request of await findRequests(this.#market, from, to)) {
      const key = keyOfRequest(request);
      // One with another key takes the place of the one before.
      this.#attempts.forget(key);
      this.#requests.set(key, request);
    }
  }

  /** A reorganisation below the depth, or another chain (a new devnet): everything is read again. */
  async #stillOnChain(scanned: Scanned): Promise<Scanned> {
    if (scanned.hash === undefined) return scanned;
    const found = await getBlock(this.#market.client, { blockNumber: scanned.block }).catch((error: unknown) => {
      if (error instanceof BlockNotFoundError) return undefined;
      throw error;
    });
    if (found?.hash === scanned.hash) return scanned;
    this.#tell({ type: "reorganised", block: scanned.block });
    this.#asleep.clear();
    this.#attempts.clear();
    this.#requests.clear();
    return this.#beginning;
  }

  async #save(): Promise<void> {
    const requests = [...this.#requests.values()];
    const state = { scanned: this.#scanned ?? this.#beginning, open: this.open, requests };
    await this.#store.save(writeState(this.#market, this.#options.account, state));
  }

  /** Works on several sales at a time, each on its own: one that fails holds nobody up. */
  async #workOff(): Promise<void> {
    const { timestamp } = await getBlock(this.#market.client);
    const due = this.open.filter((sale) => this.#isDue(keyOf(sale), Number(timestamp)));
    const many = sendsInParallel(this.#market.wallet?.account) ? (this.#options.parallel ?? DEFAULT_PARALLEL) : 1;
    const worker = async (): Promise<void> => {
      for (let next = due.shift(); next !== undefined; next = due.shift()) await this.#lookAfter(next);
    };
    await Promise.all(Array.from({ length: many }, worker));
  }

  #isDue(key: string, chainTime: number): boolean {
    return this.#attempts.isDue(key) && (this.#asleep.get(key) ?? 0) < chainTime;
  }

  async #lookAfter(open: OpenSale): Promise<void> {
    try {
      const sale = await readSale(this.#market, open.sale);
      await this.#act(open, sale);
      this.#attempts.forget(keyOf(open));
    } catch (error) {
      this.#onFailure(open, describeError(error));
    }
  }

  async #act(open: OpenSale, sale: ChainSale): Promise<void> {
    if (sale.next === "nothing") return this.#close(open);
    if (open.role === "buyer") return this.#actForBuyer(open, sale);
    const { master } = this.#options;
    if (sale.next === "deliver" && this.#tasks.has("deliver") && master !== undefined) {
      this.#done("delivered", sale, await deliverSale(this.#market, this.#versions, master, sale, open));
      if (!this.#tasks.has("settle")) this.#close(open);
    } else if (sale.next === "settle" && this.#tasks.has("settle")) {
      this.#done("settled", sale, await settle(this.#market, sale));
      this.#close(open);
    } else if (sale.next === "refund") {
      this.#tell({ type: "missed", ...sale });
      this.#close(open);
    } else {
      this.#asleep.set(keyOf(open), sale.deadline);
    }
  }

  async #actForBuyer(open: OpenSale, sale: ChainSale): Promise<void> {
    if (sale.next !== "refund" && !(await isFraudulent(this.#market, sale))) return;
    this.#done("refunded", sale, await refund(this.#market, sale));
    this.#close(open);
  }

  async #answerRequests(): Promise<void> {
    for (const [key, request] of this.#requests) {
      if (this.#isDue(key, Infinity)) await this.#answer(key, request);
    }
  }

  async #answer(key: string, request: AuditRequest): Promise<void> {
    const { account, master } = this.#options;
    if (master === undefined) return;
    try {
      const sent = await answerRequest(this.#market, this.#versions, { account, master }, request);
      if (sent !== undefined) {
        const { blockNumber: block, gasUsed } = sent.receipt;
        this.#tell({ type: "handedOver", ...aboutRequest(request), hash: sent.hash, block, gasUsed });
      }
      this.#forget(key);
    } catch (error) {
      const described = describeError(error);
      const judged = described.code === "NotFound" ? "done" : judgeFailure(described);
      if (judged === "done") return this.#forget(key);
      const inSeconds = this.#attempts.postpone(key, judged) / 1_000;
      const type = judged === "final" ? "requestBlocked" : "requestRetrying";
      this.#tell({ type, ...aboutRequest(request), error: described, inSeconds });
    }
  }

  #forget(key: string): void {
    this.#requests.delete(key);
    this.#attempts.forget(key);
  }

  #onFailure(open: OpenSale, error: MarketError): void {
    // Undone by a reorganisation.
    if (error.code === "NotFound") return this.#close(open);
    const judged = judgeFailure(error);
    // The next round sees in which state it is now.
    if (judged === "done") return void this.#attempts.forget(keyOf(open));
    const inSeconds = this.#attempts.postpone(keyOf(open), judged) / 1_000;
    const type = judged === "final" ? "blocked" : "retrying";
    this.#tell({ type, sale: open.sale, error, inSeconds });
  }

  #done(type: "delivered" | "settled" | "refunded", sale: ChainSale, { hash, receipt }: Sent): void {
    const { terms, buyer, amount } = sale;
    const { blockNumber: block, gasUsed } = receipt;
    this.#tell({ type, sale: sale.sale, terms, buyer, amount, hash, block, gasUsed });
  }

  #close(open: OpenSale): void {
    this.#open.delete(keyOf(open));
    this.#attempts.forget(keyOf(open));
    this.#asleep.delete(keyOf(open));
  }

  #tell(event: AgentEvent): void {
    this.#options.onEvent?.(event);
  }
}

function keyOf({ sale, role }: OpenSale): string {
  return `${role}-${sale}`;
}

function keyOfRequest({ audit, seat }: AuditRequest): string {
  return `auditor-${audit}-${seat}`;
}

function aboutRequest({ audit, seat }: AuditRequest) {
  return { audit, seat };
}
