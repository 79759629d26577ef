import type { Address } from "viem";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { Kin } from "../chain/split.ts";
import { readAsset } from "./asset.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** Somebody who has a part in what is audited, so that an auditor who is it, or is close to it, does not judge. */
export interface Party {
  readonly account: Address;
  readonly as: "orderer" | "owner" | "contributor";
  /** The asset that it has a part in: the audited one, or one that it is made from. */
  readonly asset: AssetId;
}

/** Whose lineage, and who pays for the audit. */
export interface PartiesInput {
  readonly orderer: Address;
  /** Of `readLineageKin`, the audited asset first. */
  readonly lineage: readonly Kin[];
}

/**
 * Everybody with a part in what is audited, as `Lineages.partiesOf` of the contracts counts them: owners are those of now, contributors
 * those of the lineage.
 * @throws MarketError `RpcUnreachable`
 */
export async function readParties(
  market: MarketClient,
  { orderer, lineage }: PartiesInput,
  options: ReadOptions = {},
): Promise<readonly Party[]> {
  return atOneBlock(market, options, async (blockNumber) => {
    const parties = await Promise.all(
      lineage.map(async ({ asset, split }): Promise<Party[]> => {
        const { owner } = await readAsset(market, asset, { blockNumber });
        const contributors = split.contributors.map(({ account }) => ({ account, as: "contributor", asset }) as const);
        return [{ account: owner, as: "owner", asset }, ...contributors];
      }),
    );
    const [subject] = lineage;
    const paying = subject === undefined ? [] : [{ account: orderer, as: "orderer", asset: subject.asset } as const];
    return [...paying, ...parties.flat()];
  });
}
