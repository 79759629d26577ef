import type { Evaluated, EvaluationRequest, EvaluationResponse } from "./evaluation-protocol";

/**
 * Evaluates a file in a worker: whatever a stranger's file does there, the page stays alive and can end it.
 * @throws Error with a sentence; the signal's reason
 */
export function evaluate(
  request: EvaluationRequest,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (done: number, rows: number) => void },
): Promise<Evaluated> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./evaluation-worker.ts", import.meta.url), { type: "module" });
  return new Promise<Evaluated>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    worker.onerror = (event) =>
      reject(new Error(event.message || "The part of this site that evaluates files could not be loaded."));
    worker.onmessage = ({ data }: MessageEvent<EvaluationResponse>) => {
      if (data.kind === "progress") return onProgress(data.done, data.rows);
      if (data.kind === "failed") return reject(new Error(data.message));
      resolve(data);
    };
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
