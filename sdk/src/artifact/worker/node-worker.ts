import { parentPort } from "node:worker_threads";
import { serve } from "./serve.ts";

if (parentPort === null) throw new Error("node-worker.ts runs as a worker thread only.");
const port = parentPort;

await serve(
  (onRequest) => port.on("message", onRequest),
  (response, transfer) => port.postMessage(response, transfer),
);
