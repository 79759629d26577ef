import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { Kin } from "../chain/split.ts";
import { readAsset } from "./asset.ts";
import { readSplit } from "./records.ts";

/** Assets of a lineage that auditors must have no part with, as `Lineages` of the contracts counts them. */
const MAX_KIN = 16;

/**
 * The asset and what it is made from, nearest first, each with its split in force, as `drawPanel` and `attest` take it. The chain keeps only
 * hashes of splits: they come from its events, each held against its hash.
 * @throws MarketError `AssetRegistry_UnknownAsset`, `NotFound`, `Mismatch` when an event is not what the chain has, `RpcUnreachable`
 */
export async function readLineageKin(market: MarketClient, asset: AssetId): Promise<Kin[]> {
  const queue = [asset];
  const lineage: Kin[] = [];
  for (let next = queue[0]; next !== undefined; next = queue[lineage.length]) {
    const { split: number } = await readAsset(market, next);
    const split = await readSplit(market, next, number);
    lineage.push({ asset: next, split });
    const unseen = split.parents.map((parent) => parent.asset).filter((parent) => !queue.includes(parent));
    queue.push(...unseen.slice(0, MAX_KIN - queue.length));
  }
  return lineage;
}
