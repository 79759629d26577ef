import type { Address, Hex } from "viem";
import type { AuditId, SaleId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";

/** In which role the agent's account takes part in a sale. */
export type SaleRole = "seller" | "buyer";

/** A sale that is not over yet. */
export interface OpenSale {
  readonly sale: SaleId;
  readonly role: SaleRole;
  /** B, 128 bytes; undefined in the buyer's role. */
  readonly buyerKey: Hex | undefined;
}

/** A request of an auditor for the key of a sealed artifact, which may be about anybody's. */
export interface AuditRequest {
  readonly audit: AuditId;
  readonly seat: number;
  /** B, 128 bytes. */
  readonly point: Hex;
}

/** How far the chain was read. */
export interface Scanned {
  readonly block: bigint;
  /** Of that block, to notice when it is no more; undefined before the first one. */
  readonly hash: Hex | undefined;
}

/** What the agent has to remember. Nothing of it is secret, and without it the agent only has to read more of the chain. */
export interface AgentState {
  readonly scanned: Scanned;
  readonly open: readonly OpenSale[];
  readonly requests: readonly AuditRequest[];
}

/** Where the agent keeps its state between two runs: a file, a browser's storage. Text in, text out. */
export interface AgentStore {
  load(): Promise<string | undefined>;
  save(text: string): Promise<void>;
}

/** A store that forgets: the chain is read from the deployment on at every start. */
export function memoryStore(): AgentStore {
  let kept: string | undefined;
  return {
    load: () => Promise.resolve(kept),
    save: (text) => {
      kept = text;
      return Promise.resolve();
    },
  };
}

const KIND = "ftns-market-agent" as const;

/** The state as JSON, with the market and the account it belongs to. */
export function writeState(market: MarketClient, account: Address, state: AgentState): string {
  const open = state.open.map(({ sale, role, buyerKey }) => ({ sale: String(sale), role, buyerKey }));
  const requests = state.requests.map(({ audit, seat, point }) => ({ audit: String(audit), seat, point }));
  const owner = { kind: KIND, chainId: market.chain.id, escrow: market.addresses.Escrow, account };
  const scanned = { block: String(state.scanned.block), hash: state.scanned.hash };
  return `${JSON.stringify({ ...owner, scanned, open, requests }, null, 2)}\n`;
}

/**
 * Reads the state of this account on this market.
 * @returns undefined when the text is of another market or account, or not a state: the agent then starts anew, which is safe
 * @throws MarketError `InvalidInput` when it is no JSON at all: better stop than overwrite somebody's file
 */
export function readState(market: MarketClient, account: Address, text: string): AgentState | undefined {
  const value = parse(text);
  const isOurs =
    value["kind"] === KIND &&
    value["chainId"] === market.chain.id &&
    value["escrow"] === market.addresses.Escrow &&
    value["account"] === account;
  const scanned = readScanned(value["scanned"]);
  const open = readAll(value["open"], readSale);
  const requests = readAll(value["requests"], readRequest);
  if (!isOurs || scanned === undefined || open === undefined || requests === undefined) return undefined;
  return { scanned, open, requests };
}

/** @returns undefined when it is no list, or one entry of it cannot be read */
function readAll<T>(value: unknown, read: (entry: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = value.map(read).filter((entry) => entry !== undefined);
  return entries.length === value.length ? entries : undefined;
}

function readScanned(value: unknown): Scanned | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { block, hash } = value as Record<string, unknown>;
  if (typeof block !== "string" || !/^\d+$/.test(block) || typeof hash !== "string") return undefined;
  return { block: BigInt(block), hash: hash as Hex };
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new MarketError(
      "InvalidInput",
      "The agent's state is not JSON. Move that file away to start anew.",
      {},
      cause,
    );
  }
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function readSale(value: unknown): OpenSale | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { sale, role, buyerKey } = value as Record<string, unknown>;
  if (typeof sale !== "string" || !/^\d+$/.test(sale)) return undefined;
  if (role === "buyer") return { sale: BigInt(sale), role, buyerKey: undefined };
  return role === "seller" && isPoint(buyerKey) ? { sale: BigInt(sale), role, buyerKey } : undefined;
}

function readRequest(value: unknown): AuditRequest | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { audit, seat, point } = value as Record<string, unknown>;
  if (typeof audit !== "string" || !/^\d+$/.test(audit) || typeof seat !== "number") return undefined;
  return Number.isSafeInteger(seat) && isPoint(point) ? { audit: BigInt(audit), seat, point } : undefined;
}

function isPoint(value: unknown): value is Hex {
  return typeof value === "string" && /^0x[0-9a-f]{256}$/.test(value);
}
