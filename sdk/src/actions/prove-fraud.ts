import type { Content } from "../artifact/content.ts";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { FraudProof } from "../delivery/fraud-proof.ts";
import { contentFraudAbi } from "../generated/abis.ts";
import { keys } from "../queries/keys.ts";
import { contractCall, type Action } from "./action.ts";
import { assetWords } from "./words.ts";

/** A proof of wrong content. */
export interface ProveFraudInput {
  readonly asset: AssetId;
  readonly version: number;
  /** What the version was published with. */
  readonly content: Content;
  /** Of `buildFraudProof`. */
  readonly proof: FraudProof;
  readonly name?: string;
}

/**
 * Proves that a version is something else than was committed. Anyone with the key.
 * Warning: the proof reveals the content key, and with it the content, to everybody.
 */
export function proveFraud(market: MarketClient, { asset, version, content, proof, name }: ProveFraudInput): Action {
  return {
    id: "fraud.prove",
    request: contractCall({
      address: market.addresses.ContentFraud,
      abi: contentFraudAbi,
      functionName: "prove",
      args: [asset, version, content, proof],
    }),
    summary: `Prove that version ${version} of ${assetWords(asset, name)} is not what it claims to be. Open purchases of it can then be refunded. This makes the content public for ever. Costs no FTNS.`,
    maxCost: 0n,
    refresh: [keys.asset(asset), keys.search()],
  };
}
