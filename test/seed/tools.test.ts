import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { checkDataset, parseCsv } from "../../scripts/seed/assets/dataset-checker.mjs";
import { inspectOnnx } from "../../scripts/seed/assets/onnx-inspector.mjs";
import {
  BUCKETS,
  bucketOf,
  buckets,
  featureVector,
  svmlightRow,
  tokenize,
} from "../../scripts/seed/assets/spam-tokenizer.mjs";
import { encodeOnnx } from "../../scripts/seed/models/onnx.ts";

const run = promisify(execFile);
const toolPath = (name: string) => fileURLToPath(new URL(`../../scripts/seed/assets/${name}`, import.meta.url));
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "seed-tools-"));
});
after(() => rm(folder, { recursive: true }));

/** Runs a tool with Node and answers exit code and output. */
async function start(name: string, args: string[], input = ""): Promise<{ code: number; out: string; err: string }> {
  const child = run(process.execPath, [toolPath(name), ...args]);
  child.child.stdin?.on("error", (error: NodeJS.ErrnoException) => {
    // A tool may end without reading its input; its code and words say how.
    if (error.code !== "EPIPE") throw error;
  });
  child.child.stdin?.end(input);
  try {
    const { stdout, stderr } = await child;
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

describe("spam-tokenizer", () => {
  it("makes words, digit runs and signs", () => {
    assert.deepEqual(tokenize("FREE entry: text WIN to 80086, it’s £5!"), [
      ..."free entry text win to #5 it's £ #1 !".split(" "),
    ]);
    assert.deepEqual(tokenize("Übung Ñandú"), ["übung", "ñandú"]);
    assert.deepEqual(tokenize(" \u0000 ... "), []);
  });

  it("hashes by FNV-1a over UTF-8, modulo 4,096", () => {
    // Published test values of FNV-1a 32: "a" 0xe40c292c, "foobar" 0xbf9cf968.
    assert.equal(bucketOf("a"), 0xe40c292c % BUCKETS);
    assert.equal(bucketOf("foobar"), 0xbf9cf968 % BUCKETS);
    assert.equal(bucketOf("£"), bucketOf("\u00a3"));
  });

  it("gives rows of length 1, each token once, and zeros for nothing", () => {
    const row = featureVector("win win WIN now");
    assert.equal(row.length, BUCKETS);
    assert.deepEqual(buckets("win win WIN now").length, 2);
    assert.ok(Math.abs(row.reduce((sum, value) => sum + value * value, 0) - 1) < 1e-6);
    assert.ok(featureVector("").every((value) => value === 0));
    assert.equal(svmlightRow("", "1"), "1");
  });

  it("runs from the shell", async () => {
    const { code, out } = await start("spam-tokenizer.mjs", [], "hello\nfree win\n");
    assert.equal(code, 0);
    assert.deepEqual(out.trim().split("\n"), [svmlightRow("hello"), svmlightRow("free win")]);
  });
});

describe("dataset-checker", () => {
  const found = (csv: string, options = {}) =>
    checkDataset(csv, options).findings.map(({ severity, check }) => `${severity}: ${check}`);

  it("reads quotes, doubled quotes, both line ends and a byte order mark", () => {
    assert.deepEqual(parseCsv('\ufeffa,b\r\n"x, ""y""","1\n2"\r\n'), [
      ["a", "b"],
      ['x, "y"', "1\n2"],
    ]);
    assert.deepEqual(parseCsv("a,b\n1,\n"), [
      ["a", "b"],
      ["1", ""],
    ]);
  });

  it("refuses what is not a table", () => {
    assert.throws(() => parseCsv('a\n"open'), /inside a quoted cell/);
    assert.throws(() => parseCsv("a,b\n1\n"), /record 2 has 1 cells, the header has 2/);
    assert.throws(() => parseCsv("a,b\n"), /no row/);
    assert.throws(() => parseCsv(""), /no row/);
    assert.throws(() => checkDataset("a\n1\n", { label: "b" }), /no column "b"/);
  });

  it("finds nothing in a sound table", () => {
    assert.deepEqual(found("a,b,y\n1,9,p\n2,7,q\n3,8,p\n4,6,q\n", { label: "y" }), []);
  });

  it("finds each fault", () => {
    assert.deepEqual(found("a,a\n1,2\n2,1\n3,5\n"), ["serious: header"]);
    assert.deepEqual(found("a,b\n1,\n2,\n3,4\n"), ["note: missing", "serious: missing", "note: constant"]);
    assert.deepEqual(found("a\n1\nx\n3\n"), ["serious: type"]);
    assert.deepEqual(found("a,b\n1,1\n1,1\n2,7\n3,2\n"), ["note: repeated row"]);
    assert.deepEqual(found("a,y\n1,p\n1,q\n2,p\n", { label: "y" }), ["note: repeated row", "serious: contradiction"]);
    assert.deepEqual(found("a,b\n1,2.01\n2,4\n3,6\n"), ["note: nearly identical"]);
    assert.deepEqual(found("a,y\n1,p\n2,p\n", { label: "y" }), ["serious: class"]);
    assert.deepEqual(found("a,y\n1,p\n2,\n", { label: "y" }), ["serious: class"]);
    const far = `a\n${Array.from({ length: 100 }, (_, i) => i % 10).join("\n")}\n9999\n`;
    assert.deepEqual(
      found(far).filter((finding) => finding.includes("far")),
      ["note: far value"],
    );
    const rare = `a,y\n${Array.from({ length: 40 }, (_, i) => `${i},${i === 0 ? "p" : "q"}`).join("\n")}\n`;
    assert.deepEqual(found(rare, { label: "y" }), ["note: class"]);
  });

  it("ends with the code that the fault deserves", async () => {
    const write = async (name: string, csv: string) => {
      await writeFile(join(folder, name), csv);
      return join(folder, name);
    };
    const sound = await write("sound.csv", "id,a,y\n1,5,p\n2,7,q\n");
    const good = await start("dataset-checker.mjs", [sound, "--label", "y", "--ignore", "id", "--json"]);
    assert.equal(good.code, 0, good.err);
    assert.deepEqual((JSON.parse(good.out) as { classes: object }).classes, { p: 1, q: 1 });
    const torn = await start("dataset-checker.mjs", [await write("torn.csv", "a,y\n1,p\n1,q\n"), "--label", "y"]);
    assert.deepEqual([torn.code, /1 serious/.test(torn.out)], [1, true]);
    assert.equal((await start("dataset-checker.mjs", [await write("bad.csv", 'a\n"')])).code, 2);
    assert.equal((await start("dataset-checker.mjs", [])).code, 2);
  });
});

describe("onnx-inspector", () => {
  const model = encodeOnnx(
    { featureCount: 2, classCount: 2, weights: new Float64Array(4), bias: new Float64Array(2), iterations: 0 },
    undefined,
    { name: "tiny", description: "for the test", inputs: "a,b", properties: { author: "nobody", __proto__x: "y" } },
  );

  it("reads back what was written", () => {
    assert.deepEqual(inspectOnnx(model), {
      irVersion: 8,
      producer: "ftns-market-seed 1",
      description: "for the test",
      opsets: { "ai.onnx": 17 },
      metadata: { author: "nobody", __proto__x: "y" },
      inputs: [{ name: "features", type: "float32", shape: ["N", 2] }],
      outputs: [
        { name: "label", type: "int64", shape: ["N"] },
        { name: "probabilities", type: "float32", shape: ["N", 2] },
      ],
      operators: { ArgMax: 1, Gemm: 1, Softmax: 1 },
      parameters: 6,
      warnings: [],
    });
  });

  it("warns of foreign operators and of tensors in other files", () => {
    // A graph with one node of the domain "evil" and one tensor whose data location is EXTERNAL.
    const node = [0x3a, 4, ...Buffer.from("evil"), 0x22, 1, 0x58];
    const tensor = [0x42, 1, 0x74, 0x70, 1];
    const graph = [0x0a, node.length, ...node, 0x2a, tensor.length, ...tensor];
    const { warnings, operators } = inspectOnnx(Uint8Array.from([0x08, 8, 0x3a, graph.length, ...graph]));
    assert.deepEqual(operators, { "evil.X": 1 });
    assert.equal(warnings.length, 2);
  });

  it("refuses anything else, and every cut of a model, without crashing", async () => {
    let accepted = 0;
    for (let length = 0; length < model.length; length++) {
      try {
        inspectOnnx(model.subarray(0, length));
        accepted++;
      } catch (error) {
        assert.ok(error instanceof Error);
        assert.doesNotMatch(error.message, /undefined|not a function|not iterable/);
      }
    }
    // Behind the graph a cut between two fields leaves a valid message.
    assert.ok(accepted < 5, `${accepted} cuts accepted`);
    assert.throws(() => inspectOnnx(new Uint8Array()), /not an ONNX model/);
    assert.throws(() => inspectOnnx(new Uint8Array(20).fill(0xff)), /not an ONNX model/);
    await writeFile(join(folder, "no.onnx"), "PK");
    assert.equal((await start("onnx-inspector.mjs", [join(folder, "no.onnx")])).code, 2);
  });
});
