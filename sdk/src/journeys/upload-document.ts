import type { Hex } from "viem";
import type { MarketClient } from "../chain/market-client.ts";
import { MarketError } from "../errors/market-error.ts";
import { cidToDigest } from "../ipfs/cid.ts";
import { uploadMetadata } from "../ipfs/upload.ts";

/**
 * Uploads a document as one raw block. The same bytes have the same digest, so this may be repeated after an interruption.
 * @returns its sha2-256 digest, bytes32
 * @throws MarketError `InvalidInput` without a node to upload to; IpfsError, `Ipfs_TooLarge` above 1 MiB
 */
export async function uploadDocument(market: MarketClient, bytes: Uint8Array): Promise<Hex> {
  const target = market.ipfs?.upload;
  if (target === undefined) {
    throw new MarketError("InvalidInput", "Publishing needs an IPFS node. Configure `ipfs.upload`.");
  }
  return cidToDigest((await uploadMetadata(bytes, target)).cid);
}
