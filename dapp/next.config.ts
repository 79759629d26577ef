import { join } from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  // A second server of the same folder (tests, development) must not write into the build that is being served.
  distDir: process.env["FTNS_DAPP_DIST"] ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: ["@ftns-market/sdk"],
  turbopack: {
    root: join(import.meta.dirname, ".."),
    resolveAlias: {
      // WalletConnect's own dialog is not installed: the connect dialog shows the code.
      "@reown/appkit/core": "./features/wallet/no-foreign-dialog.ts",
    },
  },
};

export default config;
