import type { MarketClient } from "@ftns-market/sdk/chain";
import type { Quote } from "@ftns-market/sdk/reads";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createClient, custom, parseEther, type Address } from "viem";
import { hardhat } from "viem/chains";
import { afterEach, describe, expect, it, vi } from "vitest";
import { agreementTo, reconsider } from "./agreement";
import { PayStep } from "./pay-step";

const wallet = vi.hoisted(() => ({ onMarketChain: true, switchChain: vi.fn() }));
vi.mock("@/features/wallet/use-wallet", () => ({ useWallet: () => wallet }));
vi.mock("@/lib/config-context", () => ({ useSiteConfig: () => ({ chain: { name: "Hardhat" } }) }));
vi.mock("@/features/wallet", async (original) => ({
  ...(await original<object>()),
  useWallet: () => wallet,
  useMarket: vi.fn(),
}));

afterEach(() => {
  cleanup();
  wallet.onMarketChain = true;
});

const ACCOUNT: Address = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const none = { Listings: 0n, Vault: 0n, Escrow: 0n };
const FUNDS = { wallet: parseEther("500"), credit: 0n, native: 1n, allowances: none, vaultAllowances: none };
const quoteOf = (change: Partial<Quote> = {}) =>
  ({
    ...{ amount: parseEther("100"), quantity: 1, version: 2, needsKey: true, contentWindow: 86_400, funds: FUNDS },
    ...change,
  }) as Quote;

/** An account and its wallet at the edge of the page. @param code of the account on the chain */
function marketOf({ code = "0x", atomic }: { readonly code?: string; readonly atomic?: string } = {}): MarketClient {
  const request = async ({ method }: { readonly method: string }): Promise<unknown> => {
    if (method === "eth_getCode") return code;
    if (method === "wallet_getCapabilities" && atomic !== undefined)
      return { "0x7a69": { atomic: { status: atomic } } };
    throw Object.assign(new Error("unknown method"), { code: 4200 });
  };
  const client = createClient({ account: ACCOUNT, chain: hardhat, transport: custom({ request }, { retryCount: 0 }) });
  return { chain: hardhat, client, wallet: client } as unknown as MarketClient;
}

function show({
  market = marketOf(),
  quote = quoteOf(),
  checked = true,
  ...rest
}: Partial<Parameters<typeof PayStep>[0]> = {}) {
  const buy = vi.fn(async () => undefined);
  const onAgree = vi.fn();
  const purchase = { phase: "idle", transaction: undefined, kept: undefined, buy, ...rest.purchase } as never;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PayStep {...{ market, quote, checked, onAgree, change: undefined }} {...rest} purchase={purchase} />
    </QueryClientProvider>,
  );
  return { buy, onAgree };
}

const pay = () => screen.findByRole<HTMLButtonElement>("button", { name: /^Pay / });

describe("PayStep", () => {
  it("pays in the way that is best for the wallet, for exactly the price that is shown", async () => {
    const { buy } = show();
    await userEvent.click(await pay());
    expect(buy).toHaveBeenCalledExactlyOnceWith({
      ...{ quantity: 1, version: 2, maxPrice: parseEther("100"), contentWindow: 86_400, needsKey: true },
      ...{ method: "permit", creditReleased: false },
    });
  });

  it("pays in the way that was chosen, and says before what the wallet will ask for it", async () => {
    const { buy } = show({ quote: quoteOf({ funds: { ...FUNDS, credit: parseEther("100") } }) });
    await userEvent.click(await screen.findByRole("radio", { name: /Your vault credit/ }));
    expect(screen.getByText("A transaction that releases exactly 100 FTNS of your credit.")).toBeDefined();
    await userEvent.click(await pay());
    expect(buy).toHaveBeenCalledWith(expect.objectContaining({ method: "vault", creditReleased: false }));
  });

  it("offers the wallet's batch first when the wallet knows batches", async () => {
    const { buy } = show({ market: marketOf({ atomic: "supported" }) });
    await userEvent.click(await pay());
    expect(buy).toHaveBeenCalledWith(expect.objectContaining({ method: "batch" }));
  });

  it("asks a contract account for an approval and its key file, and for no coin of its own", async () => {
    const { buy } = show({ market: marketOf({ code: "0x6080" }), quote: quoteOf({ funds: { ...FUNDS, native: 0n } }) });
    expect(await screen.findByText(/this page asks for your key file/)).toBeDefined();
    expect(screen.queryByText(/none of the chain’s own coin/)).toBeNull();
    await userEvent.click(await pay());
    expect(buy).toHaveBeenCalledWith(expect.objectContaining({ method: "approve" }));
  });

  it("does not pay before the file is checked", async () => {
    show({ checked: false });
    expect((await pay()).disabled).toBe(true);
  });

  it("does not pay a price that went up until it is agreed to", async () => {
    const { change } = reconsider(agreementTo(quoteOf()), quoteOf({ amount: parseEther("150") }));
    const { onAgree } = show({ change });
    expect((await pay()).disabled).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "Agree to 150 FTNS" }));
    expect(onAgree).toHaveBeenCalledOnce();
  });

  it("does not pay when a certificate has taken the time to check the content, until that is agreed to", async () => {
    const { change } = reconsider(agreementTo(quoteOf()), quoteOf({ contentWindow: 0 }));
    const { onAgree } = show({ change });
    expect((await pay()).disabled).toBe(true);
    expect(screen.getByText(/You were shown 1 day to check the content/)).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Agree to that" }));
    expect(onAgree).toHaveBeenCalledOnce();
  });

  it("says what is missing when neither wallet nor credit is enough", async () => {
    show({ quote: quoteOf({ funds: { ...FUNDS, wallet: parseEther("40"), credit: parseEther("70") } }) });
    expect((await pay()).disabled).toBe(true);
    expect(screen.getByText("30 FTNS are missing")).toBeDefined();
  });

  it("waits for a purchase that is on its way in another tab", async () => {
    show({ purchase: { kept: { hash: `0x${"1".repeat(64)}` } } as never });
    expect((await pay()).disabled).toBe(true);
    expect(screen.getByText(/on its way in another tab/)).toBeDefined();
  });

  it("switches the chain before it pays on it", async () => {
    wallet.onMarketChain = false;
    wallet.switchChain.mockResolvedValue(undefined);
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Switch to Hardhat" }));
    expect(wallet.switchChain).toHaveBeenCalledOnce();
    expect(screen.queryByRole("button", { name: /^Pay / })).toBeNull();
  });
});
