import { Worker } from "node:worker_threads";
import type { evaluators } from "../../sdk/src/index.ts";

/** What is asked of the worker, one at a time. */
export type Question = { readonly bytes: Uint8Array } | { readonly feeds: readonly evaluators.Feed[] };

/** What it answers. */
export type Answer =
  | Pick<evaluators.LoadedModel, "inputs" | "outputs">
  | { readonly results: readonly evaluators.ModelOutput[] }
  | { readonly error: string };

/**
 * Runs models in onnxruntime's WebAssembly build, the one that the market's pages use, so that reports are the same. In a thread of its own: a
 * stranger's model that never ends must not keep the command from being stopped.
 */
export function modelLoader(signal: AbortSignal): evaluators.LoadModel {
  return async (bytes) => {
    const worker = new Worker(new URL("./onnx-worker.ts", import.meta.url));
    const close = async () => void (await worker.terminate());
    const stop = () => void close();
    signal.addEventListener("abort", stop, { once: true });
    try {
      const loaded = await ask(worker, { bytes });
      if (!("inputs" in loaded)) throw new Error("error" in loaded ? loaded.error : "the model was not loaded");
      return { ...loaded, run: (feeds) => run(worker, feeds), close };
    } catch (error) {
      await close();
      throw error;
    }
  };
}

async function run(worker: Worker, feeds: readonly evaluators.Feed[]): Promise<readonly evaluators.ModelOutput[]> {
  const answer = await ask(worker, { feeds });
  if ("results" in answer) return answer.results;
  throw new Error("error" in answer ? answer.error : "the model gave no answer");
}

function ask(worker: Worker, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("the thread that runs the model has ended"));
    worker.once("exit", ended);
    worker.once("error", reject);
    worker.once("message", (answer: Answer) => {
      worker.off("exit", ended).off("error", reject);
      resolve(answer);
    });
    worker.postMessage(question);
  });
}
