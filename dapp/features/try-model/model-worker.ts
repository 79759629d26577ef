import type { LoadedModel } from "@ftns-market/sdk/evaluators";
import { loadModel } from "@/lib/onnx";
import type { ModelRequest, ModelResponse } from "./protocol";

// TypeScript's "dom" library types `self` as a window; in a worker it is this.
interface WorkerScope {
  onmessage: ((event: MessageEvent<ModelRequest>) => void) | null;
  postMessage(response: ModelResponse): void;
}

const scope = globalThis as unknown as WorkerScope;

let model: LoadedModel | undefined;

scope.onmessage = ({ data }) => {
  answer(data).then(
    (response) => scope.postMessage(response),
    (error: unknown) => scope.postMessage({ kind: "failed", message: messageOf(error) }),
  );
};

async function answer(request: ModelRequest): Promise<ModelResponse> {
  if (request.kind === "load") {
    model = await loadModel(request.bytes);
    return { kind: "loaded", inputs: model.inputs, outputs: model.outputs };
  }
  if (model === undefined) throw new Error("The model is not loaded.");
  const begin = performance.now();
  const outputs = await model.run(request.feeds);
  return { kind: "ran", outputs, milliseconds: performance.now() - begin };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
