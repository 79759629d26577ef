import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { DATASHEET, DESCRIPTION, MODEL_CARD } from "../../src/evaluators/documentation/sections.ts";
import { evaluators } from "../../src/index.ts";
import { EVIL_PICKLES, file, irisBenchmark, irisModel, load, utf8, zipOf } from "./fixtures.ts";

const { combine, evaluateArtifact, reportOf, reproduce, scoresOf } = evaluators;
const iris = irisModel();
const model = file("iris.onnx", iris.bytes);
const subject = { chainId: 31_337, asset: "7", version: 1 };
const CARD = `## What it does\n${"a b c d e f g h i j k l m"}\n## Limits\n${"a b c d e f g h i j k l m"}`;
const whole = {
  subject,
  artifact: model,
  kind: "model",
  description: CARD,
  licence: "CC-BY-4.0",
  benchmarks: [irisBenchmark(iris)],
  load,
} as const;
const change = (bytes: Uint8Array, edit: (report: Record<string, never>) => void) => {
  const report = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, never>;
  edit(report);
  return utf8(JSON.stringify(report));
};

describe("evaluateArtifact", () => {
  it("measures what fits a model, and says what does not apply", async () => {
    const { report } = await evaluateArtifact(whole);
    assert.deepEqual(scoresOf(report), {
      ModelPerformance: 10_000,
      DataQuality: "NotApplicable",
      CodeQuality: "NotApplicable",
      Documentation: 3_500,
      PeerReview: "NotApplicable",
    });
    assert.equal(report.verdict, "passed");
    assert.deepEqual(
      report.evaluations.map(({ kind }) => kind),
      ["safety", "performance", "documentation"],
    );
  });

  it("gives the same bytes for the same inputs, with their digest", async () => {
    const [first, second] = [await evaluateArtifact(whole), await evaluateArtifact(whole)];
    assert.equal(first.digest, second.digest);
    assert.deepEqual(first.bytes, second.bytes);
    assert.equal(first.digest, `0x${createHash("sha256").update(first.bytes).digest("hex")}`);
    assert.equal(first.report.artifact.sha256, `0x${createHash("sha256").update(iris.bytes).digest("hex")}`);
  });

  it("looks into archives: tables, and the best text", async () => {
    const archive = zipOf([
      { path: "DATASHEET.md", bytes: utf8(`## Composition\n${"a b c d e f g h i j k l m"}`), deflated: true },
      { path: "iris.csv", bytes: utf8("a,kind\n1,x\n2,y\n"), deflated: true },
      { path: "notes.csv", bytes: utf8("b\n1\n1\n") },
    ]);
    const { report } = await evaluateArtifact({
      artifact: file("a.zip", archive),
      kind: "dataset",
      description: "Flowers.",
      label: "kind",
    });
    assert.deepEqual(
      report.evaluations.map(({ kind, inputs }) => [kind, inputs[0]?.name]),
      [
        ["safety", "a.zip"],
        ["data", "a.zip › iris.csv"],
        ["data", "a.zip › notes.csv"],
        ["documentation", "a.zip › DATASHEET.md"],
      ],
    );
    assert.equal(report.scores.DataQuality, Math.round((10_000 + Math.round((10_000 * 75) / 85)) / 2));
    assert.equal(report.scores.Documentation, 1_500);
  });

  it("withholds what should have been measured, unless the auditor judges it", async () => {
    const bare = { artifact: model, kind: "model" } as const;
    const { report } = await evaluateArtifact(bare);
    assert.equal(report.scores.ModelPerformance, "Withheld");
    assert.equal(report.scores.Documentation, "Withheld");
    const judgements = [{ metric: "ModelPerformance", score: 6_000, reason: "Measured by hand." }] as const;
    const judged = await evaluateArtifact({ ...bare, judgements });
    assert.equal(judged.report.scores.ModelPerformance, 6_000);
  });

  it("fails for one failed check, or for an objection", async () => {
    const evil = zipOf([{ path: "data.pkl", bytes: EVIL_PICKLES["protocol 2"]! }]);
    assert.equal((await evaluateArtifact({ artifact: file("m.pt", evil), kind: "model" })).report.verdict, "failed");
    assert.equal((await evaluateArtifact({ ...whole, objection: "It is stolen." })).report.verdict, "failed");
  });

  it("says what the caller has to change", async () => {
    await assert.rejects(evaluateArtifact({ ...whole, artifact: file("a.txt", "x") }), /no ONNX model/);
    const two = zipOf([
      { path: "a", bytes: iris.bytes },
      { path: "b", bytes: iris.bytes },
    ]);
    await assert.rejects(evaluateArtifact({ ...whole, artifact: file("a.zip", two) }), /several ONNX models/);
    await assert.rejects(evaluateArtifact({ ...whole, label: "x" }), /No table in it has a column “x”/);
    const { load: _, ...blind } = whole;
    await assert.rejects(evaluateArtifact(blind), /need an ONNX runtime/);
  });
});

