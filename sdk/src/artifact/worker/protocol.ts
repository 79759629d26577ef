import type { BatchJob, BatchResult } from "../batch.ts";

/** What the pool sends to a worker. */
export interface WorkerRequest {
  readonly id: number;
  readonly job: BatchJob;
}

/** What a worker answers; `ready` once, when it can take work. */
export type WorkerResponse =
  | { readonly type: "ready" }
  | { readonly type: "done"; readonly id: number; readonly result: BatchResult }
  | { readonly type: "failed"; readonly id: number; readonly reason: string };

/** A worker, Web Worker or Node thread. */
export interface BatchWorker {
  post(request: WorkerRequest, transfer: ArrayBuffer[]): void;
  /** Called once, right after the worker was made. */
  listen(onResponse: (response: WorkerResponse) => void, onFailure: (error: Error) => void): void;
  terminate(): void;
}

/** Makes a worker that runs `serve` of worker/serve.ts. */
export type SpawnBatchWorker = () => BatchWorker;
