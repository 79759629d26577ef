import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http } from "viem";
import { hardhat } from "viem/chains";
import { afterEach, describe, expect, it, vi } from "vitest";
import { connect as connectWallet, disconnect } from "wagmi/actions";
import { createConfig, createStorage, WagmiProvider } from "wagmi";
import { ConfigProvider } from "@/lib/config-context";
import type { SiteConfig } from "@/lib/config";
import { ACCOUNT, stagedWallet } from "@/tests/wallet";
import { ConnectDialogProvider } from "./connect-context";
import { WalletAction } from "./wallet-action";

const SITE = { chain: { id: hardhat.id, name: "Hardhat" } } as SiteConfig;

/** A wallet that says at `answer` whether this page may go on with it after a reload. */
function slowWallet() {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  return { connector: stagedWallet(() => promise), answer: resolve };
}

function configOf(wallet: ReturnType<typeof slowWallet>) {
  return createConfig({
    chains: [hardhat],
    connectors: [wallet.connector],
    transports: { [hardhat.id]: http() },
    multiInjectedProviderDiscovery: false,
    ssr: true,
    storage: createStorage({ storage: localStorage }),
  });
}

/** Loads a page with one action in it. @param before the wallet was connected when the page was left */
async function visit({ before }: { readonly before: boolean }) {
  const first = configOf(slowWallet());
  const [connector] = first.connectors;
  if (connector !== undefined) await connectWallet(first, { connector });
  if (!before) await disconnect(first);
  const wallet = slowWallet();
  const onStart = vi.fn();
  render(
    <ConfigProvider config={SITE}>
      <WagmiProvider config={configOf(wallet)}>
        <QueryClientProvider client={new QueryClient()}>
          <ConnectDialogProvider>
            <WalletAction onStart={onStart}>Buy</WalletAction>
          </ConnectDialogProvider>
        </QueryClientProvider>
      </WagmiProvider>
    </ConfigProvider>,
  );
  return { onStart, answer: wallet.answer };
}

const buy = () => screen.getByRole<HTMLButtonElement>("button", { name: "Buy", hidden: true });
const dialog = () => screen.findByRole("dialog", { name: "Connect a wallet" });

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.useRealTimers();
});

describe("WalletAction", () => {
  it.each([
    { before: true, of: "connected when the page was left" },
    { before: false, of: "that was opened since" },
  ])("waits for a wallet $of, and goes on with it", async ({ before }) => {
    const { onStart, answer } = await visit({ before });
    await userEvent.click(buy());
    await vi.waitFor(() => expect(buy().getAttribute("aria-busy")).toBe("true"));
    expect(onStart).not.toHaveBeenCalled();
    answer(true);
    await vi.waitFor(() => expect(onStart).toHaveBeenCalledExactlyOnceWith(ACCOUNT));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(buy().disabled).toBe(false);
  });

  it("offers to connect when nothing is restored", async () => {
    const { onStart, answer } = await visit({ before: true });
    await userEvent.click(buy());
    answer(false);
    await dialog();
    expect(onStart).not.toHaveBeenCalled();
    expect(buy().disabled).toBe(false);
  });

  it("offers to connect when the wallet does not answer in time", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout"] });
    const { onStart, answer } = await visit({ before: true });
    await userEvent.setup({ advanceTimers: vi.advanceTimersByTime }).click(buy());
    await vi.advanceTimersByTimeAsync(4_000);
    expect(screen.queryByRole("dialog")).toBeNull();
    await vi.advanceTimersByTimeAsync(2_000);
    await dialog();
    answer(false);
    expect(onStart).not.toHaveBeenCalled();
  });

  it("begins at once with a wallet that is there", async () => {
    const { onStart, answer } = await visit({ before: true });
    await userEvent.click(buy());
    answer(true);
    await vi.waitFor(() => expect(onStart).toHaveBeenCalledOnce());
    await userEvent.click(buy());
    expect(onStart).toHaveBeenCalledTimes(2);
  });
});
