import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import type { Feed, ModelOutput, ModelRequest, ModelResponse } from "./protocol";
import type { InputShape } from "./tensor-text";

// TypeScript's "dom" library types `self` as a window; in a worker it is this.
interface WorkerScope {
  onmessage: ((event: MessageEvent<ModelRequest>) => void) | null;
  postMessage(response: ModelResponse): void;
}

const scope = globalThis as unknown as WorkerScope;

// From this site's own files, and without further threads: those need headers that break wallets' pop-ups.
env.wasm.numThreads = 1;
env.wasm.proxy = false;
env.wasm.wasmPaths = { wasm: new URL("onnxruntime-web/ort-wasm-simd-threaded.wasm", import.meta.url).href };

let session: InferenceSession | undefined;

scope.onmessage = ({ data }) => {
  answer(data).then(
    (response) => scope.postMessage(response),
    (error: unknown) => scope.postMessage({ kind: "failed", message: messageOf(error) }),
  );
};

async function answer(request: ModelRequest): Promise<ModelResponse> {
  if (request.kind === "load") {
    session = await InferenceSession.create(request.bytes, { executionProviders: ["wasm"] });
    return { kind: "loaded", inputs: session.inputMetadata.map(shapeOf), outputs: session.outputNames };
  }
  if (session === undefined) throw new Error("The model is not loaded.");
  const begin = performance.now();
  const results = await session.run(Object.fromEntries(request.feeds.map((feed) => [feed.name, tensorOf(feed)])));
  const milliseconds = performance.now() - begin;
  return { kind: "ran", outputs: Object.entries(results).map(outputOf), milliseconds };
}

function shapeOf(input: InferenceSession.ValueMetadata): InputShape {
  if (!input.isTensor) return { name: input.name, type: "a list", shape: [] };
  return { name: input.name, type: input.type, shape: input.shape };
}

function tensorOf({ type, data, dims }: Feed): Tensor {
  return new Tensor(type as "float32", data as Float32Array, [...dims]);
}

function outputOf([name, tensor]: [string, InferenceSession.OnnxValueMapType[string]]): ModelOutput {
  const { type, dims, data } = tensor;
  return { name, type, dims, values: data };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
