// The programs of docs/sdk.md, run as they are printed.
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

/** A program of the page, by the mark before it. */
async function printed(mark: string): Promise<string> {
  const page = await readFile(join(ROOT, "docs/sdk.md"), "utf8");
  const [, code] = new RegExp(`<!-- ${mark} -->\\s+\`\`\`ts\\n(.*?)\`\`\``, "s").exec(page) ?? [];
  return code ?? assert.fail(`the page has no ${mark}`);
}

/** @returns what it prints */
async function run(name: string, code: string): Promise<string> {
  const program = join(FOLDER, `${name}.ts`);
  const market = join(FOLDER, "market.json");
  await writeFile(program, code);
  await writeFile(market, JSON.stringify(whole.devnet.deployment));
  const { chain: RPC, ipfs: IPFS, graph: GRAPH } = whole.devnet.urls;
  const env = { ...process.env, RPC, IPFS, GRAPH, MARKET: market };
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env, cwd: ROOT });
  return stdout;
}

it("docs/sdk.md: the story works as it is printed", async () => {
  const story = await printed("story");
  assert.ok(story.trimEnd().split("\n").length <= 65, "the story is short");
  const said = "Anything at all: a model, a data set, a program. Sold 1, withdrawn 11.875 FTNS.\n";
  assert.equal(await run("story", story), said);
});

it("docs/sdk.md: the vote works as it is printed, with the beginning of the story", async () => {
  const [beginning = ""] = (await printed("story")).split("// Two of the devnet's accounts.");
  const change = "Platform fee: 5 % -> 4 %, from the execution on. What was bought before keeps its own.";
  const said = `${change} Works: true. Executed with 1,000,000 FTNS for it.\n`;
  assert.equal(await run("vote", `${beginning}${await printed("vote")}`), said);
});
