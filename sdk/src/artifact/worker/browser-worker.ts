import type { WorkerRequest, WorkerResponse } from "./protocol.ts";
import { serve } from "./serve.ts";

// TypeScript's "dom" library types `self` as a window; in a worker it is this.
interface WorkerScope {
  onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null;
  postMessage(response: WorkerResponse, transfer: ArrayBuffer[]): void;
}

const scope = globalThis as unknown as WorkerScope;

await serve(
  (onRequest) => {
    scope.onmessage = (event) => onRequest(event.data);
  },
  (response, transfer) => scope.postMessage(response, transfer),
);
