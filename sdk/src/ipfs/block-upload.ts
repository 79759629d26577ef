import { createWriter, blockLength, headerLength } from "@ipld/car/buffer-writer";
import type { CID } from "multiformats/cid";
import type { BlockSink } from "./file-cid.ts";

/** A node that blocks are uploaded to, by the Kubo RPC API. */
export interface BlockTarget {
  /** Without the path, for example `http://127.0.0.1:5001`. */
  readonly url: string;
  /** Sent along, for example an authorisation of a pinning service. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Asks the node for each block before it is sent: what an interrupted upload has brought there is not sent again. */
  readonly resume?: boolean;
  /** Told of each block that is there, in bytes of content. */
  readonly onStored?: (bytes: number) => void;
}

interface Block {
  readonly cid: CID;
  readonly bytes: Uint8Array;
}

/** Bytes of blocks sent in one request. A request that fails is repeated, and costs no more than this. */
const PART_SIZE = 4 * 1_048_576;
/** Requests under way at a time; with `PART_SIZE` this bounds the memory. */
const PARTS_IN_FLIGHT = 3;
const PAUSES_MS = [500, 2_000];

/**
 * Sends blocks to a node as they are made, some in each request, as CAR files: the node checks every block against its CID, so it
 * cannot lay a file out in another way. Nothing is kept there until `pin`.
 */
export class BlockUpload implements BlockSink {
  readonly #target: BlockTarget;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #abandoned = new AbortController();
  #part: Block[] = [];
  #partSize = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(target: BlockTarget) {
    this.#target = target;
  }

  /** Takes a block; waits while enough requests are under way. @throws what an earlier request failed with */
  async put(cid: CID, bytes: Uint8Array): Promise<void> {
    this.#throwIfFailed();
    if (this.#target.resume === true && (await this.#isThere(cid))) {
      this.#target.onStored?.(bytes.length);
      return;
    }
    this.#part.push({ cid, bytes });
    this.#partSize += bytes.length;
    if (this.#partSize < PART_SIZE) return;
    while (this.#inFlight.size >= PARTS_IN_FLIGHT) await Promise.race(this.#inFlight);
    this.#flush();
  }

  /**
   * Sends what is left and pins everything under `root`.
   * @throws Error when the node does not have every block of it, and what an earlier request failed with
   */
  async pin(root: CID): Promise<void> {
    await Promise.all(this.#inFlight);
    this.#throwIfFailed();
    await this.#send(this.#takePart(), root, true);
  }

  /** Ends what is under way. The blocks that are on the node stay there. */
  async abandon(): Promise<void> {
    this.#abandoned.abort();
    await Promise.all(this.#inFlight);
  }

  #flush(): void {
    const part = this.#takePart();
    const [first] = part;
    if (first === undefined) return;
    const sent = this.#send(part, first.cid, false)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#inFlight.delete(sent));
    this.#inFlight.add(sent);
  }

  #takePart(): Block[] {
    const part = this.#part;
    [this.#part, this.#partSize] = [[], 0];
    return part;
  }

  #throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async #isThere(cid: CID): Promise<boolean> {
    // Offline: the node looks into its own store and does not search the network.
    const response = await this.#post("block/stat", { arg: cid.toString(), offline: "true" });
    await response.body?.cancel();
    return response.ok;
  }

  async #send(blocks: readonly Block[], root: CID, pin: boolean): Promise<void> {
    const answer = await this.#repeated(() => this.#import(blocks, root, pin));
    const failure = /"PinErrorMsg":("(?:[^"\\]|\\.)+")/.exec(answer)?.[1];
    if (failure !== undefined) throw new Error(`the node did not pin the file: ${JSON.parse(failure) as string}`);
    if (pin && !answer.includes(root.toString())) throw new Error("the node answered without pinning the file");
    for (const { bytes } of blocks) this.#target.onStored?.(bytes.length);
  }

  async #import(blocks: readonly Block[], root: CID, pin: boolean): Promise<string> {
    const response = await this.#post("dag/import", { "pin-roots": String(pin) }, formWith(blocks, root));
    const text = await response.text();
    if (response.ok) return text;
    const refusal = new Error(`the node answered ${response.status}: ${messageIn(text)}`);
    throw response.status >= 500 ? refusal : new Refused(refusal);
  }

  #post(route: string, query: Record<string, string>, form?: Form): Promise<Response> {
    const { url, headers, signal } = this.#target;
    const { signal: abandoned } = this.#abandoned;
    const address = `${url.replace(/\/+$/, "")}/api/v0/${route}?${new URLSearchParams(query)}`;
    return fetch(address, {
      method: "POST",
      redirect: "error",
      headers: { ...headers, ...form?.headers },
      signal: signal === undefined ? abandoned : AbortSignal.any([signal, abandoned]),
      ...(form && { body: form.body }),
    });
  }

  /** Requests fail on the way; sending the same blocks again does no harm. */
  async #repeated<Result>(request: () => Promise<Result>): Promise<Result> {
    for (const pause of PAUSES_MS) {
      try {
        return await request();
      } catch (error) {
        if (error instanceof Refused) throw error.cause;
        this.#target.signal?.throwIfAborted();
        this.#abandoned.signal.throwIfAborted();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return request().catch((error: unknown) => {
      throw error instanceof Refused ? error.cause : error;
    });
  }
}

/** An answer that a repetition would not change. */
class Refused extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

interface Form {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The blocks as a CAR file in a form of one field. Not a `FormData`: Node fails beyond any handler when one is aborted half-sent. */
function formWith(blocks: readonly Block[], root: CID): Form {
  const boundary = `ftns-market-${crypto.randomUUID()}`;
  const before = new TextEncoder().encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="path"; filename="part.car"\r\n` +
      "Content-Type: application/vnd.ipld.car\r\n\r\n",
  );
  const after = new TextEncoder().encode(`\r\n--${boundary}--\r\n`);
  const roots = [root];
  const size = blocks.reduce((sum, block) => sum + blockLength(block), headerLength({ roots }));
  const body = new Uint8Array(before.length + size + after.length);
  body.set(before);
  const writer = createWriter(body.buffer, { roots, byteOffset: before.length, byteLength: size });
  for (const block of blocks) writer.write(block);
  writer.close();
  body.set(after, before.length + size);
  return { headers: { "content-type": `multipart/form-data; boundary=${boundary}` }, body };
}

/** The message of Kubo's error object, or the beginning of the text. */
function messageIn(text: string): string {
  const message = /"Message":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return message === undefined ? text.slice(0, 200) : (JSON.parse(message) as string);
}
