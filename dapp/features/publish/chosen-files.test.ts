// @vitest-environment node
import { describe, expect, it } from "vitest";
import { artifactSize, fingerprintOf, mediaTypeOf, type ChosenFiles } from "./chosen-files";
import { chosenFromList, recordOf } from "./read-chosen";
import { isPickle } from "./pickle";
import type { TarEntry } from "./tar";

const inFolder = (path: string, content: BlobPart): File => {
  const file = new File([content], path.split("/").at(-1) ?? path);
  Object.defineProperty(file, "webkitRelativePath", { value: path });
  return file;
};
function alone(name: string, content: BlobPart): File {
  const file = new File([content], name);
  Object.defineProperty(file, "webkitRelativePath", { value: "" });
  return file;
}
const entry = (path: string, content: BlobPart): TarEntry => ({ path, file: new Blob([content]) });
const chosen = (files: readonly File[]): ChosenFiles => chosenFromList(files) ?? expect.fail();

describe("chosenFromList", () => {
  it("takes one file as it is", () => {
    expect(chosen([alone("a.csv", "1,2")])).toMatchObject({ name: "a.csv", isFolder: false });
    expect(artifactSize(chosen([alone("a.csv", "1,2")]))).toBe(3);
  });
  it("makes one archive of several, and of a folder with paths inside of it", () => {
    expect(chosen([alone("a", "1"), alone("b", "2")])).toMatchObject({ name: "files", isFolder: true });
    const folder = chosen([inFolder("set/a.csv", "1"), inFolder("set/b/c.csv", "2"), inFolder("set/.DS_Store", "3")]);
    expect(folder.name).toBe("set");
    expect(folder.entries.map(({ path }) => path)).toEqual(["a.csv", "b/c.csv"]);
    expect(artifactSize(folder)).toBe(4 * 512 + 1_024);
  });
  it("takes nothing from nothing", () => expect(chosenFromList([])).toBeUndefined());
});

describe("fingerprintOf", () => {
  it("knows the same files again, in any order, and no others", async () => {
    const files = [inFolder("set/a", "one"), inFolder("set/b", "two")];
    const known = await fingerprintOf(chosen(files));
    expect(await fingerprintOf(chosen([...files].reverse()))).toBe(known);
    expect(await fingerprintOf(chosen([inFolder("set/a", "one"), inFolder("set/b", "twO")]))).not.toBe(known);
    expect(await fingerprintOf(chosen([inFolder("set/a", "one"), inFolder("set/c", "two")]))).not.toBe(known);
  });
  it("notices another beginning, middle or end of a large file", async () => {
    const bytes = new Uint8Array(3 * 1_048_576);
    const known = await fingerprintOf(chosen([alone("a.bin", bytes)]));
    for (const place of [0, 1_048_576 * 1.5, bytes.length - 1]) {
      const other = bytes.slice();
      other[place] = 1;
      expect(await fingerprintOf(chosen([alone("a.bin", other)])), String(place)).not.toBe(known);
    }
  });
});

describe("isPickle", () => {
  it.each([
    ["model.pkl", "", true],
    ["weights.PT", "", true],
    ["model.bin", new Uint8Array([0x80, 4, 0x95]), true],
    ["pytorch_model.bin", "PK\u0003\u0004 archive/data.pkl", true],
    ["model.bin", new Uint8Array([1, 2, 3]), false],
    ["model.safetensors", new Uint8Array([0x80, 4]), false],
    ["model.onnx", "", false],
  ] as const)("%s", async (path, content, expected) => expect(await isPickle(entry(path, content))).toBe(expected));
});

describe("recordOf", () => {
  it("warns of pickles and of hidden files", async () => {
    const record = await recordOf(chosen([inFolder("m/a.pkl", "x"), inFolder("m/.env", "secret")]));
    expect(record.warnings.join("\n")).toMatch(/a\.pkl: Python pickle.*safetensors or ONNX[\s\S]*\.env: hidden/);
    expect(record.files.map(({ path }) => path)).toEqual([".env", "a.pkl"]);
  });
});

describe("mediaTypeOf", () => {
  it("trusts the browser, then the name", () => {
    expect(mediaTypeOf({ path: "a", file: new Blob([], { type: "Text/CSV;charset=utf-8" }) })).toBe("text/csv");
    expect(mediaTypeOf(entry("a.parquet", ""))).toBe("application/vnd.apache.parquet");
    expect(mediaTypeOf(entry("a.onnx", ""))).toBe("application/octet-stream");
  });
});
