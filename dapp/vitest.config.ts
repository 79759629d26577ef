import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname, "server-only": `${import.meta.dirname}/tests/server-only.ts` } },
  test: {
    environment: "jsdom",
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules", ".next*"],
    setupFiles: [`${import.meta.dirname}/tests/patience.ts`],
    testTimeout: 20_000,
  },
});
