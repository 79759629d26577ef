import type { MarketClient } from "@ftns-market/sdk/chain";
import { requireAccount } from "@ftns-market/sdk/chain";
import type { Hex } from "viem";
import { estimateContractGas } from "viem/actions";
import { contributorsOf, parentsOf } from "./publication-input";
import { bpsOf } from "./shares";
import type { Draft } from "./wizard";

/** Hashes are known after the upload only. What they are does not matter to the gas, but for the zeros among their bytes. */
const STAND_IN: Hex = `0x${"a5".repeat(32)}`;
const OPEN: Hex = `0x${"00".repeat(32)}`;

/**
 * The gas of the transaction that publishes a draft, as the chain estimates it at this moment. Those that follow build on it and
 * cannot be estimated before it.
 * @throws the error of the chain, as when it would refuse the publication
 */
export async function estimatePublishing(market: MarketClient, { form, files, asset }: Draft): Promise<bigint> {
  const { publishAsset, publishVersion } = await import("@ftns-market/sdk/actions");
  const secret = form.encrypted ? STAND_IN : OPEN;
  const version = {
    ...{ metadataDigest: STAND_IN, artifactDigest: STAND_IN, keyNonce: secret },
    content: {
      ...{ ciphertextRoot: STAND_IN, plaintextRoot: STAND_IN, keyHash: secret },
      size: BigInt(files?.size ?? 1),
    },
  };
  const action =
    asset === undefined
      ? publishAsset(market, {
          ...{ category: form.category, version, contributors: contributorsOf(form), parents: parentsOf(form) },
          resaleRoyaltyBps: bpsOf(form.resaleRoyalty) ?? 0,
        })
      : publishVersion(market, { asset, version });
  return estimateContractGas(market.client, { ...action.request, account: requireAccount(market) });
}
