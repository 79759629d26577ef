import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";

import { makeLargeFile } from "../../scripts/seed/index.ts";

const MIB = 1_048_576;

describe("makeLargeFile", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "seed-large-"));
  });
  after(() => rm(folder, { recursive: true }));

  const make = async (bytes: number) => {
    await makeLargeFile(join(folder, "file"), bytes);
    return readFile(join(folder, "file"));
  };

  it("writes exactly the bytes asked for, the same ones every time", async () => {
    const file = await make(3 * MIB + 5);
    assert.equal(file.length, 3 * MIB + 5);
    assert.deepEqual(await make(3 * MIB + 5), file);
    assert.deepEqual(await make(MIB), file.subarray(0, MIB));
    assert.equal((await make(1)).length, 1);
  });

  it("writes the same bytes on every machine", async () => {
    const digest = createHash("sha256")
      .update(await make(MIB + 1))
      .digest("hex");
    assert.equal(digest, "df0b61d602b9635c9fbe531b39aefd9652af8613cd823147c18e2a0b86a82803");
  });

  it("repeats nothing and cannot be compressed", async () => {
    const file = await make(2 * MIB);
    assert.notDeepEqual(file.subarray(0, MIB), file.subarray(MIB));
    assert.ok(gzipSync(file).length > file.length);
  });

  it("streams: 100 MiB take no more memory than a few", async () => {
    const before_ = process.memoryUsage().rss;
    await makeLargeFile(join(folder, "file"), 100 * MIB);
    const grown = (process.memoryUsage().rss - before_) / MIB;
    assert.equal((await stat(join(folder, "file"))).size, 100 * MIB);
    assert.ok(grown < 60, `${grown} MiB`);
  });

  it("refuses sizes that are none", async () => {
    for (const bytes of [0, -1, 1.5, NaN, Infinity]) {
      await assert.rejects(makeLargeFile(join(folder, "none"), bytes), /cannot be made/);
    }
    await assert.rejects(stat(join(folder, "none")), /ENOENT/);
  });
});
