/** Where a contract lives and the block it was created in. */
export interface IndexedContract {
  readonly address: string;
  readonly block: number;
}

/** What the index needs of `deployments/<chainId>.json`. */
export interface IndexedDeployment {
  readonly chainId: number;
  /** Votes that a quorum needs at least, base units in decimals. */
  readonly quorumFloor: string;
  readonly contracts: Readonly<Record<string, IndexedContract>>;
}

interface AbiParameter {
  readonly type: string;
  readonly indexed?: boolean;
  readonly components?: readonly AbiParameter[];
}

export interface AbiItem {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: readonly AbiParameter[];
}

/** Events of each contract by its name. */
export type Abis = ReadonlyMap<string, readonly AbiItem[]>;

/** Where the files of a manifest lie, relative to it. */
export interface ManifestPaths {
  readonly schema: string;
  /** The mappings: AssemblyScript, or compiled. */
  readonly mapping: string;
  /** Folder of the ABIs. */
  readonly abis: string;
}

export interface ManifestValues {
  /** Name under which Graph Node knows the chain. */
  readonly network: string;
  readonly deployment: IndexedDeployment;
  readonly abis: Abis;
  readonly paths: ManifestPaths;
}

const PLACEHOLDER = /"\{\{(?:(?<contract>\w+)\.)?(?<field>\w+)\}\}"/g;

/**
 * Fills in the manifest template. A placeholder is `"{{network}}"`, `"{{schema}}"`, `"{{mapping}}"`, `"{{quorumFloor}}"`,
 * `"{{Contract.address}}"`, `"{{Contract.block}}"`, `"{{Contract.abi}}"` for the path of its ABI, or `"{{Contract.Event}}"` for the signature of an
 * event as Graph Node writes it.
 * @throws Error naming the contract that is not deployed, or the event that its ABI does not have or has twice
 */
export function fillManifest(template: string, values: ManifestValues): string {
  const { network, deployment, abis, paths } = values;
  const whole: Readonly<Record<string, string>> = {
    network,
    schema: quoted(paths.schema),
    mapping: quoted(paths.mapping),
    quorumFloor: quoted(deployment.quorumFloor),
  };
  return template.replaceAll(PLACEHOLDER, (_match, contract: string | undefined, field: string) => {
    if (contract === undefined) {
      const value = whole[field];
      if (value === undefined) throw new Error(`subgraph.yaml: unknown placeholder ${field}`);
      return value;
    }
    if (field === "abi") return quoted(`${paths.abis}/${contract}.json`);
    const deployed = deployment.contracts[contract];
    if (deployed === undefined) throw new Error(`${contract} is not deployed on chain ${deployment.chainId}`);
    if (field === "address") return `"${deployed.address}"`;
    if (field === "block") return String(deployed.block);
    return eventSignature(contract, field, abis.get(contract) ?? []);
  });
}

/** Names of the contracts a template asks for. */
export function contractsOf(template: string): string[] {
  const names = [...template.matchAll(PLACEHOLDER)].flatMap(({ groups }) => groups?.["contract"] ?? []);
  return [...new Set(names)].sort();
}

/** A path may hold what YAML would read otherwise. */
function quoted(path: string): string {
  return JSON.stringify(path);
}

function eventSignature(contract: string, event: string, abi: readonly AbiItem[]): string {
  const found = abi.filter(({ type, name }) => type === "event" && name === event);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`the ABI of ${contract} has ${found.length} events ${event}, expected one`);
  }
  const inputs = (only.inputs ?? []).map((input) => `${input.indexed ? "indexed " : ""}${canonicalType(input)}`);
  return `${event}(${inputs.join(",")})`;
}

function canonicalType({ type, components }: AbiParameter): string {
  if (!type.startsWith("tuple")) return type;
  return `(${(components ?? []).map(canonicalType).join(",")})${type.slice("tuple".length)}`;
}
