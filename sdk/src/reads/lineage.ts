import { getContractEvents, getLogs } from "viem/actions";
import type { AssetId, AuditId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { Kin } from "../chain/split.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { auditsAbi } from "../generated/abis.ts";
import { eventOf, verifySplit } from "./records.ts";

/** Assets of a lineage that auditors must have no part with, as `Lineages` of the contracts counts them. */
const MAX_KIN = 16;

/** A moment of the chain. */
export interface LineageMoment {
  readonly blockNumber?: bigint;
  /** Place of an event in that block: what came after it does not count. Default the end of the block. */
  readonly logIndex?: number;
}

/**
 * The asset and what it is made from, nearest first, each with its split in force, as `drawPanel` and `attest` take it. The chain keeps only
 * hashes of splits: they come from its events, each held against its hash.
 * @param moment the splits in force then, default now; no node needs an archive for it
 * @throws MarketError `NotFound`, `Mismatch` when an event is not what the chain has, `RpcUnreachable`
 */
export async function readLineageKin(market: MarketClient, asset: AssetId, moment: LineageMoment = {}): Promise<Kin[]> {
  const queue = [asset];
  const lineage: Kin[] = [];
  for (let next = queue[0]; next !== undefined; next = queue[lineage.length]) {
    const kin = await readKin(market, next, moment);
    lineage.push(kin);
    const unseen = kin.split.parents.map((parent) => parent.asset).filter((parent) => !queue.includes(parent));
    queue.push(...unseen.slice(0, MAX_KIN - queue.length));
  }
  return lineage;
}

/**
 * The same as it was when the panel of an audit was last drawn: `attest` takes it as well, so no owner can keep a finding from being
 * revealed by changing its split all the time.
 * @throws MarketError `NotFound` before the draw, and those of `readLineageKin`
 */
export async function readDrawnKin(market: MarketClient, audit: AuditId, asset: AssetId): Promise<Kin[]> {
  const { address, block } = market.deployment.contracts.Audits;
  const draws = await getContractEvents(market.client, {
    ...{ address, abi: auditsAbi, fromBlock: BigInt(block), strict: true },
    eventName: "PanelDrawn",
    args: { audit },
  } as const).catch((error: unknown) => {
    throw describeError(error);
  });
  const last = draws.at(-1);
  if (last === undefined) {
    throw new MarketError("NotFound", `The panel of audit ${audit} has not been drawn. Check the number.`);
  }
  // The splits may have changed once more in the block of the draw.
  return readLineageKin(market, asset, { blockNumber: last.blockNumber, logIndex: last.logIndex });
}

async function readKin(
  market: MarketClient,
  asset: AssetId,
  { blockNumber, logIndex = Infinity }: LineageMoment,
): Promise<Kin> {
  const { address, block } = market.deployment.contracts.AssetRegistry;
  const changes = await getLogs(market.client, {
    ...{ address, event: eventOf("SplitChanged"), args: { asset }, strict: true },
    ...{ fromBlock: BigInt(block), ...(blockNumber !== undefined && { toBlock: blockNumber }) },
  } as const).catch((error: unknown) => {
    throw describeError(error);
  });
  const last = changes.findLast((change) => change.blockNumber !== blockNumber || change.logIndex < logIndex);
  if (last === undefined) throw new MarketError("NotFound", `There is no asset ${asset}. Check the number.`);
  const { split, contributors, parents } = last.args;
  return { asset, split: await verifySplit(market, asset, split, { contributors, parents }) };
}
