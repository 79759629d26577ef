import type { BatchWorker } from "./protocol.ts";

/** A Web Worker. Bundlers recognise the expression below and pack the worker's module beside the page's. */
export function spawnBatchWorker(): BatchWorker {
  const worker = new Worker(new URL("./browser-worker.ts", import.meta.url), { type: "module" });
  return {
    post: (request, transfer) => worker.postMessage(request, transfer),
    listen(onResponse, onFailure) {
      worker.onmessage = (event) => onResponse(event.data);
      worker.onerror = (event) => onFailure(new Error(event.message || "the worker could not be loaded"));
      worker.onmessageerror = () => onFailure(new Error("a message of the worker could not be read"));
    },
    terminate: () => worker.terminate(),
  };
}
