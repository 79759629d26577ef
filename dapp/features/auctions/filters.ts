import { AUCTION_KINDS, CATEGORIES, type AuctionKind, type Category } from "@ftns-market/sdk/chain";
import type { AuctionsInput } from "@ftns-market/sdk/queries";
import { readCursor } from "@/lib/cursor";

/** Which auctions are listed. "closing": bidding is over, but not revealed or settled yet. */
export const AUCTION_STATES = ["open", "closing", "ended"] as const;
export type AuctionListState = (typeof AUCTION_STATES)[number];

/** What the URL of the list says. */
export interface AuctionFilters {
  readonly state: AuctionListState;
  readonly kind: AuctionKind | undefined;
  readonly category: Category | undefined;
  readonly cursor: string | undefined;
}

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the URL. Never fails: a stranger may have written it. */
export function parseAuctionFilters(params: SearchParams): AuctionFilters {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value : value?.[0];
  };
  return {
    state: AUCTION_STATES.find((state) => state === text("state")) ?? "open",
    kind: AUCTION_KINDS.find((kind) => kind === text("kind")),
    category: CATEGORIES.find((category) => category === text("category")),
    cursor: readCursor(params["cursor"]),
  };
}

/** The address of the list with other filters. Another filter begins at the first page. */
export function auctionsPath(filters: AuctionFilters, change: Partial<AuctionFilters> = {}): string {
  const { state, kind, category, cursor } = { ...filters, cursor: undefined, ...change };
  const params = new URLSearchParams();
  if (state !== "open") params.set("state", state);
  if (kind !== undefined) params.set("kind", kind);
  if (category !== undefined) params.set("category", category);
  if (cursor !== undefined) params.set("cursor", cursor);
  const query = params.toString();
  return query === "" ? "/auctions" : `/auctions?${query}`;
}

/** Whether the list is narrower than everything in its state. */
export function isNarrowed({ kind, category }: AuctionFilters): boolean {
  return kind !== undefined || category !== undefined;
}

/** What to ask the index for. @param now of the chain, seconds since 1970 */
export function auctionsInput(
  { state, kind, category, cursor }: AuctionFilters,
  now: number,
  first: number,
): AuctionsInput {
  const states = {
    open: { biddingAt: now, sort: "endingSoon" },
    closing: { state: "Running", endsBefore: now, sort: "endingSoon" },
    ended: { state: "Ended", sort: "newest" },
  } as const;
  return {
    first,
    ...states[state],
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(category === undefined ? {} : { category }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}
