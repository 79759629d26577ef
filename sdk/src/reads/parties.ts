import { isAddressEqual, zeroAddress, type Address } from "viem";
import { readContract } from "viem/actions";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { Kin } from "../chain/split.ts";
import { assetRegistryAbi } from "../generated/abis.ts";
import { readAsset } from "./asset.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** Somebody who has a part in what is audited, so that an auditor who is it, or is close to it, does not judge. */
export interface Party {
  readonly account: Address;
  /** Publisher: it has the royalty on resales of the asset. */
  readonly as: "orderer" | "owner" | "publisher" | "contributor";
  /** The asset that it has a part in: the audited one, or one that it is made from. */
  readonly asset: AssetId;
}

/** Whose lineage, and who pays for the audit. */
export interface PartiesInput {
  /** Undefined before anybody has ordered. */
  readonly orderer: Address | undefined;
  /** Of `readLineageKin`, the audited asset first. */
  readonly lineage: readonly Kin[];
}

/**
 * Everybody with a part in what is audited, as `Lineages.partiesOf` of the contracts counts them: owners are those of now, contributors
 * those of the lineage. An account comes as often as it has a part.
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
        const [{ owner }, publisher] = await Promise.all([
          readAsset(market, asset, { blockNumber }),
          readRoyaltyReceiver(market, asset, blockNumber),
        ]);
        const contributors = split.contributors.map(({ account }) => ({ account, as: "contributor", asset }) as const);
        const paidOnResale = publisher && ({ account: publisher, as: "publisher", asset } as const);
        return [{ account: owner, as: "owner", asset }, ...(paidOnResale ? [paidOnResale] : []), ...contributors];
      }),
    );
    const [subject] = lineage;
    if (subject === undefined || orderer === undefined) return parties.flat();
    return [{ account: orderer, as: "orderer", asset: subject.asset }, ...parties.flat()];
  });
}

/** Who is paid a royalty when the asset is sold again; undefined where nobody is. */
async function readRoyaltyReceiver(
  market: MarketClient,
  asset: AssetId,
  blockNumber: bigint,
): Promise<Address | undefined> {
  const [receiver] = await readContract(market.client, {
    ...{ address: market.addresses.AssetRegistry, abi: assetRegistryAbi, blockNumber },
    functionName: "royaltyInfo",
    args: [BigInt(asset), 0n],
  });
  return isAddressEqual(receiver, zeroAddress) ? undefined : receiver;
}
