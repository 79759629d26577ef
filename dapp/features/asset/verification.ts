import type { AssetId, MarketClient } from "@ftns-market/sdk/chain";
import type { VersionRecord } from "@ftns-market/sdk/reads";
import type { CheckState } from "@/components/check-line";
import type { VersionFacts } from "./version-facts";

/** What is checked, one after the other. */
export const CHECKS = ["page", "metadata", "key", "file"] as const;
export type Check = (typeof CHECKS)[number];

/** What a check shows when it has passed, in a sentence. */
export function checkSentence(check: Check, { encrypted }: Pick<VersionFacts, "encrypted">): string {
  switch (check) {
    case "page":
      return "The hashes on this page are the ones that the chain has.";
    case "metadata":
      return "The metadata on IPFS is the one that was published, byte for byte.";
    case "key":
      return encrypted
        ? "The key commitment and the list of hashes of the content fit the chain: no other key and no other content can be delivered unpunished."
        : "The content is open: it has no key, and its hash tree is on chain.";
    case "file":
      return "Every byte of the file on IPFS fits its CID and its hash tree on chain.";
  }
}

/** Codes of errors that say something about the version, not about the way to it. */
const VERDICTS = /^(Mismatch|Metadata_|Delivery_|Artifact_(?!WorkerFailed)|Ipfs_(CidMismatch|WrongLayout|TooLarge))/;

/** What to follow a verification with. */
export interface VerificationOptions {
  readonly signal: AbortSignal;
  readonly onCheck: (check: Check, state: CheckState) => void;
  /** Bytes of the file checked so far, and its size. */
  readonly onProgress: (done: number, total: number | undefined) => void;
}

/**
 * Checks a version as far as anybody without its key can: the page against the chain, the metadata, the key commitment, and every
 * byte of the file. Stops at the first check that does not pass.
 * @returns whether all have passed
 */
export async function verifyVersion(
  market: MarketClient,
  asset: AssetId,
  facts: VersionFacts,
  { signal, onCheck, onProgress }: VerificationOptions,
): Promise<boolean> {
  const [{ readVersionRecord }, journeys, { describeError, MarketError }] = await Promise.all([
    import("@ftns-market/sdk/reads"),
    import("@ftns-market/sdk/journeys"),
    import("@ftns-market/sdk/errors"),
  ]);
  const comparePage = async () => {
    const record = await readVersionRecord(market, asset, facts.number);
    const difference = differenceOf(facts, record);
    if (difference === undefined) return;
    const message = `The ${difference} on this page is not the one that the chain has. Do not rely on this page.`;
    throw new MarketError("Mismatch", message, { difference });
  };
  const steps: Readonly<Record<Check, () => Promise<unknown>>> = {
    page: comparePage,
    metadata: () => journeys.readMetadata(market, facts, { signal }),
    key: () => journeys.readVersionFacts(market, asset, facts.number, { signal }),
    file: () => journeys.inspectVersion(market, asset, facts.number, { signal, onProgress }),
  };
  for (const check of CHECKS) {
    onCheck(check, { state: "running" });
    try {
      await steps[check]();
      signal.throwIfAborted();
    } catch (error) {
      signal.throwIfAborted();
      const { code, message } = describeError(error);
      onCheck(check, { state: VERDICTS.test(code) ? "failed" : "unable", reason: message });
      return false;
    }
    onCheck(check, { state: "passed" });
  }
  return true;
}

/** What of the page is not what the chain has, in words; undefined when all is. */
export function differenceOf(facts: VersionFacts, record: VersionRecord): string | undefined {
  const { content } = record;
  const pairs: readonly (readonly [name: string, page: string | bigint, chain: string | bigint])[] = [
    ["metadata digest", facts.metadataDigest, record.metadataDigest],
    ["artifact digest", facts.artifactDigest, record.artifactDigest],
    ["key nonce", facts.keyNonce, record.keyNonce],
    ["key hash", facts.keyHash, content.keyHash],
    ["root of the stored file", facts.ciphertextRoot, content.ciphertextRoot],
    ["root of the content", facts.plaintextRoot, content.plaintextRoot],
    ["size", facts.size, content.size],
  ];
  return pairs.find(([, page, chain]) => BigInt(page) !== BigInt(chain))?.[0];
}
