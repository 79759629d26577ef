import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parquetWriteBuffer } from "hyparquet-writer";
import { evaluators } from "../../src/index.ts";
import { checkOf, file, hex, utf8 } from "./fixtures.ts";

const { evaluateData } = evaluators;
const data = (name: string) => file(name, readFileSync(new URL(`../../../data/${name}`, import.meta.url)));

async function valueOf(
  text: string | Uint8Array,
  check: string,
  options: Omit<evaluators.DataToEvaluate, "file"> = {},
) {
  return checkOf(await evaluateData({ file: file("t.csv", text), ...options }), `data.${check}`).value;
}

describe("evaluateData of CSV files", () => {
  it("measures Fisher's irises: three rows repeat earlier ones", async () => {
    const evaluation = await evaluateData({ file: data("iris.csv"), label: "CLASS" });
    assert.equal(checkOf(evaluation, "data.rows").detail, "150 rows of 5 columns.");
    assert.deepEqual(
      ["completeness", "uniqueness", "types", "well-formed", "balance"].map(
        (name) => checkOf(evaluation, `data.${name}`).value,
      ),
      [1, 0.98, 1, 1, 1],
    );
    assert.equal(evaluation.score, 9_960); // (30 + 0.98 * 20 + 20 + 15 + 15) / 100
  });

  it("measures the balance of the breast masses", async () => {
    const evaluation = await evaluateData({ file: data("wdbc.data"), label: "Diagnosis" });
    const p = 357 / 569;
    const entropy = -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));
    assert.ok(Math.abs(checkOf(evaluation, "data.balance").value! - entropy) < 1e-6);
  });

  it("reads tabs, and a file without a header when told so", async () => {
    const evaluation = await evaluateData({ file: data("sms_spam.tsv"), header: false, label: "column 1" });
    assert.equal(checkOf(evaluation, "data.rows").detail, "5574 rows of 2 columns.");
    assert.match(checkOf(evaluation, "data.balance").detail, /“ham” 4827, “spam” 747/);
  });

  it("counts empty cells and what stands for them", async () => {
    assert.equal(await valueOf("a,b\n1,NA\n,2\nnull,NaN\n5,6\n", "completeness"), 0.5);
  });

  it("counts rows that are too short, too long, or have a quote that does not end", async () => {
    assert.equal(await valueOf("a,b\n1,2\n3\n4,5,6\n7,8\n", "well-formed"), 0.5);
    assert.equal(await valueOf('a,b\n1,2\n3,"4\n', "well-formed"), 0.5);
    assert.equal(await valueOf(Uint8Array.from([...utf8("a,b\n1,2\n3,"), 0xff, 0x0a]), "well-formed"), 0.5);
  });

  it("counts cells that are not of their column's type, but lets text be anything", async () => {
    assert.equal(await valueOf("a,b\n1,x\n2,7\n3,y\nfour,z\n", "types"), 0.875);
    assert.equal(await valueOf("a\n2020-01-01\n2020-01-02T10:00:00Z\n2020-01-03\nsoon\n", "types"), 0.75);
    assert.equal(await valueOf("a\n1e5\n-2.5\n+3\n.5\n", "types"), 1);
  });

  it("gives no balance to one class, and no weight to a balance without a label", async () => {
    assert.equal(await valueOf("a,b\n1,x\n2,x\n", "balance", { label: "b" }), 0);
    const { score, checks } = await evaluateData({ file: file("t.csv", "a,b\n1,x\n2,x\n") });
    assert.equal(score, 10_000);
    assert.ok(!checks.some(({ name }) => name === "data.balance"));
  });

  it("reads a gigantic cell as fast as any other", async () => {
    const started = performance.now();
    assert.equal(await valueOf(`a\n${"1".repeat(4_000_000)}x\n${"2".repeat(4_000_000)}\n`, "completeness"), 1);
    assert.ok(performance.now() - started < 5_000);
  });

  it("reads a file of stray quotes without filling the memory", async () => {
    const before = process.memoryUsage().rss;
    assert.equal(await valueOf(`a,b\n"${'x"y'.repeat(1_000_000)}\n1,2\n`, "well-formed"), 0.5);
    assert.ok(process.memoryUsage().rss - before < 500_000_000);
  });

  it("keeps what looks like data out of the header", async () => {
    const rows = async (text: string) => checkOf(await evaluateData({ file: file("t.csv", text) }), "data.rows").detail;
    assert.equal(await rows("1,2\n3,4\n"), "2 rows of 2 columns.");
    assert.equal(await rows("a,a\n3,4\n"), "2 rows of 2 columns.");
    assert.equal(await rows("a,b\r\n3,4\r\n\r\n"), "1 rows of 2 columns.");
  });

  it("shows nothing that deceives of a stranger's names", async () => {
    const evaluation = await evaluateData({ file: file("t.csv", "a\u202Eb,c\n1,1\nx,1\n2,1\n") });
    assert.match(checkOf(evaluation, "data.types").detail, /“a b”/);
  });

  it("fails a file without rows", async () => {
    for (const text of ["", "a,b\n", "\n\n"]) {
      const evaluation = await evaluateData({ file: file("t.csv", text) });
      assert.equal(checkOf(evaluation, "data.rows").outcome, "failed");
      assert.equal(evaluation.score, 0);
    }
  });

  it("refuses more than a million rows, more than 256 MiB, and a label that is none", async () => {
    const million = "1\n".repeat(1_000_000);
    const { checks } = await evaluateData({ file: file("t.csv", million) });
    assert.equal(checks[0]?.detail, "1000000 rows of 1 columns.");
    await assert.rejects(
      evaluateData({ file: file("t.csv", `${million}1\n`) }),
      /more than 1,000,000 rows. Evaluate a sample/,
    );
    await assert.rejects(evaluateData({ file: file("t.csv", new Uint8Array(268_435_457)) }), /longer than 256 MiB/);
    await assert.rejects(evaluateData({ file: data("iris.csv"), label: "KIND" }), /no column “KIND”/);
    const ids = Array.from({ length: 1_001 }, (_, index) => `id${index}`).join("\n");
    await assert.rejects(evaluateData({ file: file("t.csv", `id\n${ids}\n`), label: "id" }), /does not hold classes/);
  });

  it("fails a table of too many columns", async () => {
    const wide = await evaluateData({ file: file("t.csv", "a,".repeat(10_001)) });
    assert.match(checkOf(wide, "data.rows").detail, /more than 10,000 columns/);
  });
});

