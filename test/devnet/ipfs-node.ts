import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, type KuboRPCClient } from "kubo-rpc-client";
import { createIpfsServer } from "../../scripts/devnet/ipfs/server.ts";

/** An IPFS server of the test process, on any free port and an empty folder. */
export interface TestNode {
  readonly url: string;
  readonly client: KuboRPCClient;
  readonly directory: string;
  stop(): Promise<void>;
}

export async function startTestNode(): Promise<TestNode> {
  const directory = await mkdtemp(join(tmpdir(), "ftns-ipfs-"));
  const server = await createIpfsServer({ directory, origins: ["https://market.example"] });
  const url = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    client: create(url),
    directory,
    async stop() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Bytes that differ from chunk to chunk, the same in every run. */
export function patterned(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let index = 0; index < size; index += 1) bytes[index] = index * 31 + (index >> 20) * 7 + (index >> 9);
  return bytes;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
