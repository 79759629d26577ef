import type { CID } from "multiformats/cid";
import { sha256 } from "multiformats/hashes/sha2";
import { compareBytes, concatBytes } from "../artifact/bytes.ts";
import { blockRequest, endpointName, saysGone, statusWords } from "./endpoints.ts";
import type { EndpointFailure, FailureKind, IpfsEndpoint } from "./endpoints.ts";
import { IpfsError } from "./errors.ts";

/** Largest block that is taken in: IPFS nodes exchange no larger ones. */
const MAX_BLOCK_SIZE = 2 * 1_048_576;
const DEFAULT_TIMEOUT_MS = 15_000;
const DEFAULT_ROUNDS = 3;
const FIRST_PAUSE_MS = 500;
/** An endpoint that sent wrong bytes is asked last from then on. */
const DISTRUST = 1_000;

/** How blocks are fetched. */
export interface FetchOptions {
  /** Asked in this order; one that fails is asked later next time. */
  readonly endpoints: readonly IpfsEndpoint[];
  /** Milliseconds for one block from one endpoint, to its last byte. Default 15,000. */
  readonly timeoutMs?: number;
  /** How often all endpoints are asked before giving up. Default 3. */
  readonly rounds?: number;
  /** Told about every failure, also those that another endpoint makes good. */
  readonly onFailure?: (failure: EndpointFailure) => void;
}

class FetchFailure extends Error {
  readonly kind: FailureKind;
  readonly status: number | undefined;

  constructor(kind: FailureKind, words: string, status?: number) {
    super(words);
    this.kind = kind;
    this.status = status;
  }
}

/** Fetches blocks from several endpoints and lets none pass that does not belong to its CID. */
export class BlockFetcher {
  readonly #options: FetchOptions;
  readonly #penalties = new Map<IpfsEndpoint, number>();

  constructor(options: FetchOptions) {
    if (options.endpoints.length === 0) {
      throw new IpfsError("Ipfs_InvalidArgument", "No IPFS endpoint is configured.");
    }
    this.#options = options;
  }

  /**
   * A block, checked against its CID.
   * @param maxSize Bytes; more are not read.
   * @throws IpfsError `Ipfs_ContentGone` when every endpoint answers that it does not have it, `Ipfs_Unavailable` when none
   * gave it in time; `details.failures` has every `EndpointFailure`. The signal's reason when it is aborted.
   */
  async get(cid: CID, signal?: AbortSignal, maxSize = MAX_BLOCK_SIZE): Promise<Uint8Array> {
    const rounds = this.#options.rounds ?? DEFAULT_ROUNDS;
    const failures: EndpointFailure[] = [];
    for (let round = 0; round < rounds; round++) {
      if (round > 0) await pause(FIRST_PAUSE_MS * 4 ** (round - 1), signal);
      const thisRound: EndpointFailure[] = [];
      for (const endpoint of this.#inOrder()) {
        signal?.throwIfAborted();
        const answer = await this.#tryEndpoint(endpoint, cid, maxSize, signal);
        if (answer instanceof Uint8Array) return answer;
        thisRound.push(answer);
        this.#options.onFailure?.(answer);
      }
      failures.push(...thisRound);
      if (thisRound.every(saysGone)) throw unavailable("Ipfs_ContentGone", cid, thisRound);
    }
    throw unavailable("Ipfs_Unavailable", cid, failures);
  }

  #inOrder(): IpfsEndpoint[] {
    const penalty = (endpoint: IpfsEndpoint): number => this.#penalties.get(endpoint) ?? 0;
    return this.#options.endpoints.toSorted((a, b) => penalty(a) - penalty(b));
  }

  async #tryEndpoint(
    endpoint: IpfsEndpoint,
    cid: CID,
    maxSize: number,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array | EndpointFailure> {
    const timeoutMs = this.#options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const penalty = this.#penalties.get(endpoint) ?? 0;
    try {
      const block = await withTimeout(timeoutMs, signal, (either) => fetchBlock(endpoint, cid, maxSize, either));
      if (penalty < DISTRUST) this.#penalties.set(endpoint, 0);
      return block;
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error;
      const { kind, status, message: words } = error;
      this.#penalties.set(endpoint, penalty + (kind === "wrong-bytes" || kind === "too-long" ? DISTRUST : 1));
      return { endpoint, cid: cid.toString(), kind, status, words };
    }
  }
}

async function fetchBlock(endpoint: IpfsEndpoint, cid: CID, maxSize: number, signal: AbortSignal): Promise<Uint8Array> {
  const { url, init } = blockRequest(endpoint, cid.toString());
  let block: Uint8Array;
  let contentType: string;
  try {
    const response = await fetch(url, { ...init, signal });
    if (!response.ok) {
      await response.body?.cancel();
      throw new FetchFailure("status", statusWords(response.status), response.status);
    }
    contentType = response.headers.get("content-type") ?? "";
    block = await readAtMost(response, maxSize);
  } catch (error) {
    if (error instanceof FetchFailure || signal.aborted) throw error;
    throw new FetchFailure("unreachable", `could not be reached (${reasonOf(error)})`);
  }
  const { digest } = await sha256.digest(block);
  if (compareBytes(digest, cid.multihash.digest) === 0) return block;
  if (contentType.startsWith("text/html")) throw new FetchFailure("html", "sent a web page in place of the data");
  throw new FetchFailure("wrong-bytes", `sent ${block.length} bytes that are not the ones asked for`);
}

async function readAtMost(response: Response, maxSize: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > maxSize) {
      await reader.cancel();
      throw new FetchFailure("too-long", `sent more than the ${maxSize} bytes that can belong to it`);
    }
    pieces.push(value);
  }
  return concatBytes(pieces);
}

/** Runs `action` with a signal that ends it after `timeoutMs` (a `FetchFailure`) or with the outer signal (its reason). */
async function withTimeout<T>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  action: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const forward = (): void => controller.abort(outer?.reason);
  if (outer?.aborted) forward();
  outer?.addEventListener("abort", forward, { once: true });
  const seconds = timeoutMs / 1000;
  const late = new FetchFailure("timeout", `gave no complete answer within ${seconds} s`);
  const timer = setTimeout(() => controller.abort(late), timeoutMs);
  try {
    return await action(controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", forward);
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
}

function unavailable(code: "Ipfs_ContentGone" | "Ipfs_Unavailable", cid: CID, failures: EndpointFailure[]): IpfsError {
  const last = new Map(failures.map((failure) => [failure.endpoint, failure]));
  const reasons = [...last.values()].map(({ endpoint, words }) => `${endpointName(endpoint)} ${words}`).join("; ");
  const start =
    code === "Ipfs_ContentGone"
      ? `No IPFS endpoint has the content ${cid.toString()} any more`
      : `The content ${cid.toString()} could not be loaded`;
  return new IpfsError(code, `${start}: ${reasons}.`, { cid: cid.toString(), failures });
}
