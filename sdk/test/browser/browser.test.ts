import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { parquetWriteBuffer } from "hyparquet-writer";
import * as evaluators from "../../src/evaluators/index.ts";
import { file, irisBenchmark, irisModel, load, utf8, zipOf } from "../evaluators/fixtures.ts";
import { startIpfsServer, type IpfsServer } from "../ipfs/ipfs-server.ts";
import { launchChromium } from "./chromium.ts";
import type { InPage, PackedFile } from "./in-page.ts";
import { servePages, type Pages } from "./pages.ts";

const MIB = 1_048_576;
const SIZE = 24 * MIB + 4321;

declare const inPage: InPage;

let browser: Browser;
let pages: Pages;
let node: IpfsServer;

before(async () => {
  [browser, pages, node] = await Promise.all([launchChromium(), servePages(), startIpfsServer()]);
});
after(async () => {
  await browser.close();
  await pages[Symbol.asyncDispose]();
  await node[Symbol.asyncDispose]();
});

/** A page of the given path; what goes wrong in it ends up in `errors`. */
async function open(path: string): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(pages.url + path);
  await page.waitForFunction(() => "inPage" in globalThis);
  return { page, errors };
}

describe("in Chromium", () => {
  it("encrypts with workers, decrypts and gets the same file", async () => {
    const { page, errors } = await open("/");
    const result = await page.evaluate((size) => inPage.roundTrip(size, 2), SIZE);
    const { equal, changed, progress, used, keccak } = result;
    assert.deepEqual(
      { equal, changed, progress, used, keccak },
      { equal: true, changed: true, progress: SIZE, used: 2, keccak: "wasm" },
    );
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("works on the page's own thread where workers are forbidden", async () => {
    const { page } = await open("/no-workers");
    const { equal, used, keccak } = await page.evaluate((size) => inPage.roundTrip(size, 2), 5 * MIB);
    assert.deepEqual({ equal, used, keccak }, { equal: true, used: 0, keccak: "wasm" });
    await page.close();
  });

  it("works in plain JavaScript where WebAssembly is forbidden", async () => {
    const { page } = await open("/no-wasm");
    const { equal, keccak } = await page.evaluate((size) => inPage.roundTrip(size, 0), 2 * MIB + 5);
    assert.deepEqual({ equal, keccak }, { equal: true, keccak: "javascript" });
    await page.close();
  });

  it("goes the whole way: encrypt, upload, verify before paying, deliver, open, decrypt", async () => {
    const { page, errors } = await open("/");
    const { equal, accepted, sent } = await page.evaluate(({ size, url }) => inPage.journey(size, url), {
      size: 5 * MIB + 77,
      url: node.url,
    });
    assert.deepEqual({ equal, accepted }, { equal: true, accepted: true });
    assert.ok(sent >= 5 * MIB, `${sent} bytes were reported as sent`);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("makes and opens a keystore", async () => {
    const { page } = await open("/");
    assert.ok(await page.evaluate(() => inPage.keystore()));
    await page.close();
  });

  it("evaluates an archive to the same report as Node, byte for byte", async () => {
    const { page, errors } = await open("/");
    const iris = irisModel();
    const rows = iris.rows.map((row, index) => [...row, iris.labels[index]].join(","));
    const table = { name: "length", data: iris.rows.map(([length = 0]) => length), type: "DOUBLE" } as const;
    const archive = zipOf([
      {
        path: "README.md",
        bytes: utf8("## Composition\none two three four five six seven eight nine ten eleven twelve"),
      },
      { path: "iris.csv", bytes: utf8(["a,b,c,d,kind", ...rows].join("\n")), deflated: true },
      { path: "iris.parquet", bytes: new Uint8Array(parquetWriteBuffer({ columnData: [table] })), deflated: true },
      { path: "iris.onnx", bytes: iris.bytes, deflated: true },
    ]);
    const [artifact, benchmark] = [file("iris.zip", archive), irisBenchmark(iris)];
    const what = { artifact, kind: "dataset", label: "kind", benchmarks: [benchmark], load } as const;
    const { digest, report } = await evaluators.evaluateArtifact(what);
    const packed = [artifact, benchmark].map(({ name, bytes }) => ({
      name,
      base64: Buffer.from(bytes).toString("base64"),
    }));
    const [first, second] = packed as [PackedFile, PackedFile];
    const inChromium = await page.evaluate(([a, b]) => inPage.evaluate(a, b), [first, second] as const);
    assert.deepEqual(inChromium, { digest, scores: report.scores });
    assert.equal(report.scores.ModelPerformance, 10_000);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("stops when the user stops it", async () => {
    const { page } = await open("/");
    assert.equal(await page.evaluate((size) => inPage.abort(size), SIZE), "stopped by the user");
    await page.close();
  });
});

describe("the bundle for browsers", () => {
  it("has no built-in of Node, and loads the upload client only when one uploads", () => {
    const { inputs, outputs } = pages.metafile;
    const builtIns = Object.values(inputs).flatMap(({ imports }) =>
      imports.filter(({ external, path }) => external === true && path.startsWith("node:")),
    );
    assert.deepEqual(builtIns, []);
    const first = Object.values(outputs).find(({ entryPoint }) => entryPoint?.endsWith("in-page.ts"));
    const atStart = Object.keys(first?.inputs ?? {});
    assert.ok(atStart.some((path) => path.includes("artifact/encrypt.ts")));
    assert.deepEqual(
      atStart.filter((path) => path.includes("kubo-rpc-client")),
      [],
    );
  });

  it("loads the readers of tables only when a table is evaluated", () => {
    const { outputs } = pages.metafile;
    const first = Object.values(outputs).find(({ entryPoint }) => entryPoint?.endsWith("in-page.ts"));
    const readers = Object.keys(first?.inputs ?? {}).filter((path) => /papaparse|hyparquet|onnxruntime/.test(path));
    assert.deepEqual(readers, []);
  });
});
