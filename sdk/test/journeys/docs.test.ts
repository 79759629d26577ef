// The story of docs/sdk.md, run as it is printed.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { promisify } from "node:util";
import { startWholeMarket, type WholeMarket } from "../support/whole-market.ts";

const ROOT = join(import.meta.dirname, "../../..");
/** Inside the project, so that the program finds its packages; git-ignored. */
const FOLDER = join(ROOT, "sdk/build", `docs-${process.pid}`);

let whole: WholeMarket;

before(async () => {
  whole = await startWholeMarket();
  await mkdir(FOLDER, { recursive: true });
});
after(async () => {
  await whole.stop();
  await rm(FOLDER, { recursive: true, force: true });
});

it("docs/sdk.md: the story works as it is printed", async () => {
  const page = await readFile(join(ROOT, "docs/sdk.md"), "utf8");
  const story = /<!-- story -->\s+```ts\n(.*?)```/s.exec(page)?.[1] ?? assert.fail("the page has no story");
  assert.ok(story.trimEnd().split("\n").length <= 65, "the story is short");
  const program = join(FOLDER, "story.ts");
  const market = join(FOLDER, "market.json");
  await writeFile(program, story);
  await writeFile(market, JSON.stringify(whole.devnet.deployment));
  const { chain: RPC, ipfs: IPFS, graph: GRAPH } = whole.devnet.urls;
  const env = { ...process.env, RPC, IPFS, GRAPH, MARKET: market };
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env, cwd: ROOT });
  assert.equal(stdout, "Anything at all: a model, a data set, a program. Sold 1, withdrawn 11.875 FTNS.\n");
});
