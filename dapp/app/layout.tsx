import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Footer, Header, INTER_COOKIE, InterLoader, Providers, THEME_COOKIE, themeOf } from "@/features/site";
import { StatusBanner } from "@/features/status";
import { ChainGuard } from "@/features/wallet";
import { siteConfig } from "@/lib/server/config";
import "./globals.css";

export function generateMetadata(): Metadata {
  const { siteUrl } = siteConfig();
  return {
    metadataBase: new URL(siteUrl),
    title: { default: "FTNS Market: AI models, data and compute without a middleman", template: "%s · FTNS Market" },
    description:
      "Find, buy and sell AI models, data sets, compute, tools and IP. Payment in escrow, delivery verified by the chain, royalties paid exactly.",
    openGraph: { siteName: "FTNS Market", type: "website" },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#16191c" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const kept = await cookies();
  const theme = themeOf(kept.get(THEME_COOKIE)?.value);
  return (
    <html
      lang="en"
      data-theme={theme === "system" ? undefined : theme}
      data-inter={kept.has(INTER_COOKIE) ? "" : undefined}
    >
      <body className="flex min-h-dvh flex-col">
        <Providers config={siteConfig()} nonce={nonce}>
          <a
            href="#content"
            className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-card focus:p-3"
          >
            Skip to the content
          </a>
          <Header theme={theme} />
          <StatusBanner />
          <ChainGuard />
          <main id="content" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 py-6 outline-none sm:py-8">
            {children}
          </main>
          <Footer />
          <InterLoader />
        </Providers>
      </body>
    </html>
  );
}
