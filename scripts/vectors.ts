/**
 * Writes the golden vectors that the client and the contracts are both tested against:
 *   node scripts/vectors.ts          writes test/vectors/*.json
 *   node scripts/vectors.ts --check  compares only; exit code 1 and the file's name when one differs
 * The files are committed. A changed file means a changed protocol: docs/delivery.md or docs/trust.md has to say so.
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { contentTreeVectors } from "./vectors/content-tree.ts";
import { deliveryVectors } from "./vectors/delivery.ts";
import { findingVectors } from "./vectors/findings.ts";
import { keystreamVectors } from "./vectors/keystream.ts";
import { reputationVectors } from "./vectors/reputation.ts";

const files = {
  "keystream.json": keystreamVectors,
  "content-tree.json": contentTreeVectors,
  "delivery.json": deliveryVectors,
  "reputation.json": reputationVectors,
  "findings.json": findingVectors,
};

const check = process.argv.includes("--check");
for (const [name, vectors] of Object.entries(files)) {
  const path = new URL(`../test/vectors/${name}`, import.meta.url);
  const text = JSON.stringify(await vectors(), null, 2) + "\n";
  if (!check) {
    writeFileSync(path, text);
    console.log(`wrote test/vectors/${name} (${text.length} bytes)`);
  } else if (readFileSync(path, "utf8") !== text) {
    console.error(`test/vectors/${name} is not what scripts/vectors.ts makes`);
    process.exitCode = 1;
  }
}
