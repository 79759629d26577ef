import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = join(import.meta.dirname, "../..");

function read(pattern: string): { file: string; source: string }[] {
  return globSync(pattern, { cwd: ROOT }).map((file) => ({ file, source: readFileSync(join(ROOT, file), "utf8") }));
}

test("Solidity tests deploy the built contracts instead of compiling them with their own settings", () => {
  const shipped = new Set(
    read("contracts/**/*.sol").flatMap(({ source }) =>
      [...source.matchAll(/^contract (\w+)/gm)].map(([, name]) => name),
    ),
  );
  const tests = read("test/solidity/**/*.sol");
  assert.ok(shipped.has("Vault") && tests.length > 0, "nothing was read");

  const embedded = tests.flatMap(({ file, source }) =>
    [
      ...source.matchAll(/\bnew (\w+)\b|\btype\((\w+)\)\.(?:creation|runtime)Code/g),
      ...source.matchAll(/^(?:abstract )?contract \w+ is ([^{]+)/gm),
    ]
      .flatMap(([, ...names]) => names.flatMap((name) => name?.split(/\W+/) ?? []))
      .filter((name) => shipped.has(name))
      .map((name) => `${file}: ${name}; use deploy("${name}", …)`),
  );
  assert.deepEqual(embedded, []);
});
