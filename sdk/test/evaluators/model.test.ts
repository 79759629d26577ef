import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evaluators } from "../../src/index.ts";
import { measure } from "../../src/evaluators/model/scores.ts";
import { checkOf, file, irisBenchmark, irisModel, load, utf8 } from "./fixtures.ts";

const { benchmarkFromCsv, creditOf, evaluateModel, parseBenchmark } = evaluators;
const trained = irisModel();
/** The first answer is expected to be another one, so that no figure is perfect. */
const iris = { ...trained, labels: trained.labels.map((label, row) => (row === 0 ? (label + 1) % 3 : label)) };
const model = file("iris.onnx", iris.bytes);

describe("evaluateModel", () => {
  it("runs the seed's model on rows that it has not seen", async () => {
    const evaluation = await evaluateModel({ model, benchmarks: [irisBenchmark(iris)], load });
    const check = checkOf(evaluation, "performance.benchmark-1");
    assert.match(
      check.detail,
      /^“Iris, held out”: accuracy 0\.978723 on 47 rows, higher is better; baseline 0\.333333/,
    );
    assert.equal(check.value, 1); // more than twice the baseline
    assert.equal(evaluation.score, 10_000);
    assert.deepEqual(
      evaluation.inputs.map(({ name }) => name),
      ["iris.onnx", "iris.benchmark.json"],
    );
  });

  it("gives a half for the baseline's own score, and the mean of several benchmarks", async () => {
    const [right] = [
      checkOf(await evaluateModel({ model, benchmarks: [irisBenchmark(iris)], load }), "performance.benchmark-1"),
    ];
    const accuracy = Number(/accuracy ([\d.]+)/.exec(right.detail)?.[1]);
    const same = irisBenchmark(iris, { baseline: { score: accuracy, kind: "previous-version" } });
    const evaluation = await evaluateModel({ model, benchmarks: [same, irisBenchmark(iris)], load });
    assert.ok(Math.abs(checkOf(evaluation, "performance.benchmark-1").value! - 0.5) < 1e-5);
    assert.equal(evaluation.score, 7_500);
  });

  it("takes the likelier class of probabilities, in batches of any size", async () => {
    const details = new Set<string>();
    for (const change of [{}, { output: "probabilities" }, { batch: 1 }, { batch: 7, metric: "f1-macro" }]) {
      const evaluation = await evaluateModel({ model, benchmarks: [irisBenchmark(iris, change)], load });
      details.add(checkOf(evaluation, "performance.benchmark-1").detail.replace("f1-macro", "accuracy"));
    }
    assert.ok(details.size <= 2, [...details].join("\n")); // F1 may differ in its figure
  });

  it("measures errors, of which less is better", async () => {
    const change = { metric: "mae", baseline: { score: 1, kind: "constant" }, expected: iris.labels };
    const { detail, value } = checkOf(
      await evaluateModel({ model, benchmarks: [irisBenchmark(iris, change)], load }),
      "performance.benchmark-1",
    );
    assert.match(detail, /mae 0\.0\d+ on 47 rows, lower is better; baseline 1 \(constant\)/);
    assert.equal(value, 1);
  });

  it("fails a model that cannot be loaded", async () => {
    const broken = file("broken.onnx", iris.bytes.subarray(0, 200));
    const evaluation = await evaluateModel({ model: broken, benchmarks: [irisBenchmark(iris)], load });
    assert.deepEqual(checkOf(evaluation, "performance.benchmark-1"), {
      name: "performance.benchmark-1",
      outcome: "failed",
      value: 0,
      weight: 1,
      detail: "The model cannot be loaded.",
    });
    assert.equal(evaluation.score, 0);
  });

  it("fails a model that stops with an error", async () => {
    const rows = iris.rows.map((row) => row.slice(0, 3));
    const narrow = irisBenchmark(iris, { inputs: [{ name: "features", type: "float32", shape: [3], rows }] });
    const evaluation = await evaluateModel({ model, benchmarks: [narrow], load });
    assert.match(checkOf(evaluation, "performance.benchmark-1").detail, /stops with an error on “Iris/);
  });

  it("fails a model that answers with too few values", async () => {
    const silent: evaluators.LoadModel = async () => ({
      inputs: [{ name: "features", type: "float32", shape: ["N", 4] }],
      outputs: ["label"],
      run: async () => [{ name: "label", type: "int64", dims: [0], values: [] }],
      close: () => undefined,
    });
    const evaluation = await evaluateModel({ model, benchmarks: [irisBenchmark(iris)], load: silent });
    assert.match(checkOf(evaluation, "performance.benchmark-1").detail, /does not answer each row/);
  });

  it("refuses a benchmark that is not one for the model", async () => {
    const evaluate = (change: Parameters<typeof irisBenchmark>[1]) =>
      evaluateModel({ model, benchmarks: [irisBenchmark(iris, change)], load });
    const input = { name: "features", type: "float32", shape: [4], rows: iris.rows };
    await assert.rejects(
      evaluate({ inputs: [{ ...input, name: "pixels" }] }),
      /it has no input “pixels”, but “features”/,
    );
    await assert.rejects(evaluate({ inputs: [{ ...input, type: "float64" }] }), /takes float32, not float64/);
    await assert.rejects(evaluate({ output: "answer" }), /it has no output “answer”, but “label”, “probabilities”/);
    await assert.rejects(evaluateModel({ model, benchmarks: [], load }), /at least one benchmark/);
  });

  it("stops when it is told to", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await assert.rejects(evaluateModel({ model, benchmarks: [irisBenchmark(iris)], load, signal }), /enough/);
  });
});

