import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTRACT_NAMES } from "@ftns-market/sdk/chain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { contentSecurityPolicy } from "@/lib/server/content-security-policy";

const ADDRESS = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const RELAY = "wss://relay.market.test:8443/irn";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ftns-config-"));
  const contracts = Object.fromEntries(CONTRACT_NAMES.map((name) => [name, { address: ADDRESS, block: 1 }]));
  writeFileSync(join(folder, "deployment.json"), JSON.stringify({ chainId: 31_337, startBlock: 1, contracts }));
});
afterAll(() => rmSync(folder, { recursive: true }));

function configWith(more: Readonly<Record<string, string>>) {
  return readConfig({
    FTNS_DEPLOYMENT: join(folder, "deployment.json"),
    FTNS_RPC_URL: "https://rpc.market.test/key",
    FTNS_SUBGRAPH_URL: "https://index.market.test",
    FTNS_IPFS_GATEWAY_URL: "https://ipfs.market.test",
    ...more,
  });
}

function connections(more: Readonly<Record<string, string>>): string | undefined {
  const policy = contentSecurityPolicy(configWith(more), "nonce", false);
  return policy.split("; ").find((directive) => directive.startsWith("connect-src"));
}

describe("WalletConnect", () => {
  const services = "connect-src 'self' https://rpc.market.test https://index.market.test https://ipfs.market.test";

  it("is not offered without a project id, and no relay may be asked", () => {
    expect(configWith({ FTNS_WALLETCONNECT_RELAY: RELAY }).walletConnect).toBeUndefined();
    expect(connections({ FTNS_WALLETCONNECT_RELAY: RELAY })).toBe(services);
  });
  it("has the public relay where none is named", () =>
    expect(connections({ FTNS_WALLETCONNECT_PROJECT_ID: "id" })).toBe(`${services} wss://relay.walletconnect.org`));
  it("has the relay that is named, and the public one may not be asked", () => {
    const named = { FTNS_WALLETCONNECT_PROJECT_ID: "id", FTNS_WALLETCONNECT_RELAY: `${RELAY}/` };
    expect(configWith(named).walletConnect).toEqual({ projectId: "id", relayUrl: RELAY });
    expect(connections(named)).toBe(`${services} wss://relay.market.test:8443`);
  });
  it("refuses a relay that is no URL or no WebSocket, and names the variable", () => {
    for (const relay of ["relay", "https://relay.market.test"]) {
      const wrong = { FTNS_WALLETCONNECT_PROJECT_ID: "id", FTNS_WALLETCONNECT_RELAY: relay };
      expect(() => configWith(wrong)).toThrow("FTNS_WALLETCONNECT_RELAY");
    }
  });
});
