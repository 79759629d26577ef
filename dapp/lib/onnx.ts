import type { Feed, LoadedModel, ModelInput, ModelOutput } from "@ftns-market/sdk/evaluators";
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";

// For workers only: whatever a stranger's model does there, the page stays alive and can end it.

// From this site's own files, and without further threads: those need headers that break wallets' pop-ups.
env.wasm.numThreads = 1;
env.wasm.proxy = false;
env.wasm.wasmPaths = { wasm: new URL("onnxruntime-web/ort-wasm-simd-threaded.wasm", import.meta.url).href };

/** Loads an ONNX file. @throws Error with the runtime's words when it is none that it can run */
export async function loadModel(bytes: Uint8Array): Promise<LoadedModel> {
  const session = await InferenceSession.create(bytes, { executionProviders: ["wasm"] });
  return {
    inputs: session.inputMetadata.map(inputOf),
    outputs: session.outputNames,
    run: async (feeds) => {
      const results = await session.run(Object.fromEntries(feeds.map((feed) => [feed.name, tensorOf(feed)])));
      return Object.entries(results).map(outputOf);
    },
    close: () => session.release(),
  };
}

function inputOf(input: InferenceSession.ValueMetadata): ModelInput {
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
