import { ArtifactError } from "./errors.ts";

/** Where bytes come from. A `File` is a `Blob`. */
export type ByteSource =
  Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Called with the bytes done so far and, when it is known, the total. */
export type Progress = (done: number, total: number | undefined) => void;

/** The size of a source, when it can be told without reading it. */
export function knownSize(source: ByteSource): number | undefined {
  if (source instanceof Uint8Array) return source.length;
  return source instanceof Blob ? source.size : undefined;
}

/**
 * The bytes of a source, in the pieces it gives. Ends the source when the reader stops early, and gives up at once when
 * `signal` is aborted, also while the source is silent.
 */
export async function* readBytes(
  source: ByteSource,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  signal?.throwIfAborted();
  if (source instanceof Uint8Array) {
    yield source;
    return;
  }
  const stream = source instanceof Blob ? (source.stream() as ReadableStream<Uint8Array>) : source;
  const pieces = stream instanceof ReadableStream ? readStream(stream) : iteratorOf(stream);
  let finished = false;
  try {
    while (true) {
      const piece = await unlessAborted(Promise.resolve(pieces.next()), signal);
      if (piece.done === true) {
        finished = true;
        return;
      }
      yield piece.value;
    }
  } finally {
    // Not awaited: a source that hangs must not keep its reader from stopping; its own error is no news any more.
    if (!finished) Promise.resolve(pieces.return?.()).catch(() => undefined);
  }
}

type Pieces = Pick<AsyncIterator<Uint8Array> | Iterator<Uint8Array>, "next" | "return">;

function iteratorOf(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Pieces {
  return Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
}

/** Safari cannot iterate a stream, so it is read by its reader. */
function readStream(stream: ReadableStream<Uint8Array>): Pieces {
  const reader = stream.getReader();
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? { done, value: undefined } : { done: false, value };
    },
    async return() {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}

/** The promise, or a rejection with the signal's reason as soon as that is aborted. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/**
 * Cuts a source into pieces of exactly `size` bytes, the last one what is left; each has a buffer of its own.
 * @throws ArtifactError `Artifact_Empty` when the source has no byte.
 */
export async function* cutBytes(
  source: ByteSource,
  size: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let piece = new Uint8Array(size);
  let filled = 0;
  let empty = true;
  for await (const bytes of readBytes(source, signal)) {
    for (let taken = 0; taken < bytes.length;) {
      const part = bytes.subarray(taken, taken + size - filled);
      piece.set(part, filled);
      filled += part.length;
      taken += part.length;
      if (filled < size) continue;
      empty = false;
      yield piece;
      signal?.throwIfAborted();
      piece = new Uint8Array(size);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.slice(0, filled);
  else if (empty) throw new ArtifactError("Artifact_Empty", "The artifact is empty: it needs at least one byte.");
}
