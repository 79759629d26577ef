import { streamFrom } from "../artifact/flow.ts";

/** A file part to post, and where. */
export interface AddRequest {
  /** URL of `add` with its query. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Calls `add` of the Kubo RPC API with a body that is streamed as the node takes it, for Node. (kubo-rpc-client holds the whole
 * file in memory there: `fetch` keeps a second copy of a request's body for a redirect, unless redirects are errors.)
 * @returns The CID that the node gives.
 * @throws Error with the node's message, or the connection's.
 */
export async function addStream(content: AsyncIterable<Uint8Array>, request: AddRequest): Promise<string> {
  const boundary = `ftns-market-${crypto.randomUUID()}`;
  const init = {
    ...{ method: "POST", signal: request.signal, redirect: "error", duplex: "half" },
    headers: { ...request.headers, "content-type": `multipart/form-data; boundary=${boundary}` },
    body: streamFrom(formWith(content, boundary)),
  } as const;
  const response = await fetch(request.url, init as RequestInit);
  const text = await response.text();
  if (!response.ok) throw new Error(`the node answered ${response.status}: ${messageIn(text)}`);
  const added = text
    .trim()
    .split("\n")
    .map(parseLine)
    .findLast(({ Hash }) => typeof Hash === "string");
  if (added === undefined) throw new Error(`the node answered without a CID: ${messageIn(text)}`);
  return added.Hash as string;
}

async function* formWith(
  content: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  const disposition = `Content-Disposition: form-data; name="file"; filename="file"`;
  yield encoder.encode(`--${boundary}\r\n${disposition}\r\nContent-Type: application/octet-stream\r\n\r\n`);
  yield* content;
  yield encoder.encode(`\r\n--${boundary}--\r\n`);
}

function parseLine(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch (cause) {
    throw new Error(`the node's answer is not JSON: ${line.slice(0, 200)}`, { cause });
  }
}

/** The message of Kubo's error object, or the beginning of the text. */
function messageIn(text: string): string {
  const message = /"Message":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  return message === undefined ? text.slice(0, 200) : (JSON.parse(message) as string);
}
