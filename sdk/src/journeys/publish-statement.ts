import type { Hex } from "viem";
import { publishStatement as publishDigest } from "../actions/governance/index.ts";
import { send, type SendOptions } from "../actions/send.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { describeError } from "../errors/describe.ts";
import { encodeStatement, type Statement } from "../governance/statement.ts";
import { uploadDocument } from "./upload-document.ts";

/**
 * Uploads what the wallet stands for as a delegate, and publishes its digest. The same statement has the same digest, so this may be called
 * again after an interruption.
 * @returns the digest, bytes32
 * @throws MarketError `InvalidInput` for a statement that is not valid, or without a node to upload to; those of IPFS and of `send`
 */
export async function publishStatement(
  market: MarketClient,
  statement: Statement,
  options: SendOptions = {},
): Promise<Hex> {
  const bytes = encodeStatement(statement);
  try {
    const digest = await uploadDocument(market, bytes);
    await send(market, publishDigest(market, digest), options);
    return digest;
  } catch (error) {
    throw describeError(error);
  }
}
