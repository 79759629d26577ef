import { Readable } from "node:stream";

/**
 * The lines that a job emits, as newline-delimited JSON. A job that fails before its first line rejects here, so that the
 * answer can still be an error; a job that fails later breaks the connection off, so that nobody takes half for the whole.
 */
export function jsonLines<Line>(job: (emit: (line: Line) => void) => Promise<void>): Promise<Readable> {
  const stream = new Readable({ read: () => undefined });
  let answering = false;
  return new Promise((resolve, reject) => {
    const emit = (line: Line) => {
      stream.push(`${JSON.stringify(line)}\n`);
      answering = true;
      resolve(stream);
    };
    job(emit).then(
      () => {
        stream.push(null);
        resolve(stream);
      },
      (error: Error) => {
        if (answering) stream.destroy(error);
        else reject(error);
      },
    );
  });
}

/** The same bytes, after the first piece was read: a file whose first block is missing fails here, not half-way. */
export async function startedStream(source: AsyncIterable<Uint8Array>): Promise<Readable> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (first.done === true) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return Readable.from(whole(), { objectMode: false });
}