describe("evaluateData of Parquet files", () => {
  const columns = [
    { name: "length", data: [1.5, 2.5, 2.5, null], type: "DOUBLE" as const },
    { name: "count", data: [1n, 2n, 2n, 3n], type: "INT64" as const },
    { name: "kind", data: ["a", "b", "b", "b"], type: "STRING" as const },
  ];

  it("measures the same as of a CSV, whatever it is called", async () => {
    for (const codec of ["SNAPPY", "UNCOMPRESSED"] as const) {
      const bytes = new Uint8Array(parquetWriteBuffer({ columnData: columns, codec }));
      const parquet = await evaluateData({ file: file("t.data", bytes), label: "kind" });
      const csv = await evaluateData({
        file: file("t.csv", "length,count,kind\n1.5,1,a\n2.5,2,b\n2.5,2,b\n,3,b\n"),
        label: "kind",
      });
      assert.deepEqual(parquet.checks, csv.checks);
      assert.equal(parquet.options["format"], "parquet");
    }
  });

  it("reads every group of rows", async () => {
    const data = Array.from({ length: 2_500 }, (_, index) => index);
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: "n", data, type: "INT32" }], rowGroupSize: 1_000 }),
    );
    const evaluation = await evaluateData({ file: file("t.parquet", bytes) });
    assert.equal(checkOf(evaluation, "data.rows").detail, "2500 rows of 1 columns.");
    assert.equal(evaluation.score, 10_000);
  });

  it("fails a file that is cut or made up", async () => {
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: columns }));
    for (const broken of [
      bytes.subarray(0, 60),
      Uint8Array.from([...bytes.subarray(0, 30), ...bytes.subarray(31)]),
      hex("50415231ffffffffffffff7f50415231"),
    ]) {
      const evaluation = await evaluateData({ file: file("t.parquet", broken), format: "parquet" });
      assert.equal(checkOf(evaluation, "data.rows").outcome, "failed");
    }
  });
});
