import type { AgentStore } from "@ftns-market/sdk/agent";
import type { Address } from "viem";

/** Keeps how far an agent has read the chain in this browser. Nothing of it is secret, and losing it costs only time. */
export function browserStore(chainId: number, account: Address): AgentStore {
  const key = `ftns.agent.${chainId}.${account.toLowerCase()}`;
  return {
    load: async () => localStorage.getItem(key) ?? undefined,
    save: async (text) => localStorage.setItem(key, text),
  };
}
