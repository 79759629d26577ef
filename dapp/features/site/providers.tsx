"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { WagmiProvider } from "wagmi";
import { DialogHostProvider, TransactionProvider, TransactionTray } from "@/features/transaction";
import { ForgetOnChange, KeyFileProvider } from "@/features/keys";
import { ConnectDialogProvider, wagmiConfig } from "@/features/wallet";
import { ConfigProvider } from "@/lib/config-context";
import type { SiteConfig } from "@/lib/config";

const FRESH_MS = 10_000;

/** What every island of every page stands in. */
export function Providers({
  config,
  nonce,
  children,
}: {
  readonly config: SiteConfig;
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}) {
  const [wagmi] = useState(() => wagmiConfig(config));
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: FRESH_MS, retry: 1 } } }),
  );
  return (
    <CSPProvider nonce={nonce}>
      <ConfigProvider config={config}>
        <WagmiProvider config={wagmi}>
          <QueryClientProvider client={queryClient}>
            <TransactionProvider>
              <ConnectDialogProvider>
                <KeyFileProvider>
                  <DialogHostProvider>{children}</DialogHostProvider>
                </KeyFileProvider>
                <TransactionTray />
                <ForgetOnChange />
              </ConnectDialogProvider>
            </TransactionProvider>
          </QueryClientProvider>
        </WagmiProvider>
      </ConfigProvider>
    </CSPProvider>
  );
}
