import { readContract } from "viem/actions";
import { contentWaivedFrom } from "../audits/content-notice.ts";
import { unpackScores, type Finding } from "../audits/finding.ts";
import type { AssetId, AuditId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { assetRegistryAbi, auditsAbi } from "../generated/abis.ts";
import { readSettledFrom } from "./backing.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** A certificate as the chain has it. */
export interface ChainCertificate extends Finding {
  /** The audit that it comes from. */
  readonly audit: AuditId;
  /** Weighted mean of the scores, basis points. */
  readonly overall: number;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

/** What audits say of a version now. */
export interface Certification {
  /** The latest word; undefined when no audit has certified anything. */
  readonly certificate: ChainCertificate | undefined;
  /** The version is proved to be something else than was committed: whatever was certified of its content is refuted. */
  readonly fraudulent: boolean;
  /** It passed, has not expired, the version is not proved fraudulent, and most of its panel still answer with the bond it was issued under. */
  readonly live: boolean;
  /** A live certificate has said for a day that the content is what the version committed to: purchases have no content window. */
  readonly contentCertified: boolean;
  /**
   * Seconds since 1970 from which that is so, or will be while the certificate is live: a day after its issue (`audits.contentWaivedFrom`), and
   * after its auditors bonded what backs it. Undefined when nothing that is there brings it about; whatever comes takes a day.
   */
  readonly waivedFrom: number | undefined;
}

/** Reads the certificate of a version, and whether it holds now. */
export async function readCertificate(
  market: MarketClient,
  asset: AssetId,
  version: number,
  options: ReadOptions = {},
): Promise<Certification> {
  return atOneBlock(market, options, async (blockNumber) => {
    const args = [asset, version] as const;
    const contract = { address: market.addresses.Audits, abi: auditsAbi, args, blockNumber } as const;
    const registry = { address: market.addresses.AssetRegistry, abi: assetRegistryAbi, args, blockNumber } as const;
    const [found, live, contentCertified, fraudulent] = await Promise.all([
      readContract(market.client, { ...contract, functionName: "certificateOf" }),
      readContract(market.client, { ...contract, functionName: "isCertified" }),
      readContract(market.client, { ...contract, functionName: "isContentCertified" }),
      readContract(market.client, { ...registry, functionName: "isFraudulent" }),
    ]);
    const standing = { live, contentCertified, fraudulent };
    if (found.audit === 0n) return { ...standing, certificate: undefined, waivedFrom: undefined };
    const certificate = { ...found, scores: unpackScores(found.scores) };
    const from = contentWaivedFrom(certificate);
    const settled = from === undefined || !live ? undefined : await readSettledFrom(market, found.audit, blockNumber);
    const waivedFrom = from === undefined || settled === undefined ? undefined : Math.max(from, settled);
    return { ...standing, certificate, waivedFrom };
  });
}
