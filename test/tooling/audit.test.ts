// `npm run audit` without a chain: a file, a report, a benchmark.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { modelLoader } from "../../scripts/audit/onnx.ts";
import { parseAuditOptions } from "../../scripts/audit/options.ts";
import { runAudit } from "../../scripts/audit/run.ts";
import { secretSource } from "../../scripts/deliver/secrets.ts";
import { evaluators } from "../../sdk/src/index.ts";
import { EVIL_PICKLES, irisModel, utf8, zipOf } from "../../sdk/test/evaluators/fixtures.ts";

const iris = irisModel();
let folder: string;
const at = (name: string) => join(folder, name);

before(() => {
  folder = mkdtempSync(join(tmpdir(), "ftns-audit-file-"));
  writeFileSync(at("iris.onnx"), iris.bytes);
  writeFileSync(at("card.md"), "## Limits\none two three four five six seven eight nine ten eleven twelve");
  const rows = iris.rows.map((row, index) => [
    index,
    ...row,
    ["setosa", "versicolor", "virginica"][iris.labels[index] ?? 0],
  ]);
  writeFileSync(at("held-out.csv"), ["id,a,b,c,d,kind", ...rows].join("\n"));
  writeFileSync(
    at("model.pt"),
    zipOf([{ path: "model/data.pkl", bytes: EVIL_PICKLES["protocol 2"] ?? assert.fail() }]),
  );
});
after(() => rmSync(folder, { recursive: true }));

async function command(...args: string[]) {
  const lines: string[] = [];
  const options = parseAuditOptions(args, {});
  if (options === "help") return assert.fail();
  const around = {
    secrets: secretSource({}),
    log: (line: string) => lines.push(line),
    signal: new AbortController().signal,
  };
  return { went: await runAudit(options, around), text: lines.join("\n") };
}

const benchmark = () => [
  ...[
    "--make-benchmark",
    at("held-out.csv"),
    "--out",
    at("benchmark.json"),
    "--name",
    "Held out",
    "--metric",
    "accuracy",
  ],
  ...["--baseline", "0.34", "--baseline-kind", "majority-class", "--target", "kind", "--ignore", "id"],
  ...["--model-input", "features", "--model-output", "label", "--classes", "setosa,versicolor,virginica"],
];

describe("npm run audit", () => {
  it("makes a benchmark, runs it, writes the report, and makes the report again", async () => {
    assert.match((await command(...benchmark())).text, /47 rows, accuracy, baseline 0\.34 \(majority-class\)/);
    const judged = ["--judge", "CodeQuality=7000:Read the training code."];
    const evaluated = await command(
      "--file",
      at("iris.onnx"),
      "--kind",
      "model",
      "--card",
      at("card.md"),
      "--licence",
      "MIT",
      "--benchmark",
      at("benchmark.json"),
      "--out",
      at("report.json"),
      ...judged,
    );
    assert.equal(evaluated.went, true);
    assert.match(evaluated.text, /ModelPerformance 100\.00 % .* CodeQuality 70\.00 % · Documentation 20\.00 %/);
    assert.match(evaluated.text, /judged: CodeQuality 70\.00 %: Read the training code\./);
    const report = evaluators.reportOf(readFileSync(at("report.json")));
    assert.equal(report.subject, undefined);

    // The description went into the report under a name of its own; it is found by its hash.
    const inputs = ["iris.onnx", "benchmark.json", "card.md"].flatMap((name) => ["--input", at(name)]);
    const checked = await command("--check", at("report.json"), ...inputs);
    assert.deepEqual([checked.went, /is equal/.test(checked.text)], [true, true]);
    writeFileSync(
      at("forged.json"),
      readFileSync(at("report.json"), "utf8").replace("No file is a pickle.", "No file was a pickle."),
    );
    const forged = await command("--check", at("forged.json"), ...inputs);
    assert.deepEqual([forged.went, /is NOT equal/.test(forged.text)], [false, true]);
    await assert.rejects(
      command("--check", at("report.json"), "--input", at("card.md")),
      /made of iris\.onnx, which is not among the files/,
    );
  });

  it("can be stopped while a model runs", async () => {
    const stop = new AbortController();
    const load = modelLoader(stop.signal);
    const { run } = await load(iris.bytes);
    const feeds = [{ name: "features", type: "float32", dims: [1, 4], data: new Float32Array(4) }];
    assert.deepEqual((await run(feeds)).map(({ name }) => name).sort(), ["label", "probabilities"]);
    // So many rows that it cannot have answered before it is stopped.
    const rows = 1_000_000;
    const running = run([{ ...feeds[0]!, dims: [rows, 4], data: new Float32Array(4 * rows) }]);
    stop.abort();
    await assert.rejects(running, /has ended/);
    await assert.rejects(modelLoader(new AbortController().signal)(utf8("no model")), /./);
  });

  it("fails a pickle, and lists what it would do", async () => {
    const { went, text } = await command("--file", at("model.pt"), "--kind", "model", "--opcodes");
    assert.equal(went, false);
    assert.match(
      text,
      /^pickle model\.pt › model\/data\.pkl: protocol 2, 1 calls\n {2}imports posix\.system\n.*REDUCE 1/,
    );
    assert.match(text, /failed {2}model\.pt › model\/data\.pkl is a pickle/);
    assert.match(text, /ModelPerformance Withheld/);
  });

  it("measures a table, and takes an objection", async () => {
    const table = new URL("../../data/iris.csv", import.meta.url).pathname;
    const { text } = await command("--file", table, "--kind", "dataset", "--label", "CLASS");
    assert.match(text, /DataQuality 99\.60 %/);
    const objected = await command("--file", table, "--kind", "dataset", "--object", "It is Fisher's.");
    assert.deepEqual([objected.went, /objection: It is Fisher's\./.test(objected.text)], [false, true]);
  });

  it("says what is missing or wrong", async () => {
    const parse =
      (...args: string[]) =>
      () =>
        parseAuditOptions(args, {});
    assert.equal(parse()(), "help");
    assert.equal(parse("-h")(), "help");
    assert.throws(parse("--label", "x"), /Say one of --file, --check, --make-benchmark, --audit and --watch/);
    assert.throws(parse("--file", "x", "--audit", "1"), /Say one of/);
    assert.throws(parse("--file", "x"), /--kind is needed/);
    assert.throws(parse("--file", "x", "--kind", "song"), /song is none of model, dataset/);
    assert.throws(parse("--file", "x", "--kind", "tool", "--judge", "CodeQuality=1"), /say it as CodeQuality=8000:why/);
    assert.throws(
      parse("--file", "x", "--kind", "tool", "--judge", "Beauty=1:why"),
      /Beauty is none of ModelPerformance/,
    );
    assert.throws(parse("--audit", "one"), /not the number of an audit/);
    assert.throws(parse("--audit", "1", "--poll", "0"), /--poll must be/);
    assert.throws(parse(...benchmark().slice(0, 4)), /--name is needed/);
    await assert.rejects(command("--file", at("nothing"), "--kind", "tool"), /nothing cannot be read/);
    assert.throws(() => evaluators.reportOf(utf8("{}")), /schema is missing/);
  });
});
