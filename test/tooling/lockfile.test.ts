import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { type Lockfile, mend } from "../../scripts/bootstrap/mend-lockfile.mjs";

function lockfile(packages: Lockfile["packages"]) {
  return { name: "x", lockfileVersion: 3, packages };
}

const OWNER = {
  version: "1.0.0",
  dev: true,
  optionalDependencies: { "@a/edr-linux-arm64-musl": "1.0.0", "@a/edr-win32-x64-msvc": "1.0.0" },
};

describe("mend-lockfile", () => {
  it("adds what is left out, in npm's order of fields and packages", () => {
    const { lockfile: mended, added } = mend(lockfile({ "": {}, "node_modules/@a/edr": OWNER, "node_modules/b": {} }));
    assert.deepEqual(added, ["@a/edr-linux-arm64-musl@1.0.0", "@a/edr-win32-x64-msvc@1.0.0"]);
    const { packages } = mended;
    assert.deepEqual(Object.keys(packages), [
      "",
      "node_modules/@a/edr",
      "node_modules/@a/edr-linux-arm64-musl",
      "node_modules/@a/edr-win32-x64-msvc",
      "node_modules/b",
    ]);
    assert.equal(
      JSON.stringify(packages["node_modules/@a/edr-linux-arm64-musl"]),
      '{"version":"1.0.0","cpu":["arm64"],"dev":true,"libc":["musl"],"optional":true,"os":["linux"]}',
    );
  });

  it("changes nothing the second time", () => {
    const once = mend(lockfile({ "": {}, "node_modules/@a/edr": OWNER }));
    const twice = mend(once.lockfile);
    assert.deepEqual(twice.added, []);
    assert.equal(JSON.stringify(twice.lockfile), JSON.stringify(once.lockfile));
  });

  it("finds an entry that is nested in its owner or in a folder above it", () => {
    const owner = { optionalDependencies: { "x-linux-x64": "1.0.0" } };
    const nested = { "node_modules/o": owner, "node_modules/o/node_modules/x-linux-x64": {} };
    const above = { "node_modules/p/node_modules/o": owner, "node_modules/p/node_modules/x-linux-x64": {} };
    assert.deepEqual(mend(lockfile(nested)).added, []);
    assert.deepEqual(mend(lockfile(above)).added, []);
  });

  it("refuses what it cannot know", () => {
    const wanting = (name: string, version: string) =>
      lockfile({ "node_modules/o": { optionalDependencies: { [name]: version } } });
    assert.throws(() => mend(wanting("x-linux-x64", "^1.0.0")), /only exact versions/);
    assert.throws(() => mend(wanting("x", "1.0.0")), /says no platform/);
  });
});
