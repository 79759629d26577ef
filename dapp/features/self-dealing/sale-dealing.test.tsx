import type { SaleRow } from "@ftns-market/sdk/queries";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { parseEther } from "viem";
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderForVisitor, VISITORS_MARKET } from "@/tests/visitor";
import { SaleDealing } from "./sale-dealing";

const chain = vi.hoisted(() => ({ readSale: vi.fn(), readSplit: vi.fn(), strikeSale: vi.fn() }));
vi.mock("@ftns-market/sdk/reads", () => chain);
vi.mock("@ftns-market/sdk/actions", () => chain);

const SELLER = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";
const BUYER = "0x976ea74026e726554db657fa54763abd0c3a0aa9";
const SALE: SaleRow = {
  ...{ id: "3", asset: { id: "8", metadata: null }, version: { number: 1 }, title: false, resaleRoyalty: "0" },
  terms: { id: "524289", kind: "Perpetual" },
  ...{ buyer: { id: BUYER }, seller: { id: SELLER }, quantity: "1", amount: String(parseEther("100")) },
  ...{ fee: String(parseEther("5")), bond: "0", instant: false, selfDealing: true, struck: false, state: "Settled" },
  ...{ deadline: null, openedAt: "300", deliveredAt: "310", closedAt: "320", transaction: "0x01" },
};

afterEach(cleanup);

const show = (sale: SaleRow) => renderForVisitor(<SaleDealing sale={sale} />);

describe("SaleDealing", () => {
  it("strikes a sale to a contributor by the split that it was paid by", async () => {
    const split = { contributors: [{ account: BUYER, weight: 1n }], parents: [] };
    chain.readSale.mockResolvedValue({ terms: 524_289n, split: 2 });
    chain.readSplit.mockResolvedValue(split);
    chain.strikeSale.mockReturnValue({ summary: "Strike it.", maxCost: 0n, refresh: [] });
    await show(SALE);
    expect(screen.getByRole("button", { name: "Self-dealing" })).toBeDefined();
    await userEvent.click(await screen.findByRole("button", { name: "Strike" }));
    const dialog = await screen.findByRole("dialog");
    await waitFor(() => expect(dialog.textContent).toContain("Strike it."));
    expect(chain.readSplit).toHaveBeenCalledWith(VISITORS_MARKET, 8, 2);
    expect(chain.strikeSale).toHaveBeenCalledWith(VISITORS_MARKET, { sale: 3n, seller: SELLER, split });
  });
  it("says that a sale was struck, and offers it no more", async () => {
    await show({ ...SALE, struck: true });
    expect(screen.getByRole("button", { name: "Struck" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "Strike" })).toBeNull();
  });
  it.each([
    ["a stranger", { selfDealing: false }],
    ["a contributor who waits for its key", { state: "AwaitingKey" }],
  ] as const)("says nothing of a sale to %s", async (_, more) => {
    const { container } = await show({ ...SALE, ...more });
    expect(container.textContent).toBe("");
  });
});
