import assert from "node:assert/strict";
import { before, describe, it } from "node:test";

import { featureVector } from "../../scripts/seed/assets/spam-tokenizer.mjs";
import { inspectOnnx } from "../../scripts/seed/assets/onnx-inspector.mjs";
import { type ModelFiles, encodeModels } from "../../scripts/seed/catalogue/model-files.ts";
import { readMessages } from "../../scripts/seed/models/data-files.ts";
import { type BinaryEvaluation, accuracyOf, evaluateBinary, mostLikely } from "../../scripts/seed/models/evaluation.ts";
import { type Prediction, runClassifier } from "../../scripts/seed/models/inference.ts";
import { type Runs, runTraining } from "../../scripts/seed/models/runs.ts";

const FLOAT32_TOLERANCE = 1e-6;
const names = ["breastCancer", "iris", "spam"] as const;

describe("the trained classifiers", () => {
  let runs: Runs;
  let files: ModelFiles;
  let predicted: Record<(typeof names)[number], Prediction>;

  const evidence = (result: Runs) => ({
    runs: result,
    breastCancer: evaluateBinary(result.breastCancer.testLabels, result.breastCancer.testProbabilities),
    iris: accuracyOf(result.iris.testLabels, result.iris.testProbabilities),
    spam: evaluateBinary(result.spam.testLabels, result.spam.testProbabilities),
  });

  before(async () => {
    runs = runTraining();
    files = encodeModels(evidence(runs));
    const tableRows = ({ table, split }: Runs["iris"]) => split.test.map((row) => table.features[row] as Float64Array);
    const { texts } = readMessages();
    predicted = {
      breastCancer: await runClassifier(files.breastCancer, tableRows(runs.breastCancer)),
      iris: await runClassifier(files.iris, tableRows(runs.iris)),
      spam: await runClassifier(
        files.spam,
        runs.spam.split.test.map((row) => featureVector(texts[row] ?? "")),
      ),
    };
  });

  it("train to the same bytes again", () => {
    const again = runTraining();
    assert.deepEqual(encodeModels(evidence(again)), files);
  });

  for (const name of names) {
    it(`${name}: onnxruntime answers on every held-out row what the trainer answers`, () => {
      const { labels, probabilities } = predicted[name];
      const expected = runs[name].testProbabilities;
      assert.equal(labels.length, expected.length);
      assert.ok(labels.length > 40);
      expected.forEach((row, i) => {
        assert.equal(labels[i], mostLikely(row), `label of row ${i}`);
        row.forEach((value, k) => {
          const difference = Math.abs(value - (probabilities[i]?.[k] ?? NaN));
          assert.ok(difference < FLOAT32_TOLERANCE, `row ${i}, class ${k}: ${difference}`);
        });
      });
    });

    it(`${name}: no held-out row has a twin in the training part`, () => {
      const { split } = runs[name];
      const twin = (row: number) =>
        name === "spam" ? String(runs.spam.hashed.groups[row]) : String(runs[name].table.features[row]);
      const seen = new Set(split.train.map(twin));
      assert.ok(split.test.every((row) => !seen.has(twin(row))));
    });
  }

  it("reach the figures that the catalogue states, measured on the delivered files", () => {
    const breastCancer = evaluateBinary(runs.breastCancer.testLabels, predicted.breastCancer.probabilities);
    const spam = evaluateBinary(runs.spam.testLabels, predicted.spam.probabilities);
    const counts = ({ accuracy, sensitivity, specificity }: BinaryEvaluation) =>
      [accuracy, sensitivity, specificity].map(({ hits, total }) => `${hits}/${total}`);
    assert.deepEqual(counts(breastCancer), ["168/171", "63/64", "105/107"]);
    assert.equal(breastCancer.auc.toFixed(4), "0.9985");
    assert.deepEqual(counts(spam), ["1655/1674", "208/223", "1447/1451"]);
    assert.equal(spam.auc.toFixed(4), "0.9942");
    const iris = accuracyOf(runs.iris.testLabels, predicted.iris.probabilities);
    assert.deepEqual([iris.hits, iris.total], [47, 47]);
  });

  it("say who made them, under which licence, from which features", () => {
    for (const name of names) {
      const { metadata, irVersion, opsets, inputs, outputs, warnings } = inspectOnnx(files[name]);
      assert.deepEqual([irVersion, opsets], [8, { "ai.onnx": 17 }]);
      assert.deepEqual(warnings, []);
      for (const key of ["author", "licence", "features", "classes", "training_data", "training_data_sha256"]) {
        assert.ok(metadata[key], `${name}: ${key}`);
      }
      const columns = { breastCancer: 30, iris: 4, spam: 4_096 }[name];
      const classes = name === "iris" ? 3 : 2;
      assert.deepEqual(inputs, [{ name: "features", type: "float32", shape: ["N", columns] }]);
      assert.deepEqual(outputs, [
        { name: "label", type: "int64", shape: ["N"] },
        { name: "probabilities", type: "float32", shape: ["N", classes] },
      ]);
    }
    assert.equal(inspectOnnx(files.breastCancer).metadata["features"]?.split(",").length, 30);
  });

  it("learn the scaling from the training rows only", () => {
    const { table, split, model } = runs.breastCancer;
    const mean = split.train.reduce((sum, row) => sum + (table.features[row]?.[0] ?? 0), 0) / split.train.length;
    assert.ok(Math.abs(mean - (model.scaler.mean[0] ?? 0)) < 1e-9);
  });

  it("runClassifier refuses what is not a classifier", async () => {
    await assert.rejects(runClassifier(new Uint8Array([1, 2, 3]), [[1]]));
    await assert.rejects(runClassifier(files.iris, [[1, 2, 3]]), /expected|dimension|shape/i);
  });
});
