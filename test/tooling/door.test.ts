import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";

const DOOR = join(import.meta.dirname, "../../scripts/bootstrap/run.mjs");

/** Prints its arguments, waits when told to, and tells which signal ended it. */
const PROGRAM = `
const [what, ...rest]: string[] = process.argv.slice(2);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    console.log("ended by " + signal);
    process.exit(9);
  });
}
console.log(what + " " + rest.join(",") + " on " + process.versions.node);
if (what === "wait") setTimeout(() => {}, 20_000);
if (what === "fail") process.exit(7);
if (what === "crash") process.kill(process.pid, "SIGKILL");
`;

describe("the door of the npm scripts", () => {
  let folder: string;
  let program: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ftns-door-"));
    program = join(folder, "program.ts");
    writeFileSync(program, PROGRAM);
  });
  after(() => rmSync(folder, { recursive: true }));

  async function enter(args: string[], signal?: NodeJS.Signals, door = DOOR) {
    const child = spawn(process.execPath, [door, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        output += text;
        if (signal !== undefined && text.startsWith("wait")) child.kill(signal);
      });
    }
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    return { code, output };
  }

  it("runs TypeScript with its arguments on the packaged Node", async () => {
    const { code, output } = await enter([program, "hello", "a", "b"]);
    assert.equal(code, 0);
    assert.match(output, /^hello a,b on 24\./);
  });

  it("runs an installed tool", async () => {
    assert.match((await enter(["prettier", "--version"])).output, /^\d+\.\d+\.\d+\n$/);
  });

  it("hands back the exit code, and 128 + n for a signal", async () => {
    assert.equal((await enter([program, "fail"])).code, 7);
    assert.equal((await enter([program, "crash"])).code, 137);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`forwards ${signal} and waits for the end`, { timeout: 10_000 }, async () => {
      const { code, output } = await enter([program, "wait"], signal);
      assert.equal(code, 9);
      assert.match(output, new RegExp(`ended by ${signal}\n$`));
    });
  }

  it("never installs through a link to another node_modules", async () => {
    const linked = join(folder, "linked");
    cpSync(join(DOOR, ".."), join(linked, "scripts/bootstrap"), { recursive: true });
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync(join(folder, "elsewhere"), join(linked, "node_modules"));
    const { code, output } = await enter(["anything"], undefined, join(linked, "scripts/bootstrap/run.mjs"));
    assert.equal(code, 1);
    assert.match(output, /^node_modules is a link/);
  });

  it("says what is missing", async () => {
    assert.deepEqual(await enter(["nowhere.ts"]), { code: 1, output: "nowhere.ts: no such script or tool\n" });
    assert.match((await enter([])).output, /^usage: /);
  });
});