describe("combine", () => {
  const parts = { artifact: evaluators.describeInput(model), evaluations: [evaluators.evaluateFileSafety(model)] };

  it("writes judgements with their reasons, and refuses those of what was measured", async () => {
    const judgement = { metric: "CodeQuality", score: 8_000, reason: "Read the training code." } as const;
    const { report } = combine({ ...parts, judgements: [judgement] });
    assert.equal(report.scores.CodeQuality, 8_000);
    assert.deepEqual(report.judgements, [judgement]);
    assert.throws(
      () => combine({ ...parts, judgements: [{ ...judgement, reason: "" }] }),
      /judgements\[0\].reason must not be empty/,
    );
    assert.throws(() => combine({ ...parts, judgements: [{ ...judgement, score: 10_001 }] }), /basis points/);
    assert.throws(() => combine({ ...parts, judgements: [judgement, judgement] }), /repeats an earlier entry/);
    const card = evaluators.evaluateDocumentation({ text: file("c.md", CARD), kind: "model" });
    const own = { metric: "Documentation", score: 10_000, reason: "I like it." } as const;
    assert.throws(() => combine({ ...parts, evaluations: [card], judgements: [own] }), /Documentation was measured/);
  });

  it("writes canonical JSON (RFC 8785): names in order, no spaces", () => {
    const text = new TextDecoder().decode(combine(parts).bytes);
    assert.ok(text.startsWith('{"artifact":{"bytes":'));
    assert.doesNotMatch(text, /\n|": | "/);
  });
});

describe("reportOf", () => {
  it("reads what was written, and follows its own JSON schema", async () => {
    const { bytes, report } = await evaluateArtifact(whole);
    assert.deepEqual(reportOf(bytes), report);
    const validate = new Ajv2020({ strict: false }).compile(evaluators.reportJsonSchema);
    assert.ok(validate(JSON.parse(new TextDecoder().decode(bytes))), JSON.stringify(validate.errors));
  });

  it("refuses a stranger's report whose figures do not follow from its checks", async () => {
    const { bytes } = await evaluateArtifact(whole);
    const refuses = (edit: Parameters<typeof change>[1], reason: RegExp) =>
      assert.throws(() => reportOf(change(bytes, edit)), reason);
    refuses(
      (report) => Object.assign(report["scores"]!, { ModelPerformance: 9_000 }),
      /scores.ModelPerformance does not follow/,
    );
    refuses((report) => Object.assign(report, { verdict: "failed" }), /verdict does not follow/);
    refuses((report) => Object.assign(report["evaluations"]![1], { score: 1 }), /score of performance does not follow/);
    refuses((report) => Object.assign(report, { schema: "other" }), /schema must be/);
    refuses((report) => Object.assign(report["artifact"]!, { name: "a\u202Eb" }), /artifact.name must be one line/);
    refuses((report) => Object.assign(report["subject"]!, { asset: "01" }), /subject.asset/);
  });

  it("is bounded in size and depth", () => {
    assert.throws(() => reportOf(new Uint8Array(262_145)), /at most 256 KiB/);
    assert.throws(() => reportOf(utf8("[".repeat(100_000))), /nested more than 16 levels/);
    assert.throws(() => reportOf(utf8("null")), /not valid/);
  });
});

describe("reproduce", () => {
  it("makes the same report again of the files that it names", async () => {
    const { bytes, digest } = await evaluateArtifact(whole);
    const files = [model, irisBenchmark(iris), file("renamed.md", CARD)];
    const { equal, again } = await reproduce({ report: bytes, files, load });
    assert.ok(equal);
    assert.equal(again.digest, digest);
  });

  it("finds the inputs that lie in an archive", async () => {
    const archive = file("a.zip", zipOf([{ path: "t.csv", bytes: utf8("a,b\n1,x\n1,x\n"), deflated: true }]));
    const { bytes } = await evaluateArtifact({ artifact: archive, kind: "dataset", label: "b" });
    assert.ok((await reproduce({ report: bytes, files: [archive] })).equal);
  });

  it("tells a report that says something else", async () => {
    const { bytes, report } = await evaluateArtifact({ artifact: model, kind: "model" });
    const lie = {
      ...report.evaluations[0]!,
      checks: [{ name: "safety.files", outcome: "passed", detail: "Looked at it." }],
    } as const;
    const forged = combine({ ...report, evaluations: [lie] });
    assert.notDeepEqual(forged.bytes, bytes);
    assert.equal((await reproduce({ report: forged.bytes, files: [model] })).equal, false);
  });

  it("says which input is missing", async () => {
    const { bytes } = await evaluateArtifact(whole);
    await assert.rejects(
      reproduce({ report: bytes, files: [model], load }),
      /made of iris.benchmark.json, which is not among the files/,
    );
    await assert.rejects(
      reproduce({ report: bytes, files: [model, irisBenchmark(iris), file("c", CARD)] }),
      /an ONNX runtime is needed/,
    );
  });
});

describe("docs/audits.md", () => {
  const text = readFileSync(new URL("../../../docs/audits.md", import.meta.url), "utf8");

  it("states the weights that are used", () => {
    const { completeness, uniqueness, types, wellFormed, balance } = evaluators.DATA_WEIGHTS;
    const weights = { completeness, uniqueness, types, "well-formed": wellFormed, balance };
    for (const [name, weight] of Object.entries(weights))
      assert.match(text, new RegExp(`\`data\\.${name}\` +\\| +${weight} \\|`));
    const stated = [...text.matchAll(/`([a-z-]+)` (\d+)[,.]/g)].map(([, id, weight]) => `${id} ${weight}`);
    const used = [MODEL_CARD, DATASHEET, DESCRIPTION].flatMap((sections) =>
      sections.map(({ id, weight }) => `${id} ${weight}`),
    );
    assert.deepEqual(stated.sort(), used.sort());
  });
});
