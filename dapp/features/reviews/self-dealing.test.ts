import type { MarketClient } from "@ftns-market/sdk/chain";
import type { ReviewRow } from "@ftns-market/sdk/queries";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { findTelltales, splitPaying } from "./self-dealing";
import { REVIEW } from "./samples";

const found = vi.hoisted(() => ({ listNamings: vi.fn(), readReview: vi.fn() }));
vi.mock("@ftns-market/sdk/queries", () => found);
vi.mock("@ftns-market/sdk/reads", () => found);

const MARKET = {} as MarketClient;
const BUYER = "0x976ea74026e726554db657fa54763abd0c3a0aa9";
const FRIEND = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";
const reviewOf = (reviewer: ReviewRow["reviewer"], more: Partial<ReviewRow> = {}) => ({ ...REVIEW, reviewer, ...more });

beforeEach(() => {
  found.listNamings.mockReset();
  found.readReview.mockReset();
});

describe("findTelltales", () => {
  it("takes the last split up to the purchase that names the writer, however its address is written", async () => {
    found.listNamings.mockResolvedValue([1, 2, 4].map((split) => ({ account: FRIEND, split })));
    found.readReview.mockResolvedValue({ review: { split: 3 } });
    const reviews = [reviewOf(FRIEND.toUpperCase().replace("0X", "0x") as typeof FRIEND)];
    const [only] = await findTelltales(MARKET, 8, reviews);
    expect(only?.split).toBe(2);
    expect(splitPaying(reviews[0]!, only === undefined ? [] : [only])).toBe(2);
    expect(splitPaying({ ...reviews[0]!, terms: 1n }, only === undefined ? [] : [only])).toBeUndefined();
  });
  it("leaves a review alone whose writer was named only after its purchase: an owner could name any critic", async () => {
    found.listNamings.mockResolvedValue([{ account: BUYER, split: 4 }]);
    found.readReview.mockResolvedValue({ review: { split: 3 } });
    expect(await findTelltales(MARKET, 8, [reviewOf(BUYER)])).toEqual([]);
  });
  it("asks the chain of nobody who was never named, and of no review that is struck already", async () => {
    found.listNamings.mockResolvedValue([]);
    expect(await findTelltales(MARKET, 8, [reviewOf(BUYER), reviewOf(FRIEND, { struck: true })])).toEqual([]);
    expect(found.listNamings).toHaveBeenCalledWith(MARKET, { asset: 8, accounts: [BUYER] });
    expect(found.readReview).not.toHaveBeenCalled();
  });
});
