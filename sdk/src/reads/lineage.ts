import { concat, keccak256, type Hex } from "viem";
import { getContractEvents, getLogs, readContract } from "viem/actions";
import type { AssetId, AuditId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { splitHash, type Kin } from "../chain/split.ts";
import { describeError } from "../errors/describe.ts";
import { MarketError } from "../errors/market-error.ts";
import { auditsAbi } from "../generated/abis.ts";
import type { ChainAudit } from "./audit.ts";
import { eventOf, verifySplit } from "./records.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

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

/** Whose lineage. */
export type PinnedKinInput = Pick<ChainAudit, "audit" | "asset">;

/**
 * The lineage that the chain takes for an audit beside the one in force, as `drawPanel` and `attest` take it: the one that its last draw was
 * made with, before the first draw that of the order. So an owner that changes its split all the time can neither keep a panel from being
 * drawn nor a finding from being revealed. A draw need not be made with the lineage in force: the chain keeps the digest of the one it was
 * made with, and those of the order and of all draws are held against it.
 * @throws MarketError `NotFound`, `Mismatch` when the audit is of another asset or an event is not what the chain has, `RpcUnreachable`
 */
export async function readPinnedKin(
  market: MarketClient,
  { audit, asset }: PinnedKinInput,
  options: ReadOptions = {},
): Promise<Kin[]> {
  return atOneBlock(market, options, async (blockNumber) => {
    const [pin, moments] = await Promise.all([
      readContract(market.client, {
        ...{ address: market.addresses.Audits, abi: auditsAbi, blockNumber },
        ...{ functionName: "lineageOf", args: [audit] },
      } as const),
      readMoments(market, audit, blockNumber),
    ]);
    if (moments.length === 0) throw new MarketError("NotFound", `There is no audit ${audit}. Check the number.`);
    for (const moment of moments) {
      const lineage = await readLineageKin(market, asset, moment);
      if (lineageDigest(lineage) === pin) return lineage;
    }
    const message = `No lineage of asset ${asset} is what the chain has of audit ${audit}. Check that it is an audit of this asset, and ask another node.`;
    throw new MarketError("Mismatch", message, { audit, asset });
  });
}

/** When an audit was drawn and ordered, the latest first. The splits may have changed once more in the same block. */
async function readMoments(market: MarketClient, audit: AuditId, toBlock: bigint): Promise<LineageMoment[]> {
  const { address, block } = market.deployment.contracts.Audits;
  const events = { address, abi: auditsAbi, fromBlock: BigInt(block), toBlock, args: { audit }, strict: true } as const;
  const [orders, draws] = await Promise.all([
    getContractEvents(market.client, { ...events, eventName: "AuditOrdered" }),
    getContractEvents(market.client, { ...events, eventName: "PanelDrawn" }),
  ]);
  return [...orders, ...draws].reverse().map(({ blockNumber, logIndex }) => ({ blockNumber, logIndex }));
}

/** As `Lineages.partiesOf` of the contracts makes it. */
function lineageDigest(lineage: readonly Kin[]): Hex {
  return keccak256(concat(lineage.map(({ split }) => splitHash(split))));
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
