// @vitest-environment node
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tarSize, tarStream, type TarEntry } from "./tar";

const entry = (path: string, content: string | Uint8Array<ArrayBuffer>): TarEntry => ({
  path,
  file: new Blob([content]),
});

async function bytesOf(entries: readonly TarEntry[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of tarStream(entries)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

const LONG_FOLDER = `${"folder/".repeat(20)}name.txt`;
const TOO_LONG = `${"x".repeat(140)}/${"y".repeat(140)}.txt`;
const ENTRIES = [
  entry("model/weights.bin", new Uint8Array(5 * 1_048_576 + 7).fill(9)),
  entry("model/empty", ""),
  entry("model/Größe 量.txt", "umlaut"),
  entry(LONG_FOLDER, "long"),
  entry(TOO_LONG, "too long"),
];

describe("tarStream", () => {
  it("is read by tar, with every name and byte", async () => {
    const folder = mkdtempSync(join(tmpdir(), "tar-"));
    const archive = join(folder, "a.tar");
    writeFileSync(archive, await bytesOf(ENTRIES));
    execFileSync("tar", ["xf", archive, "-C", folder]);
    for (const { path, file } of ENTRIES) {
      expect(readFileSync(join(folder, path)).equals(Buffer.from(await file.arrayBuffer())), path).toBe(true);
    }
    const listed = execFileSync("tar", ["tvf", archive, "--utc", "--numeric-owner"], { encoding: "utf8" });
    expect(listed.split("\n")[0]).toMatch(/^-rw-r--r-- 0\/0 .* 1970-01-01 00:00 /);
  });

  it("has the size that was told before", async () => {
    expect((await bytesOf(ENTRIES)).length).toBe(tarSize(ENTRIES));
    expect(tarSize([])).toBe(1_024);
  });

  it("is the same in whatever order the files come", async () => {
    const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    expect(digest(await bytesOf(ENTRIES))).toBe(digest(await bytesOf([...ENTRIES].reverse())));
  });

  it("writes the size of a gigantic file where it fits", () => {
    const file = { size: 9 * 2 ** 30 } as Blob;
    expect(tarSize([{ path: "a", file }])).toBe(9 * 2 ** 30 + 3 * 512 + 1_024);
  });

  it("fails when a file is not what it was", async () => {
    const shrunk = { size: 10, slice: () => new Blob(["short"]) } as unknown as Blob;
    await expect(bytesOf([{ path: "a.txt", file: shrunk }])).rejects.toThrow("“a.txt” changed");
  });
});
