import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, it } from "node:test";

import { compareSizes } from "../../scripts/check/contract-sizes.ts";

const CHECK = join(import.meta.dirname, "../../scripts/check/sizes.ts");

function code(bytes: number): string {
  return `0x${"00".repeat(bytes)}`;
}

describe("sizes", () => {
  let root: string;

  function write(file: string, content: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }

  function writeArtifact(name: string, runtime: number, rest: object = {}): void {
    const artifact = {
      contractName: name,
      abi: [{ type: "function" }],
      bytecode: code(runtime + 100),
      deployedBytecode: code(runtime),
      linkReferences: {},
      ...rest,
    };
    write(`artifacts/contracts/token/${name}.sol/${name}.json`, JSON.stringify(artifact));
  }

  function writeSnapshot(sizes: Record<string, number>): void {
    write("bench/sizes.json", JSON.stringify(sizes));
  }

  function runCheck(...args: string[]) {
    const { status, stderr } = spawnSync(process.execPath, [CHECK, "--root", root, ...args], { encoding: "utf8" });
    return { status, problems: stderr };
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "ftns-sizes-"));
    writeArtifact("Vault", 24_576);
    writeSnapshot({ Vault: 24_576 });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("passes a contract of exactly the limit, as in the snapshot", () => {
    assert.deepEqual(runCheck(), { status: 0, problems: "" });
  });

  it("fails on one byte more", () => {
    writeArtifact("Vault", 24_577);
    const { status, problems } = runCheck("--update");
    assert.equal(status, 1);
    assert.match(problems, /^Vault: 24577 bytes, EIP-170 allows 24576/);
  });

  it("fails on too much initcode and on a linked library", () => {
    writeArtifact("Vault", 24_576, { bytecode: code(49_153), linkReferences: { "a.sol": {} } });
    const { problems } = runCheck();
    assert.match(problems, /EIP-3860/);
    assert.match(problems, /links a library/);
  });

  it("leaves out interfaces and libraries with internal functions only", () => {
    writeArtifact("IVault", 0);
    writeArtifact("Ids", 57, { abi: [{ type: "error" }] });
    assert.equal(runCheck().status, 0);
  });

  it("compares with the snapshot, and --update writes it", () => {
    writeSnapshot({ Vault: 20_000 });
    const { status, problems } = runCheck();
    assert.equal(status, 1);
    assert.match(problems, /grew from 20000 to 24576 bytes \(\+22.9 %\)/);
    assert.equal(runCheck("--update").status, 0);
    assert.deepEqual(JSON.parse(readFileSync(join(root, "bench/sizes.json"), "utf8")), { Vault: 24_576 });
    assert.equal(runCheck().status, 0);
  });

  it("fails when nothing is built", () => {
    rmSync(join(root, "artifacts"), { recursive: true });
    assert.match(runCheck().problems, /no built contracts/);
  });

  it("allows growth of 2 % and not a byte more, names new and gone contracts", () => {
    assert.deepEqual(compareSizes({ A: 10_000 }, { A: 10_200 }), []);
    assert.equal(compareSizes({ A: 10_000 }, { A: 10_201 }).length, 1);
    assert.match(compareSizes({}, { A: 1 })[0]!, /not in the snapshot/);
    assert.match(compareSizes({ A: 1 }, {})[0]!, /no longer built/);
  });

  it("fails on a file of 401 lines, not of 400", () => {
    write("contracts/token/A.sol", "// line\n".repeat(400));
    assert.equal(runCheck().status, 0);
    write("contracts/token/A.sol", "// line\n".repeat(401));
    assert.match(runCheck().problems, /^contracts\/token\/A\.sol: 401 lines/);
  });

  it("fails on a function of 61 lines, not of 60, and not on a group of tests", () => {
    const body = (lines: number) => "  f();\n".repeat(lines - 2);
    write("sdk/src/a.ts", `// first\nexport function long() {\n${body(60)}}\n`);
    write("sdk/test/a.test.ts", `describe("group", () => {\n${body(90)}});\n`);
    assert.equal(runCheck().status, 0);
    write("sdk/src/a.ts", `// first\nexport function long() {\n${body(61)}}\n`);
    write("scripts/a.ts", `const arrow = () => {\n${body(61)}};\n`);
    const { problems } = runCheck();
    assert.match(problems, /^sdk\/src\/a\.ts:2: long has 61 lines/m);
    assert.match(problems, /^scripts\/a\.ts:1: arrow has 61 lines/m);
  });
});
