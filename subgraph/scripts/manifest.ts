/** Where a contract lives and the block it was created in. */
export interface IndexedContract {
  readonly address: string;
  readonly block: number;
}

/** What the index needs of `deployments/<chainId>.json`. */
export interface IndexedDeployment {
  readonly chainId: number;
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

const PLACEHOLDER = /"\{\{(?:(?<contract>\w+)\.)?(?<field>\w+)\}\}"/g;

/**
 * Fills in the manifest template. A placeholder is `"{{network}}"`, `"{{Contract.address}}"`, `"{{Contract.block}}"`, or
 * `"{{Contract.Event}}"` for the signature of an event as Graph Node writes it.
 * @param network name under which Graph Node knows the chain
 * @throws Error naming the contract that is not deployed, or the event that its ABI does not have or has twice
 */
export function fillManifest(
  template: string,
  network: string,
  deployment: IndexedDeployment,
  abis: ReadonlyMap<string, readonly AbiItem[]>,
): string {
  return template.replaceAll(PLACEHOLDER, (_match, contract: string | undefined, field: string) => {
    if (contract === undefined) {
      if (field !== "network") throw new Error(`subgraph.yaml: unknown placeholder ${field}`);
      return network;
    }
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

/** `Contract.Event` of every event a template handles. */
export function eventsOf(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)]
    .map(({ groups }) => groups as { contract?: string; field: string })
    .filter(({ contract, field }) => contract !== undefined && field !== "address" && field !== "block")
    .map(({ contract, field }) => `${contract}.${field}`);
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
