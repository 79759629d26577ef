/** Typed ABIs from the compiler's artifacts: one constant for each contract, and every custom error once for all of them. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Abi, AbiParameter } from "viem";
import { CONTRACT_NAMES } from "../../sdk/src/chain/contracts.ts";

type AbiError = Extract<Abi[number], { type: "error" }>;

/** What the ABI of a contract is taken from: its artifact. */
interface Artifact {
  readonly contractName: string;
  readonly sourceName: string;
  readonly abi: Abi;
}

/**
 * TypeScript source with the ABIs of all contracts.
 * @param artifacts the compiler's output folder
 * @throws Error when a contract has no artifact, or two
 */
export async function abiModule(artifacts: string): Promise<string> {
  const found = await readArtifacts(artifacts);
  const errors = new Map<string, AbiError>();
  const parts: string[] = [];
  for (const name of CONTRACT_NAMES) {
    const abi = abiOf(name, found, artifacts);
    const calls = abi.filter((item) => item.type !== "error" && item.type !== "constructor").map(withoutInternalTypes);
    for (const item of abi) if (item.type === "error") errors.set(signature(item), withoutInternalTypes(item));
    parts.push(constant(`${constantName(name)}Abi`, `Functions and events of ${name}.`, calls));
  }
  const sorted = [...errors].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, error]) => error);
  parts.push(constant("errorsAbi", "Every custom error of every contract, once.", sorted));
  return parts.join("\n");
}

async function readArtifacts(folder: string): Promise<Artifact[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new Error(`There are no compiled contracts in ${folder}. Run: npx hardhat build`, { cause });
  });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json") && entry.parentPath.endsWith(".sol"))
    .map((entry) => join(entry.parentPath, entry.name));
  const wanted = new Set<string>(CONTRACT_NAMES);
  const read = files.sort().map(async (file) => JSON.parse(await readFile(file, "utf8")) as Artifact);
  return (await Promise.all(read)).filter((artifact) => wanted.has(artifact.contractName));
}

function abiOf(name: string, found: readonly Artifact[], folder: string): Abi {
  const matching = found.filter((artifact) => artifact.contractName === name);
  const [only] = matching;
  if (only === undefined) throw new Error(`${name} is not among the compiled contracts in ${folder}.`);
  if (matching.length > 1) {
    throw new Error(
      `There are several contracts ${name}: ${matching.map((artifact) => artifact.sourceName).join(", ")}.`,
    );
  }
  return only.abi;
}

function signature(error: AbiError): string {
  return `${error.name}(${error.inputs.map((input) => input.type).join()})`;
}

function constant(name: string, description: string, value: unknown): string {
  return `/** ${description} */\nexport const ${name} = ${JSON.stringify(value, null, 1)} as const;\n`;
}

/** FTNS -> ftns, AssetRegistry -> assetRegistry. */
function constantName(contract: string): string {
  return contract.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

function withoutInternalTypes<T extends Abi[number]>(item: T): T {
  const strip = (parameter: AbiParameter): AbiParameter => {
    const { internalType: _, ...rest } = parameter;
    return "components" in rest ? { ...rest, components: rest.components.map(strip) } : rest;
  };
  return {
    ...item,
    ...("inputs" in item && item.inputs !== undefined ? { inputs: item.inputs.map(strip) } : {}),
    ...("outputs" in item ? { outputs: item.outputs.map(strip) } : {}),
  };
}
