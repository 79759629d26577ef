/**
 * Maps a stream of items by an asynchronous function, `lookahead` of them at a time, results in the order of the items. Takes
 * new items only while fewer than `lookahead` results wait for the reader, so a slow reader slows the source down.
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T>,
  lookahead: number,
  map: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const underWay: Promise<R>[] = [];
  let nextItem: Promise<IteratorResult<T>> | undefined;
  let exhausted = false;
  try {
    while (!exhausted || underWay.length > 0) {
      if (!exhausted && underWay.length < lookahead) {
        nextItem ??= quiet(iterator.next());
        // A finished result does not wait for a slow source.
        if (!(await isFirst(nextItem, underWay[0]))) {
          yield await underWay.shift()!;
          continue;
        }
        const item = await nextItem;
        nextItem = undefined;
        if (item.done === true) exhausted = true;
        else underWay.push(quiet(map(item.value)));
      } else {
        yield await underWay.shift()!;
      }
    }
  } finally {
    const ending = exhausted ? undefined : quiet(Promise.resolve(iterator.return?.()));
    if (nextItem === undefined) await ending;
  }
}

/** Whether `a` settles before `b`; at once true when there is no `b`. */
async function isFirst(a: Promise<unknown>, b: Promise<unknown> | undefined): Promise<boolean> {
  if (b === undefined) return true;
  const settled = (promise: Promise<unknown>, answer: boolean): Promise<boolean> =>
    promise.then(
      () => answer,
      () => answer,
    );
  return Promise.race([settled(a, true), settled(b, false)]);
}

/** The same promise; when nobody comes to await it any more, its failure is not reported as unhandled. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/**
 * A stream that takes from a generator only what its reader asks for; cancelling it ends the generator.
 * @param onCancel Called on cancelling, also when the generator was never started.
 */
export function streamFrom(
  generator: AsyncGenerator<Uint8Array, void, undefined>,
  onCancel?: () => void,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await generator.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        onCancel?.();
        await generator.return();
      },
    },
    { highWaterMark: 0 },
  );
}
