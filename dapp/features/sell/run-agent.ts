import type { AgentEvent } from "@ftns-market/sdk/agent";
import { DEVNET_CHAIN_ID, requireAccount, type MarketClient } from "@ftns-market/sdk/chain";
import { browserStore } from "./browser-store";

/** Blocks on top of a purchase before its key is given away; the devnet has no reorganisations and no empty blocks. */
const CONFIRMATIONS = 12;

/**
 * Runs the seller's agent until the signal stops it. One agent works for an account in a browser, whatever the number of tabs.
 * @returns "elsewhere" when another tab has it
 * @throws what keeps it from starting
 */
export async function runAgent(
  market: MarketClient,
  master: Uint8Array,
  signal: AbortSignal,
  onEvent: (event: AgentEvent) => void,
): Promise<"stopped" | "elsewhere"> {
  const { DeliveryAgent } = await import("@ftns-market/sdk/agent");
  const account = requireAccount(market);
  const agent = new DeliveryAgent(market, {
    account,
    master,
    confirmations: market.chain.id === DEVNET_CHAIN_ID ? 1 : CONFIRMATIONS,
    store: browserStore(market.chain.id, account),
    onEvent,
  });
  return oneForAllTabs(`ftns.agent.${market.chain.id}.${account.toLowerCase()}`, () => agent.run(signal));
}

async function oneForAllTabs(name: string, run: () => Promise<void>): Promise<"stopped" | "elsewhere"> {
  // Pages on plain HTTP have no locks. Two agents do no harm: no sale is delivered twice.
  if (navigator.locks === undefined) {
    await run();
    return "stopped";
  }
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return "elsewhere" as const;
    await run();
    return "stopped" as const;
  });
}
