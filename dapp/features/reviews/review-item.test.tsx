import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderForVisitor, VISITORS_MARKET } from "@/tests/visitor";
import { ReviewItem } from "./review-item";
import { REVIEW } from "./samples";

const chain = vi.hoisted(() => ({ readAsset: vi.fn(), readSplit: vi.fn(), strikeReview: vi.fn() }));
vi.mock("@ftns-market/sdk/reads", () => chain);
vi.mock("@ftns-market/sdk/actions", () => chain);

afterEach(cleanup);

async function show(paidBy: number | undefined, review = REVIEW) {
  chain.readAsset.mockResolvedValue({ owner: review.seller });
  await renderForVisitor(<ReviewItem review={review} licence="For ever" paidBy={paidBy} />);
}

describe("ReviewItem", () => {
  it("says that a split paid the reviewer, and shows that split to the chain", async () => {
    const split = { contributors: [{ account: REVIEW.reviewer, weight: 1n }], parents: [] };
    chain.readSplit.mockResolvedValue(split);
    chain.strikeReview.mockReturnValue({ summary: "Strike it.", maxCost: 0n, refresh: [] });
    await show(2);
    expect(screen.getByText(/^Split 2 of its revenue/)).toBeDefined();
    await userEvent.click(await screen.findByRole("button", { name: "Strike this review" }));
    const dialog = await screen.findByRole("dialog");
    await waitFor(() => expect(dialog.textContent).toContain("Strike it."));
    const { terms, reviewer, seller } = REVIEW;
    expect(chain.readSplit).toHaveBeenCalledWith(VISITORS_MARKET, 8, 2);
    expect(chain.strikeReview).toHaveBeenCalledWith(VISITORS_MARKET, { terms, reviewer, seller, number: 2, split });
  });
  it.each([
    ["a review of somebody who was never paid", undefined, REVIEW],
    ["one that is struck already", 2, { ...REVIEW, struck: true, weight: 0 }],
  ] as const)("offers nothing for %s", async (_, paidBy, review) => {
    await show(paidBy, review);
    expect(screen.queryByText("The reviewer was paid by this asset")).toBeNull();
  });
});
