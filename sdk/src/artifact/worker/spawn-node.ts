import { Worker } from "node:worker_threads";
import type { BatchWorker } from "./protocol.ts";

/** A worker thread of Node. */
export function spawnBatchWorker(): BatchWorker {
  const worker = new Worker(new URL("./node-worker.ts", import.meta.url));
  return {
    post: (request, transfer) => worker.postMessage(request, transfer),
    listen(onResponse, onFailure) {
      worker.on("message", onResponse);
      worker.on("error", (error) => onFailure(error instanceof Error ? error : new Error(String(error))));
      worker.on("messageerror", onFailure);
      worker.on("exit", (code) => onFailure(new Error(`the worker ended with code ${code}`)));
    },
    // Resolves when the thread is gone; nothing waits for it.
    terminate: () => void worker.terminate(),
  };
}
