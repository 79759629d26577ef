/** What the schedule knows of a suite. */
export interface Item {
  readonly name: string;
  /** Names of the items that must have ended before; those that are not in the list hold nothing up. */
  readonly after?: readonly string[];
  /** Nothing runs beside it but what yields. */
  readonly alone?: boolean;
  /** Takes only what the others leave of the processors, so it may run beside what wants to be alone. */
  readonly yields?: boolean;
}

/**
 * Runs every item, at most `lanes` at once. A free lane takes the first that may start, so the order of the list is the order
 * of precedence, and what wants to be alone runs when the others leave it room.
 * @throws Error when items wait for each other
 */
export async function runInLanes<T extends Item>(
  items: readonly T[],
  lanes: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = new Set(items);
  const running = new Map<T, Promise<void>>();

  const ended = (name: string) => ![...waiting, ...running.keys()].some((item) => item.name === name);
  const hasRoom = ({ alone, yields }: T) => {
    const beside = [...running.keys()];
    if (alone === true) return beside.every((item) => item.yields) && beside.length < lanes;
    return beside.length < lanes && (yields === true || !beside.some((item) => item.alone));
  };
  const mayStart = (item: T) => hasRoom(item) && (item.after ?? []).every(ended);

  while (waiting.size > 0 || running.size > 0) {
    const next = [...waiting].find(mayStart);
    if (next !== undefined) {
      waiting.delete(next);
      running.set(
        next,
        run(next).finally(() => running.delete(next)),
      );
    } else if (running.size > 0) {
      await Promise.race(running.values());
    } else {
      throw new Error(`these wait for each other: ${[...waiting].map(({ name }) => name).join(", ")}`);
    }
  }
}
