import * as ort from "onnxruntime-web";

/** What the classifier answers for N rows. */
export interface Prediction {
  labels: number[];
  /** Per row, per class. */
  probabilities: Float64Array[];
}

/**
 * Runs a classifier file in onnxruntime (WebAssembly, one thread) on raw feature rows.
 * @throws Error when the file is not a model with input `features` and outputs `label`, `probabilities`
 */
export async function runClassifier(model: Uint8Array, rows: readonly ArrayLike<number>[]): Promise<Prediction> {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
  try {
    const columns = rows[0]?.length ?? 0;
    const input = new Float32Array(rows.length * columns);
    rows.forEach((row, i) => input.set(row, i * columns));
    const outputs = await session.run({ features: new ort.Tensor("float32", input, [rows.length, columns]) });
    const { label, probabilities } = outputs;
    if (!label || !probabilities) throw new Error(`unexpected outputs: ${Object.keys(outputs).join(", ")}`);
    const classes = probabilities.dims[1] ?? 0;
    const flat = probabilities.data as Float32Array;
    return {
      labels: Array.from(label.data as BigInt64Array, Number),
      probabilities: rows.map((_, i) => Float64Array.from(flat.subarray(i * classes, (i + 1) * classes))),
    };
  } finally {
    await session.release();
  }
}
