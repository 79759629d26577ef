import { execFile } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Hex, keccak256, toHex } from "viem";
import { NETWORK_NAME } from "../../scripts/devnet/chain-params.ts";
import type { Chain } from "../../scripts/devnet/services/chain.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const EVENT = "Ping(bytes32)";

/** The first contract of the first account of the chain. */
const ADDRESS = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

const SCHEMA = `
type Ping @entity(immutable: true) { id: Bytes! digest: Bytes! block: BigInt! }
type Note @entity(immutable: true) { id: ID! text: String! }
`;

const ABI = [
  {
    type: "event",
    name: "Ping",
    anonymous: false,
    inputs: [{ name: "digest", type: "bytes32", indexed: false }],
  },
];

const MAPPING = `
import { Bytes, dataSource } from "@graphprotocol/graph-ts";
import { Ping as PingEvent } from "../generated/Pinger/Pinger";
import { Note as NoteTemplate } from "../generated/templates";
import { Note, Ping } from "../generated/schema";

export function handlePing(event: PingEvent): void {
  let ping = new Ping(event.transaction.hash.concatI32(event.logIndex.toI32()));
  ping.digest = event.params.digest;
  ping.block = event.block.number;
  ping.save();
  NoteTemplate.create("z" + Bytes.fromHexString("0x01551220").concat(event.params.digest).toBase58());
}

export function handleNote(content: Bytes): void {
  let note = new Note(dataSource.stringParam());
  note.text = content.toString();
  note.save();
}
`;

const MANIFEST = `
specVersion: 1.3.0
schema: { file: ./schema.graphql }
dataSources:
  - kind: ethereum
    name: Pinger
    network: ${NETWORK_NAME}
    source: { address: "${ADDRESS}", abi: Pinger, startBlock: 0 }
    mapping:
      kind: ethereum/events
      apiVersion: 0.0.9
      language: wasm/assemblyscript
      entities: [Ping]
      abis: [{ name: Pinger, file: ./abi.json }]
      eventHandlers: [{ event: ${EVENT}, handler: handlePing }]
      file: ./src/mapping.ts
templates:
  - kind: file/ipfs
    name: Note
    mapping:
      kind: ethereum/events
      apiVersion: 0.0.9
      language: wasm/assemblyscript
      entities: [Note]
      abis: [{ name: Pinger, file: ./abi.json }]
      handler: handleNote
      file: ./src/mapping.ts
`;

/** Writes and compiles a subgraph of one event, which carries the digest of a note on IPFS. */
export async function buildTinySubgraph(folder: string): Promise<void> {
  await mkdir(join(folder, "src"), { recursive: true });
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  await Promise.all([
    writeFile(join(folder, "schema.graphql"), SCHEMA),
    writeFile(join(folder, "abi.json"), JSON.stringify(ABI)),
    writeFile(join(folder, "src", "mapping.ts"), MAPPING),
    writeFile(join(folder, "subgraph.yaml"), MANIFEST),
  ]);
  for (const command of ["codegen", "build"]) {
    await promisify(execFile)(join(ROOT, "node_modules", ".bin", "graph"), [command], { cwd: folder });
  }
}

/** Bytecode that emits `Ping` with the first 32 bytes of its input. */
function pingerCode(): Hex {
  const topic = keccak256(toHex(EVENT)).slice(2);
  // mstore(0, calldataload(0)); log1(0, 32, topic); stop
  const runtime = `5f355f527f${topic}60205fa100`;
  const size = (runtime.length / 2).toString(16);
  // codecopy(0, 10, size); return(0, size)
  return `0x60${size}600a5f3960${size}5ff3${runtime}`;
}

async function send(chain: Chain, transaction: { to?: string; data: Hex }): Promise<void> {
  const [from] = await chain.request<string[]>("eth_accounts");
  await chain.request("eth_sendTransaction", [{ from, ...transaction }]);
}

export function deployPinger(chain: Chain): Promise<void> {
  return send(chain, { data: pingerCode() });
}

/** @param digest sha2-256 of a note of one raw block. */
export function ping(chain: Chain, digest: Uint8Array): Promise<void> {
  return send(chain, { to: ADDRESS, data: toHex(digest) });
}
