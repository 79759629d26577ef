import type { Feed, LoadedModel, LoadModel, ModelOutput } from "./runner.ts";

/** What is used of onnxruntime's JavaScript interface; `onnxruntime-web` and `onnxruntime-node` both have it. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(bytes: Uint8Array, options: { executionProviders: string[] }): Promise<Session>;
  };
  readonly Tensor: new (type: never, data: never, dims: readonly number[]) => object;
}

interface Session {
  readonly inputMetadata: readonly { readonly name: string; readonly isTensor: boolean }[];
  readonly outputNames: readonly string[];
  run(feeds: never): Promise<Readonly<Record<string, unknown>>>;
  release(): Promise<void>;
}

/**
 * Runs models in onnxruntime, where this code runs: for commands and tests. A page gives in a runner of its own, whose worker can be ended.
 * @param provider "wasm", or "cpu" of onnxruntime-node
 */
export function loadWithOnnxRuntime(runtime: OnnxRuntime, provider: "wasm" | "cpu" = "wasm"): LoadModel {
  return async (bytes) => {
    const session = await runtime.InferenceSession.create(bytes.slice(), { executionProviders: [provider] });
    const inputs = session.inputMetadata.map((input) => {
      const { name, isTensor, type, shape } = input as typeof input & { type: string; shape: (number | string)[] };
      return isTensor ? { name, type, shape } : { name, type: "a list", shape: [] };
    });
    return {
      inputs,
      outputs: session.outputNames,
      run: async (feeds) => {
        const tensors = Object.fromEntries(feeds.map((feed) => [feed.name, tensorOf(runtime, feed)]));
        return Object.entries(await session.run(tensors as never)).map(outputOf);
      },
      close: () => session.release(),
    } satisfies LoadedModel;
  };
}

function tensorOf({ Tensor }: OnnxRuntime, { type, data, dims }: Feed): object {
  return new Tensor(type as never, data as never, [...dims]);
}

function outputOf([name, value]: [string, unknown]): ModelOutput {
  const { type, dims, data } = value as { type: string; dims: readonly number[]; data: ModelOutput["values"] };
  return { name, type, dims, values: data };
}
