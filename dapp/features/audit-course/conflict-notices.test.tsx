import { MarketError } from "@ftns-market/sdk/errors";
import type { ChainAudit, SeatConflict } from "@ftns-market/sdk/reads";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderForVisitor, VISITORS_MARKET } from "@/tests/visitor";
import { ConflictNotices } from "./conflict-notices";

// What is shown is looked at here; that chain and contracts agree on who has a part, in the SDK's tests and in the browser.
const chain = vi.hoisted(() => ({ readConflicts: vi.fn(), readLineageKin: vi.fn(), recuseAuditor: vi.fn() }));
vi.mock("@ftns-market/sdk/reads", () => chain);
vi.mock("@ftns-market/sdk/actions", () => chain);

const AUDITOR = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const AUDIT: ChainAudit = {
  ...{ audit: 5n, asset: 7, version: 1, orderer: "0x0000000000000000000000000000000000000001", domain: "Model" },
  ...{ phase: "Revealing", round: 1, fee: 1n, drawBlock: 1, deadline: 100, next: "reveal" },
  seats: [0, 1, 2].map((number) => ({
    ...{
      number,
      state: "Committed",
      auditor: AUDITOR,
      drawnInBlock: 2,
      pledge: 1n,
      commitment: "0x01",
      finding: undefined,
    },
  })),
};
const CONFLICT: SeatConflict = {
  ...{ seat: 1, auditor: AUDITOR },
  parts: [{ account: AUDITOR, as: "contributor", asset: 7, own: true }],
};

afterEach(cleanup);
beforeEach(() => Object.values(chain).forEach((mock) => mock.mockReset()));

const show = () => renderForVisitor(<ConflictNotices audit={AUDIT} />);

describe("ConflictNotices", () => {
  it("say who has come to have a part and why, and offer to leave it out by the lineage in force", async () => {
    const lineage = [{ asset: 7, split: { contributors: [], parents: [] } }];
    chain.readConflicts.mockResolvedValue([CONFLICT]);
    chain.readLineageKin.mockResolvedValue(lineage);
    chain.recuseAuditor.mockReturnValue({ summary: "Recuse it.", maxCost: 0n, refresh: [] });
    await show();
    const notice = await screen.findByRole("status");
    expect(notice.textContent).toContain("Seat 2 has come to have a part");
    expect(notice.textContent).toContain("Now it is paid as a contributor of the asset.");
    expect(screen.getByRole("link").getAttribute("href")).toBe(`/auditors/${AUDITOR}`);
    await userEvent.click(screen.getByRole("button", { name: "Leave this auditor out" }));
    const dialog = await screen.findByRole("dialog");
    await waitFor(() => expect(dialog.textContent).toContain("Recuse it."));
    expect(dialog.textContent).toContain("none of its stake is taken");
    expect(chain.recuseAuditor).toHaveBeenCalledWith(VISITORS_MARKET, {
      audit: 5n,
      seat: 1,
      auditor: AUDITOR,
      lineage,
    });
  });

  it("say nothing while nobody has one", async () => {
    chain.readConflicts.mockResolvedValue([]);
    const { container } = await show();
    await waitFor(() => expect(chain.readConflicts).toHaveBeenCalledOnce());
    expect(container.textContent).toBe("");
  });

  it("say that it could not be read, and read again when asked", async () => {
    chain.readConflicts.mockRejectedValueOnce(new MarketError("RpcUnreachable", "The endpoint cannot be reached."));
    chain.readConflicts.mockResolvedValue([CONFLICT]);
    await show();
    expect((await screen.findByRole("alert")).textContent).toContain("The endpoint cannot be reached.");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText("Seat 2 has come to have a part");
  });
});
