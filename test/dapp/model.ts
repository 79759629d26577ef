import { readIris } from "../../scripts/seed/models/data-files.ts";
import { encodeOnnx } from "../../scripts/seed/models/onnx.ts";
import { fitTabular } from "../../scripts/seed/models/tabular.ts";

/** A row of the data the model was trained on, with its class: Iris setosa. */
export const SETOSA = "5.1, 3.5, 1.4, 0.2";

/** A small classifier that runs: four lengths of a flower give its species. */
export function irisModel(): Uint8Array<ArrayBuffer> {
  const { features, labels, classNames } = readIris();
  const { classifier, scaler } = fitTabular(features, labels, classNames.length, 1e-3);
  const about = {
    name: "iris_of_the_story",
    description: "Species of iris from 4 lengths in cm.",
    inputs: "raw values",
    properties: { classes: classNames.join(",") },
  };
  return Uint8Array.from(encodeOnnx(classifier, scaler, about));
}

/** All flowers with their species, and what always guessing the same one is worth. */
export function irisBenchmark(): Uint8Array {
  const { features, labels, classNames } = readIris();
  const benchmark = {
    schema: "ftns-market/benchmark/v1",
    name: "Iris, all flowers",
    metric: "accuracy",
    baseline: { score: 1 / classNames.length, kind: "majority-class" },
    inputs: [{ name: "features", type: "float32", shape: [4], rows: features.map((row) => [...row]) }],
    output: "label",
    expected: labels,
  };
  return new TextEncoder().encode(JSON.stringify(benchmark));
}
