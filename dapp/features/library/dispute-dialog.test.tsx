import type { MarketClient } from "@ftns-market/sdk/chain";
import { MarketError } from "@ftns-market/sdk/errors";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { parseEther } from "viem";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TransactionProvider } from "@/features/transaction";
import { DisputeDialog } from "./dispute-dialog";
import type { PurchaseView } from "./purchase-view";

// What the dialog does with the outcome is looked at here; that the proof is right, in the stack's tests and in the browser.
const disputeContent = vi.hoisted(() => vi.fn());
vi.mock("@ftns-market/sdk/journeys", () => ({ disputeContent }));
vi.mock("./fetch-purchase", () => ({ unlock: async () => ({ facts: {}, sale: {}, opened: {} }) }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn() }) }));
vi.mock("@/features/wallet", () => ({ useWallet: vi.fn(), useMarket: vi.fn() }));
vi.mock("@/features/keys", () => ({ useMaster: () => async () => new Uint8Array(32) }));

afterEach(cleanup);
beforeEach(() => disputeContent.mockReset());

const PURCHASE: PurchaseView = {
  ...{ sale: 7n, asset: 1, version: 2, terms: 65_537n, quantity: 1, instant: false, state: "Delivered" },
  ...{ amount: parseEther("100"), bond: parseEther("5"), deadline: 2, contentWindow: 1, fraudulent: false },
  buyer: "0x0000000000000000000000000000000000000001",
  seller: "0x0000000000000000000000000000000000000002",
  refundReason: undefined,
};
const button = () => screen.getByRole<HTMLButtonElement>("button", { name: "Compare, and prove it" });

async function show() {
  const onClose = vi.fn();
  const market = { chain: { id: 31337 } } as MarketClient;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TransactionProvider>
        <DisputeDialog {...{ market, purchase: PURCHASE, onClose }} />
      </TransactionProvider>
    </QueryClientProvider>,
  );
  // The dialog’s code is loaded with the first of them.
  await screen.findByRole("dialog");
  return { onClose };
}

async function start(): Promise<void> {
  await userEvent.click(screen.getByRole("checkbox", { name: /the key becomes public/ }));
  await userEvent.click(button());
}

describe("DisputeDialog", () => {
  it("says what comes back, and proves nothing before it is understood that the key becomes public", async () => {
    await show();
    expect(screen.getByText(/you get 100 FTNS back and the seller’s bond of 5 FTNS/)).toBeDefined();
    expect(button().disabled).toBe(true);
    await userEvent.click(screen.getByRole("checkbox", { name: /the key becomes public/ }));
    expect(button().disabled).toBe(false);
    expect(disputeContent).not.toHaveBeenCalled();
  });

  it("has nothing to prove when every part is right, and says that nothing was sent", async () => {
    disputeContent.mockResolvedValue(undefined);
    await show();
    await start();
    expect(await screen.findByText("Every part is what the seller committed to")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Compare, and prove it" })).toBeNull();
  });

  it("stays open when the wallet declines, and can be tried again", async () => {
    disputeContent.mockRejectedValueOnce(new MarketError("WalletRejected", "You declined this in the wallet."));
    const { onClose } = await show();
    await start();
    expect(await screen.findByText("You declined this in the wallet.")).toBeDefined();
    expect(button().disabled).toBe(false);
    disputeContent.mockResolvedValue({ proved: undefined, refunded: undefined });
    await userEvent.click(button());
    expect(await screen.findByText("Confirmed on the chain")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Compare, and prove it" })).toBeNull();
    expect(onClose).not.toHaveBeenCalled();
  });
});