describe("creditOf", () => {
  it("is score over baseline over two, clamped", () => {
    assert.equal(creditOf("accuracy", 0.8, 0.8), 0.5);
    assert.equal(creditOf("accuracy", 0.4, 0.8), 0.25);
    assert.equal(creditOf("f1-macro", 0.9, 0.3), 1);
    assert.equal(creditOf("accuracy", 0, 0.5), 0);
  });

  it("is baseline over score over two for errors", () => {
    assert.equal(creditOf("rmse", 2, 2), 0.5);
    assert.equal(creditOf("rmse", 4, 2), 0.25);
    assert.equal(creditOf("mae", 1, 2), 1);
    assert.equal(creditOf("mae", 0, 2), 1);
  });

  it("says better, equal or worse where the baseline is zero", () => {
    assert.equal(creditOf("accuracy", 0, 0), 0.5);
    assert.equal(creditOf("accuracy", 0.1, 0), 1);
    assert.equal(creditOf("rmse", 0, 0), 0.5);
    assert.equal(creditOf("rmse", 0.1, 0), 0);
  });

  it("is nothing for a score that is no number", () => {
    assert.equal(creditOf("rmse", Number.NaN, 1), 0);
    assert.equal(creditOf("rmse", Number.POSITIVE_INFINITY, 1), 0);
  });
});

describe("measure", () => {
  it("counts F1 of every class that was expected or answered", () => {
    // scikit-learn: f1_score([0, 0, 1, 1, 2], [0, 1, 1, 1, 3], average="macro", zero_division=0)
    assert.ok(Math.abs(measure("f1-macro", [0, 0, 1, 1, 2], [0, 1, 1, 1, 3]) - (2 / 3 + 0.8 + 0 + 0) / 4) < 1e-12);
  });

  it("takes classes that are texts, and the root of the mean square", () => {
    assert.equal(measure("accuracy", ["ham", "spam"], ["ham", "ham"]), 0.5);
    assert.equal(measure("rmse", [0, 0], [3, 4]), Math.sqrt(12.5));
    assert.ok(Number.isNaN(measure("mae", [0], [Number.NaN])));
  });
});

describe("parseBenchmark", () => {
  const parse = (change: Parameters<typeof irisBenchmark>[1]) => () => parseBenchmark(irisBenchmark(iris, change));

  it("says what is wrong", () => {
    assert.throws(parse({ expected: [1] }), /inputs\[0\]\.rows must be as many as expected answers, 1/);
    assert.throws(parse({ metric: "bleu" }), /metric must be one of/);
    assert.throws(parse({ baseline: { score: 2, kind: "random" } }), /baseline.score must be from 0 to 1/);
    assert.throws(parse({ baseline: { score: -1, kind: "random" }, metric: "rmse" }), /must not be below 0/);
    assert.throws(parse({ inputs: [] }), /inputs must have at least one entry/);
    assert.throws(
      parse({ inputs: [{ name: "features", type: "float32", shape: [5], rows: iris.rows }] }),
      /must have 5 values/,
    );
    assert.throws(
      parse({ expected: iris.labels.map(String), metric: "rmse" }),
      /must be numbers, because the metric is rmse/,
    );
    assert.throws(() => parseBenchmark(file("b", utf8("{"))), /is not valid JSON/);
    assert.throws(() => parseBenchmark(file("b", new Uint8Array(33_554_433))), /at most 32 MiB/);
  });
});

describe("benchmarkFromCsv", () => {
  const table = file("iris.csv", "id,a,b,kind\n1,5.1,3.5,setosa\n2,4.9,3,virginica\n");
  const options = {
    name: "Two flowers",
    metric: "accuracy",
    baseline: { score: 0.5, kind: "majority-class" },
    input: { name: "features" },
    output: "label",
    target: "kind",
    ignore: ["id"],
  } as const;

  it("makes a document that says all that a run needs", async () => {
    const made = await benchmarkFromCsv(table, { ...options, classes: ["setosa", "virginica"] });
    assert.equal(made.name, "iris.benchmark.json");
    const { inputs, expected } = parseBenchmark(made);
    assert.deepEqual(inputs, [
      {
        name: "features",
        type: "float32",
        shape: [2],
        rows: [
          [5.1, 3.5],
          [4.9, 3],
        ],
      },
    ]);
    assert.deepEqual(expected, [0, 1]);
    assert.deepEqual(parseBenchmark(await benchmarkFromCsv(table, options)).expected, ["setosa", "virginica"]);
  });

  it("says what is wrong with the table", async () => {
    await assert.rejects(benchmarkFromCsv(table, { ...options, target: "species" }), /no column “species”/);
    await assert.rejects(
      benchmarkFromCsv(table, { ...options, classes: ["setosa"] }),
      /Row 2 of the table expects a class/,
    );
    await assert.rejects(
      benchmarkFromCsv(file("t.csv", "a,kind\nx,1\n"), options),
      /Row 1 of the table has no number in column 1/,
    );
    await assert.rejects(
      benchmarkFromCsv(file("t.csv", "a,kind\n1,1\n2\n"), options),
      /Row 2 of t.csv is not written as the others/,
    );
  });
});
