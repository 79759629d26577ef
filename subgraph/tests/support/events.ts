import type { AbiItem } from "../../scripts/manifest.ts";
import { hasStruct, pretend } from "./struct-events.ts";

/** An event as `gnd test` reads it. */
export interface MockEvent {
  readonly address: string;
  readonly event: string;
  readonly params: Readonly<Record<string, MockValue>>;
  readonly txHash?: string;
}

/** Numbers above 2^53 go as decimal text; structs as arrays in the order of their fields. */
export type MockValue = string | number | boolean | readonly MockValue[];

interface AbiInput {
  readonly name?: string;
  readonly type: string;
  readonly indexed?: boolean;
}

/** Writes events by the names in the compiled contracts. */
export class EventWriter {
  readonly #abis: ReadonlyMap<string, readonly AbiItem[]>;

  constructor(abis: ReadonlyMap<string, readonly AbiItem[]>) {
    this.#abis = abis;
  }

  /** @throws Error when the contract has no such event, or a parameter is missing or unknown */
  write(contract: string, name: string, params: Record<string, MockValue | bigint>): MockEvent {
    const abi = this.#abis.get(contract)?.find((item) => item.type === "event" && item.name === name);
    if (abi === undefined) throw new Error(`${contract} has no event ${name}`);
    const inputs = (abi.inputs ?? []) as readonly AbiInput[];
    const names = inputs.map((input) => input.name ?? "");
    const unknown = Object.keys(params).filter((key) => !names.includes(key));
    const missing = names.filter((key) => !(key in params));
    if (unknown.length + missing.length > 0) {
      throw new Error(`${contract}.${name}: missing ${missing.join(", ")}; unknown ${unknown.join(", ")}`);
    }
    const address = addressOf(contract);
    if (hasStruct(abi)) {
      const values = names.map((key) => params[key] as MockValue | bigint);
      return { address, ...pretend(name, abi, values) };
    }
    const list = inputs.map((input) => `${input.type}${input.indexed ? " indexed" : ""} ${input.name}`);
    const values = Object.entries(params).map(([key, value]) => [
      key,
      typeof value === "bigint" ? String(value) : value,
    ]);
    return {
      address,
      event: `${name}(${list.join(", ")})`,
      params: Object.fromEntries(values) as Record<string, MockValue>,
    };
  }
}

const CONTRACTS = [
  "MarketPolicy",
  "AssetRegistry",
  "Licences",
  "Vault",
  "Escrow",
  "RevenueSplitter",
  "ContentFraud",
  "Listings",
  "EnglishAuction",
  "DutchAuction",
  "SealedBidAuction",
  "VickreyAuction",
  "AccessManager",
  "VotingFTNS",
  "MarketGovernor",
  "Timelock",
  "DelegateDirectory",
  "FTNS",
  "AuditorRegistry",
  "Audits",
  "AuditKeys",
  "Reputation",
  "Reviews",
  "SelfDealing",
] as const;

/** `Contract.Event` of a pretended event. */
export function nameOf({ address, event }: MockEvent): string {
  const contract = CONTRACTS.find((name) => addressOf(name) === address);
  return `${contract}.${event.slice(0, event.indexOf("(")).replace(/Words$/, "")}`;
}

/** Where the tests pretend that a contract lives. */
export function addressOf(contract: string): string {
  const index = (CONTRACTS as readonly string[]).indexOf(contract);
  if (index === -1) throw new Error(`no contract ${contract}`);
  return account(0xc0 + index);
}

/** Address number `n`. */
export function account(n: number): string {
  return `0x${n.toString(16).padStart(40, "0")}`;
}

/** 32 bytes that stand for a hash. */
export function hash(n: number): string {
  return `0x${n.toString(16).padStart(64, "0")}`;
}

/** Votes that a quorum needs at least, base units. */
export const QUORUM_FLOOR = 1_000n * 10n ** 18n;

/** The deployment the tests run on. Block 0: `gnd test` leaves the first block out when the start is later. */
export const DEPLOYMENT = {
  chainId: 31_337,
  quorumFloor: String(QUORUM_FLOOR),
  contracts: Object.fromEntries(CONTRACTS.map((name) => [name, { address: addressOf(name), block: 0 }])),
};
