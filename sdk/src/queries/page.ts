import { MarketError } from "../errors/market-error.ts";

/** A part of a list, and where the next part begins. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Hand it in for the next page; undefined at the end. Opaque, may be put into a URL. */
  readonly cursor: string | undefined;
}

/** What every list takes. */
export interface PageInput {
  /** Items per page, 1 to 500; default 50. */
  readonly first?: number;
  /** Of the page before. */
  readonly cursor?: string;
}

const DEFAULT_FIRST = 50;
const MAX_FIRST = 500;

/** The place of an item in an order: its sort value, then its id. Unlike an offset it stays right while items are added. */
interface Place {
  readonly value: string;
  readonly id: string;
}

/** @throws MarketError `InvalidInput` */
export function pageSize(first = DEFAULT_FIRST): number {
  if (Number.isInteger(first) && first >= 1 && first <= MAX_FIRST) return first;
  throw new MarketError("InvalidInput", `A page has 1 to ${MAX_FIRST} items, not ${first}.`, { first });
}

/** One more than a page, to know whether there is a next one. */
export function rowsFor(first: number): number {
  return first + 1;
}

/**
 * The filter for what comes after a cursor in an order by `field`, then id.
 * @param type of the field: BigInt is written as text, Int as a number
 * @returns no filter without a cursor
 * @throws MarketError `InvalidInput` for a cursor that is not one
 */
export function after(
  field: string,
  direction: "asc" | "desc",
  cursor: string | undefined,
  type: "BigInt" | "Int" = "BigInt",
): Record<string, unknown>[] {
  if (cursor === undefined) return [];
  const { value: text, id } = parseCursor(cursor);
  const value = type === "Int" ? Number(text) : text;
  const beyond = direction === "asc" ? "gt" : "lt";
  return [{ or: [{ [`${field}_${beyond}`]: value }, { and: [{ [field]: value }, { [`id_${beyond}`]: id }] }] }];
}

/** A page from one item more than was asked for. */
export function pageOf<Row>(rows: readonly Row[], first: number, place: (row: Row) => Place): Page<Row> {
  const items = rows.slice(0, first);
  const last = items.at(-1);
  const hasMore = rows.length > first && last !== undefined;
  return { items, cursor: hasMore ? cursorOf(place(last)) : undefined };
}

function cursorOf({ value, id }: Place): string {
  return `${value}~${id}`;
}

function parseCursor(cursor: string): Place {
  const [value, id, rest] = cursor.split("~");
  if (value !== undefined && /^\d+$/.test(value) && id !== undefined && rest === undefined) return { value, id };
  throw badCursor(cursor);
}

/**
 * The cursor of a list that can only be counted.
 * @throws MarketError `InvalidInput`
 */
export function offsetOf(cursor = "0"): number {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw badCursor(cursor);
}

function badCursor(cursor: string): MarketError {
  return new MarketError("InvalidInput", "This is not a cursor of this list. Begin at the first page.", { cursor });
}

/**
 * Every item of a list, page by page, however long it is.
 * @param page asks for one page
 */
export async function* allPages<T>(page: (cursor: string | undefined) => Promise<Page<T>>): AsyncGenerator<T, void> {
  let cursor: string | undefined;
  do {
    const { items, cursor: next } = await page(cursor);
    yield* items;
    cursor = next;
  } while (cursor !== undefined);
}
