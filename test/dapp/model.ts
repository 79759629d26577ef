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
