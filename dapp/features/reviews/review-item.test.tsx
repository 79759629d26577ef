import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DialogHostProvider, TransactionProvider } from "@/features/transaction";
import { ReviewItem } from "./review-item";
import { REVIEW } from "./samples";

const chain = vi.hoisted(() => ({ readAsset: vi.fn(), readSplit: vi.fn(), strikeReview: vi.fn() }));
vi.mock("@ftns-market/sdk/reads", () => chain);
vi.mock("@ftns-market/sdk/actions", () => chain);
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn() }) }));
vi.mock("wagmi", () => ({ useConnection: () => ({ address: "0x1" }) }));
vi.mock("@/features/wallet/use-wallet", () => ({ useWallet: () => ({ address: "0x1", onMarketChain: true }) }));
vi.mock("@/features/wallet/use-market", () => ({ useMarket: () => MARKET }));
const MARKET = { chain: { id: 31337 } };

afterEach(cleanup);

function show(paidBy: number | undefined, review = REVIEW) {
  chain.readAsset.mockResolvedValue({ owner: review.seller });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TransactionProvider>
        <DialogHostProvider>
          <ReviewItem review={review} licence="For ever" paidBy={paidBy} />
        </DialogHostProvider>
      </TransactionProvider>
    </QueryClientProvider>,
  );
}

describe("ReviewItem", () => {
  it("says that a split paid the reviewer, and shows that split to the chain", async () => {
    const split = { contributors: [{ account: REVIEW.reviewer, weight: 1n }], parents: [] };
    chain.readSplit.mockResolvedValue(split);
    chain.strikeReview.mockReturnValue({ summary: "Strike it.", maxCost: 0n, refresh: [] });
    show(2);
    expect(screen.getByText(/^Split 2 of its revenue/)).toBeDefined();
    await userEvent.click(await screen.findByRole("button", { name: "Strike this review" }));
    const dialog = await screen.findByRole("dialog");
    await waitFor(() => expect(dialog.textContent).toContain("Strike it."));
    const { terms, reviewer, seller } = REVIEW;
    expect(chain.readSplit).toHaveBeenCalledWith(MARKET, 8, 2);
    expect(chain.strikeReview).toHaveBeenCalledWith(MARKET, { terms, reviewer, seller, number: 2, split });
  });
  it.each([
    ["a review of somebody who was never paid", undefined, REVIEW],
    ["one that is struck already", 2, { ...REVIEW, struck: true, weight: 0 }],
  ] as const)("offers nothing for %s", (_, paidBy, review) => {
    show(paidBy, review);
    expect(screen.queryByText("The reviewer was paid by this asset")).toBeNull();
  });
});
