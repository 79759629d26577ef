import type { AuditTerms } from "@ftns-market/sdk/reads";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { parseEther } from "viem";
import { afterEach, expect, test, vi } from "vitest";
import { SeatWarning } from "./seat-warning";

const index = vi.hoisted(() => ({ listMyDesk: vi.fn() }));
vi.mock("@ftns-market/sdk/queries", async (original) => ({ ...(await original<object>()), ...index }));
vi.mock("@/features/wallet", () => ({ useMarket: () => ({}) }));

afterEach(cleanup);

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const terms = { silencePenalty: parseEther("100") } as AuditTerms;
  return render(
    <QueryClientProvider client={client}>
      <SeatWarning auditor="0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc" terms={terms} />
    </QueryClientProvider>,
  );
}

test("names the panels on which a declaration is no way out, and what silence costs there", async () => {
  index.listMyDesk.mockResolvedValue({ items: [5n, 8n].map((audit) => ({ audit: { audit } })) });
  const { container } = show();
  await screen.findByText("You sit on panels now");
  expect(container.textContent).toContain("what audit 5 or audit 8 examines, you cannot reveal there any more");
  expect(container.textContent).toContain("slashed by 100 FTNS");
});

test("says nothing to who sits nowhere", async () => {
  index.listMyDesk.mockResolvedValue({ items: [] });
  const { container } = show();
  await waitFor(() => expect(index.listMyDesk).toHaveBeenCalled());
  expect(container.textContent).toBe("");
});

test("warns in general when the index does not answer", async () => {
  index.listMyDesk.mockRejectedValue(new Error("down"));
  show();
  await screen.findByText("If you sit on a panel now");
});
