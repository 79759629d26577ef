import { getContractEvents } from "viem/actions";
import {
  ArtifactError,
  decryptArtifact,
  isOpen,
  journeys,
  MarketError,
  reads,
  type evaluators,
  type MarketClient,
} from "../../sdk/src/index.ts";
import { pause } from "../../sdk/src/chain/pause.ts";
import { auditKeysAbi } from "../../sdk/src/generated/abis.ts";
import type { SeatOptions } from "./options.ts";
import type { Surroundings } from "./run.ts";

/** What an auditor has to go by. */
export interface Material {
  readonly version: journeys.InspectedVersion;
  /** What is sold, in plain; the ciphertext when it could not be decrypted. */
  readonly artifact: evaluators.InputFile;
  /** Why there is no plaintext; undefined when it is what the version committed to. */
  readonly problem: string | undefined;
}

/** Held in memory. */
const MAX_BYTES = 1_073_741_824n;

/**
 * Fetches a version from IPFS, verified, and decrypts it with the key that its owner hands over.
 * @returns undefined while the key has not come, with `--once`
 * @throws MarketError, IpfsError, ArtifactError; Error for an artifact that is too large
 */
export async function fetchMaterial(
  market: MarketClient,
  { asset, version: number }: reads.ChainAudit,
  own: journeys.OwnSeat,
  options: SeatOptions,
  around: Surroundings,
): Promise<Material | undefined> {
  const { signal, log } = around;
  const { content } = await reads.readVersionRecord(market, asset, number);
  if (content.size > MAX_BYTES)
    throw new Error("The artifact is longer than 1 GiB: evaluate it by hand, part by part.");
  const stored = collect();
  const version = await journeys.inspectVersion(market, asset, number, { sink: stored.sink, signal });
  log(`fetched ${version.metadata.artifact.name}, ${content.size} bytes, every block verified`);
  const fileOf = (bytes: Uint8Array) => ({ name: version.metadata.artifact.name, bytes });
  const given = (bytes: Uint8Array, problem?: string): Material => ({ version, artifact: fileOf(bytes), problem });
  if (isOpen(content)) return given(stored.bytes());
  if (options.withoutKey) return given(stored.bytes(), "The owner did not hand over the key of the sealed artifact.");
  const key = await awaitKey(market, own, version, options, around);
  if (key === undefined) return undefined;
  const plain = collect();
  try {
    const { leafList } = version;
    if (leafList === undefined) throw new Error("A sealed version has a list of leaves.");
    const ciphertext = new Blob([stored.bytes()]).stream();
    await decryptArtifact(ciphertext, { key, content, leafList, signal }).pipeTo(plain.sink, { signal });
  } catch (error) {
    if (!(error instanceof ArtifactError) || error.code !== "Artifact_LeafMismatch") throw error;
    return given(stored.bytes(), "The decrypted content is not what the version committed to.");
  }
  log("decrypted: the content is what the version committed to");
  return given(plain.bytes());
}

/** Asks for the key once, and waits for it. */
async function awaitKey(
  market: MarketClient,
  own: journeys.OwnSeat,
  version: journeys.InspectedVersion,
  { pollMs, once }: SeatOptions,
  { log, signal }: Surroundings,
): Promise<Uint8Array | undefined> {
  for (let told = false; ; told = true) {
    try {
      return (await journeys.openAuditKey(market, own, version)).contentKey;
    } catch (error) {
      if (!(error instanceof MarketError && error.code === "NotFound")) throw error;
      if (!told) log("waits for the key of the sealed artifact");
    }
    if (!(await isRequested(market, own))) {
      await journeys.requestAuditKey(market, own);
      log("asked the owner for the key");
    }
    if (once) return undefined;
    await pause(pollMs, signal);
  }
}

async function isRequested(market: MarketClient, { audit }: journeys.OwnSeat): Promise<boolean> {
  const { address, block } = market.deployment.contracts.AuditKeys;
  const requests = await getContractEvents(market.client, {
    ...{ address, abi: auditKeysAbi, eventName: "KeyRequested", fromBlock: BigInt(block), strict: true },
    args: { audit, auditor: market.wallet?.account?.address },
  } as const);
  return requests.length > 0;
}

/** A sink that keeps what it takes in memory. */
function collect() {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (piece) => void pieces.push(piece.slice()) });
  return { sink, bytes: () => new Uint8Array(Buffer.concat(pieces)) };
}
