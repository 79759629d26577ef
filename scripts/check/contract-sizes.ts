import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** EIP-170: bytes of runtime code. */
export const MAX_RUNTIME_BYTES = 24_576;
/** EIP-3860: bytes of code that a deployment sends, before constructor arguments. */
export const MAX_INITCODE_BYTES = 49_152;
/** Growth against the snapshot that has to be looked at, in basis points. */
export const MAX_GROWTH_BPS = 200;

/** Runtime bytes by contract name. */
export type Sizes = Record<string, number>;

interface Artifact {
  contractName: string;
  abi: { type: string }[];
  bytecode: string;
  deployedBytecode: string;
  linkReferences: Record<string, unknown>;
}

/** A library with internal functions only leaves an empty shell that nobody deploys. */
function canBeCalled({ abi }: Artifact): boolean {
  return abi.some(({ type }) => type === "function" || type === "fallback" || type === "receive");
}

function bytes(code: string): number {
  return (code.length - 2) / 2;
}

function deployableArtifacts(artifactsFolder: string): Artifact[] {
  return globSync(["contracts/**/*.json", "@*/**/*.json"], { cwd: artifactsFolder })
    .map((path) => JSON.parse(readFileSync(join(artifactsFolder, path), "utf8")) as Artifact)
    .filter((artifact) => bytes(artifact.deployedBytecode) > 0 && canBeCalled(artifact));
}

/** The size of every contract that can be deployed, and what breaks a limit of the chain or a rule of ours. */
export function measureContracts(artifactsFolder: string): { sizes: Sizes; problems: string[] } {
  const artifacts = deployableArtifacts(artifactsFolder).sort((a, b) => (a.contractName < b.contractName ? -1 : 1));
  const problems = artifacts.flatMap(({ contractName, bytecode, deployedBytecode, linkReferences }) => {
    const [runtime, init] = [bytes(deployedBytecode), bytes(bytecode)];
    return [
      runtime > MAX_RUNTIME_BYTES && `${contractName}: ${runtime} bytes, EIP-170 allows ${MAX_RUNTIME_BYTES}; split it`,
      init > MAX_INITCODE_BYTES && `${contractName}: ${init} bytes of initcode, EIP-3860 allows ${MAX_INITCODE_BYTES}`,
      Object.keys(linkReferences).length > 0 && `${contractName}: links a library; split the contract instead`,
    ].filter((problem) => problem !== false);
  });
  return {
    sizes: Object.fromEntries(
      artifacts.map(({ contractName, deployedBytecode }) => [contractName, bytes(deployedBytecode)]),
    ),
    problems,
  };
}

/** What has changed against the committed snapshot and was not written into it. */
export function compareSizes(snapshot: Sizes, sizes: Sizes): string[] {
  const grown = Object.entries(sizes).flatMap(([name, size]) => {
    const before = snapshot[name];
    if (before === undefined) return [`${name}: ${size} bytes, not in the snapshot`];
    if (size * 10_000 <= before * (10_000 + MAX_GROWTH_BPS)) return [];
    return [`${name}: grew from ${before} to ${size} bytes (+${(((size - before) / before) * 100).toFixed(1)} %)`];
  });
  const gone = Object.keys(snapshot).filter((name) => !(name in sizes));
  return [...grown, ...gone.map((name) => `${name}: in the snapshot, but no longer built`)];
}
