/** Kinds of tensors that benchmarks hold. */
export const TENSOR_TYPES = ["float32", "float64", "int64", "int32", "uint8", "bool", "string"] as const;
export type TensorType = (typeof TENSOR_TYPES)[number];

/** An input of a model as its file describes it. */
export interface ModelInput {
  readonly name: string;
  readonly type: string;
  /** A name, or a number below 1, stands for a size that may be chosen. */
  readonly shape: readonly (number | string)[];
}

/** Values for an input, ready for the runtime. */
export interface Feed {
  readonly name: string;
  readonly type: string;
  readonly dims: readonly number[];
  /** A typed array, or texts for the type `string`. */
  readonly data: ArrayBufferView | readonly string[];
}

/** An output of a run. */
export interface ModelOutput {
  readonly name: string;
  readonly type: string;
  readonly dims: readonly number[];
  readonly values: ArrayLike<number | bigint | string | boolean>;
}

/** A model that is loaded. */
export interface LoadedModel {
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly string[];
  run(feeds: readonly Feed[]): Promise<readonly ModelOutput[]>;
  close(): Promise<void> | void;
}

/**
 * Loads an ONNX file for inference. Given in from outside, because a page runs strangers' models in a worker that can be ended.
 * The bytes are its own: it may keep them, or transfer them.
 * @throws any error when the file cannot be loaded
 */
export type LoadModel = (bytes: Uint8Array) => Promise<LoadedModel>;
