import { CONTRACT_NAMES, type MarketClient } from "@ftns-market/sdk/chain";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { http, zeroAddress } from "viem";
import { hardhat } from "viem/chains";
import { expect, vi } from "vitest";
import { createConfig, WagmiProvider } from "wagmi";
import { connect } from "wagmi/actions";
import { ConnectDialogProvider } from "@/features/wallet";
import { DialogHostProvider, TransactionProvider } from "@/features/transaction";
import type { SiteConfig } from "@/lib/config";
import { ConfigProvider } from "@/lib/config-context";
import { ACCOUNT, stagedWallet } from "./wallet";

const contracts = Object.fromEntries(CONTRACT_NAMES.map((name) => [name, { address: zeroAddress, block: 0 }]));
const SITE = {
  chain: { id: hardhat.id, name: "Hardhat" },
  deployment: { chainId: hardhat.id, network: "hardhat", startBlock: 0, allocation: [], contracts },
  ...{ subgraphUrls: [], ipfs: { uploadUrl: undefined, gatewayUrls: [] } },
} as unknown as SiteConfig;
const ROUTER = { refresh: vi.fn() } as unknown as AppRouterInstance;

/** Matches the market as the visitor of `renderForVisitor` sees it: with its wallet. */
export const VISITORS_MARKET = expect.objectContaining({
  wallet: expect.objectContaining({ account: expect.objectContaining({ address: ACCOUNT }) as unknown }) as unknown,
}) as MarketClient;

/**
 * Shows a part of a page to a visitor whose wallet is connected and on the chain of the market, within what every page has around
 * it. Nothing answers on that chain: a test says itself what the SDK reads and prepares. A question that fails is not asked again.
 */
export async function renderForVisitor(part: ReactNode) {
  const config = createConfig({
    chains: [hardhat],
    connectors: [stagedWallet()],
    transports: { [hardhat.id]: http() },
    multiInjectedProviderDiscovery: false,
    storage: null,
  });
  await connect(config, { connector: config.connectors[0] });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <AppRouterContext value={ROUTER}>
      <ConfigProvider config={SITE}>
        <WagmiProvider config={config} reconnectOnMount={false}>
          <QueryClientProvider client={queries}>
            <TransactionProvider>
              <ConnectDialogProvider>
                <DialogHostProvider>{part}</DialogHostProvider>
              </ConnectDialogProvider>
            </TransactionProvider>
          </QueryClientProvider>
        </WagmiProvider>
      </ConfigProvider>
    </AppRouterContext>,
  );
}
