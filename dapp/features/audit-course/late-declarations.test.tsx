import type { ChainAudit, SeatConflict } from "@ftns-market/sdk/reads";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LateNotices } from "./late-notices";

// What is shown is looked at here; who has declared late is looked at in the SDK's tests, on a chain.
const chain = vi.hoisted(() => ({ readLateDeclarations: vi.fn(), readAudit: vi.fn() }));
vi.mock("@ftns-market/sdk/reads", () => chain);
vi.mock("@/features/wallet", () => ({ useMarket: () => ({ chain: { id: 31337 } }) }));

const AUDITOR = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const FRIEND = "0x976EA74026E726554dB657fA54763abd0C3a0aa9";
const LATE: SeatConflict = {
  ...{ seat: 1, auditor: AUDITOR },
  parts: [
    { account: FRIEND, as: "owner", asset: 7, own: false },
    { account: FRIEND, as: "publisher", asset: 7, own: false },
  ],
};

afterEach(cleanup);

function show(change: Partial<ChainAudit> = {}) {
  const audit: ChainAudit = {
    ...{ audit: 5n, asset: 7, version: 1, orderer: "0x0000000000000000000000000000000000000001", domain: "Model" },
    ...{ phase: "Committing", round: 1, fee: 1n, drawBlock: 1, deadline: 100, next: "commit" },
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
    ...change,
  };
  chain.readAudit.mockResolvedValue(audit);
  chain.readLateDeclarations.mockReset().mockResolvedValue([LATE]);
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <LateNotices first={audit} />
    </QueryClientProvider>,
  );
}

describe("LateNotices", () => {
  it("say which seat cannot reveal, whom it has declared, once, and what comes of it", async () => {
    show();
    const notice = await screen.findByRole("status");
    expect(notice.textContent).toContain("Seat 2 cannot reveal");
    expect(notice.textContent).toContain("has declared 0x976E…0aa9 since it was drawn");
    expect(notice.textContent).toContain("slashed as silent");
  });

  it("ask nothing of an audit that has ended, or whose panel waits for nobody", async () => {
    show({ next: "nothing" });
    show({ seats: [] });
    await waitFor(() => expect(chain.readAudit).toHaveBeenCalled());
    expect(chain.readLateDeclarations).not.toHaveBeenCalled();
  });
});
