import { evaluators } from "../../sdk/src/index.ts";

/** Runs models in onnxruntime's WebAssembly build, the one that the market's pages use, so that reports are the same. */
export const loadInNode: evaluators.LoadModel = async (bytes) => {
  const ort = await import("onnxruntime-web");
  ort.env.wasm.numThreads = 1;
  return evaluators.loadWithOnnxRuntime(ort)(bytes);
};
