// Agents of audits whose events are kept, and the audits that they look after.
import assert from "node:assert/strict";
import { createWalletClient, custom, http, type EIP1193RequestFn, type Hex } from "viem";
import { getContractEvents, getTransactionCount } from "viem/actions";
import { agent, devnetChain, journeys, reads, type AssetId, type AuditId, type MarketClient } from "../../src/index.ts";
import { auditsAbi } from "../../src/generated/abis.ts";
import type { Actor } from "../support/chain.ts";
import type { AuditStage } from "../trust/stage.ts";

/** An agent of an account, whose events are kept. */
export function watch(market: MarketClient, more: Partial<agent.AuditAgentOptions> = {}) {
  const events: agent.AuditEvent[] = [];
  const options = { pollMs: 20, findOpening: () => Promise.resolve(undefined), ...more };
  const watcher = new agent.AuditAgent(market, { ...options, onEvent: (event) => events.push(event) });
  const types = () => events.map(({ type }) => type).filter((type) => type !== "started" && type !== "stands");
  const lines = () => events.map(agent.auditEventLine).join("\n");
  return { watcher, events, types, lines };
}

/** An audit that the buyer ordered, with the deciding block there. */
export async function dueAudit(stage: AuditStage, asset: AssetId): Promise<AuditId> {
  const audit = await journeys.orderAudit(stage.as("buyer"), { asset, version: 1 });
  await stage.chain.mine(3);
  return audit;
}

export function read(stage: AuditStage, audit: AuditId) {
  return reads.readAudit(stage.as("keeper"), audit);
}

export function draws(stage: AuditStage, audit: AuditId) {
  const { address, block } = stage.as("keeper").deployment.contracts.Audits;
  const filter = { address, abi: auditsAbi, fromBlock: BigInt(block), args: { audit }, strict: true } as const;
  return getContractEvents(stage.chain.client, { ...filter, eventName: "PanelDrawn" });
}

/** Sent by an account so far. */
export function sent(stage: AuditStage, actor: Actor): Promise<number> {
  return getTransactionCount(stage.chain.client, { address: stage.chain.address(actor) });
}

/** A market client whose wallet gives each transaction so much gas, without asking whether it would still work. */
export function withGas(stage: AuditStage, actor: Actor, gas: Hex): MarketClient {
  const market = stage.as(actor);
  const { account } = market.wallet ?? assert.fail();
  const transport = through(stage, (method) => (method === "eth_estimateGas" ? gas : undefined));
  return { ...market, wallet: createWalletClient({ account, chain: devnetChain(stage.chain.rpcUrl), transport }) };
}

/** Through what a node answers. @param change the answer to a request; undefined asks the node */
export function through(stage: AuditStage, change: (method: string) => unknown) {
  const node = http(stage.chain.rpcUrl)({ chain: devnetChain(stage.chain.rpcUrl) });
  const request = (async (call: { method: string; params?: unknown }) =>
    change(call.method) ?? node.request(call as never)) as EIP1193RequestFn;
  return custom({ request }, { retryCount: 0 });
}

export function tick(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
