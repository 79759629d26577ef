import { describe, expect, it } from "vitest";
import { auctionsInput, auctionsPath, parseAuctionFilters } from "./filters";

describe("the filters of the auctions", () => {
  it("drop what cannot be listed", () => {
    const none = { state: "open", kind: undefined, category: undefined, cursor: undefined };
    expect(parseAuctionFilters({})).toEqual(none);
    expect(parseAuctionFilters({ state: "x", kind: "english", category: "<script>" })).toEqual(none);
  });
  it("survive the way into the URL and back", () => {
    const filters = parseAuctionFilters({ state: "ended", kind: "Vickrey", category: ["Model", "IP"], cursor: "1~2" });
    const url = new URL(auctionsPath(filters, { cursor: filters.cursor }), "http://x");
    expect(parseAuctionFilters(Object.fromEntries(url.searchParams))).toEqual(filters);
  });
  it("begin at the first page when they change", () => {
    const filters = parseAuctionFilters({ kind: "Dutch", cursor: "1~2" });
    expect(auctionsPath(filters)).toBe("/auctions?kind=Dutch");
    expect(auctionsPath(filters, { kind: undefined })).toBe("/auctions");
  });
  it("ask for what takes bids now, and apart from that for what is over but not settled", () => {
    const filters = parseAuctionFilters({ kind: "Dutch" });
    expect(auctionsInput(filters, 1_000, 20)).toEqual({
      ...{ first: 20, biddingAt: 1_000, sort: "endingSoon", kinds: ["Dutch"] },
    });
    expect(auctionsInput({ ...filters, state: "closing", kind: undefined }, 1_000, 20)).toEqual({
      ...{ first: 20, state: "Running", endsBefore: 1_000, sort: "endingSoon" },
    });
  });
});
