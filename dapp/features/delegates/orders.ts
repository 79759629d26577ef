import { readCursor } from "@/lib/cursor";

/** What the directory of delegates is sorted by. */
export const DELEGATE_ORDERS = ["votes", "delegators", "participation"] as const;
export type DelegateOrder = (typeof DELEGATE_ORDERS)[number];

export const ORDER_WORDS: Readonly<Record<DelegateOrder, string>> = {
  votes: "Most votes",
  delegators: "Most delegators",
  participation: "Votes most often",
};

/** What the URL of the directory says. */
export interface DelegatesView {
  readonly order: DelegateOrder;
  readonly cursor: string | undefined;
}

/** Reads the URL. Never fails: a stranger may have written it. */
export function parseDelegatesView(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): DelegatesView {
  const { order, cursor } = params;
  return {
    order: DELEGATE_ORDERS.find((name) => name === order) ?? "votes",
    cursor: readCursor(cursor),
  };
}

/** The address of the directory. */
export function delegatesPath({ order, cursor }: DelegatesView): string {
  const params = new URLSearchParams();
  if (order !== "votes") params.set("order", order);
  if (cursor !== undefined) params.set("cursor", cursor);
  const query = params.toString();
  return query === "" ? "/governance/delegates" : `/governance/delegates?${query}`;
}
