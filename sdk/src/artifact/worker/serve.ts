import { runBatch, type BatchResult } from "../batch.ts";
import { createKeccak } from "../keccak.ts";
import type { WorkerRequest, WorkerResponse } from "./protocol.ts";

/** The inside of a worker, the same in browsers and in Node: takes requests, sends responses. */
export async function serve(
  listen: (onRequest: (request: WorkerRequest) => void) => void,
  send: (response: WorkerResponse, transfer: ArrayBuffer[]) => void,
): Promise<void> {
  const keccak = await createKeccak();
  listen(({ id, job }) => {
    try {
      const result = runBatch(keccak, job);
      send({ type: "done", id, result }, buffersOf(result));
    } catch (error) {
      send({ type: "failed", id, reason: error instanceof Error ? error.message : String(error) }, []);
    }
  });
  send({ type: "ready" }, []);
}

function buffersOf(result: BatchResult): ArrayBuffer[] {
  return [...new Set(Object.values(result).map((bytes: Uint8Array<ArrayBuffer>) => bytes.buffer))];
}
