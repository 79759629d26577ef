import { METADATA_MAX_BYTES } from "../../sdk/src/metadata/index.ts";
import { DAG_PB, cidOf, fieldElement, fullMetadata } from "./metadata-fixtures.ts";

/** JSON of any content. */
export type Loose = Record<string, unknown>;

/** The full document with one field, named by its path, replaced. `undefined` removes it. */
export function changed(path: (string | number)[], value: unknown): Loose {
  const document = structuredClone(fullMetadata()) as unknown as Loose;
  const last = path.at(-1) as string;
  const holder = path.slice(0, -1).reduce<Loose>((object, key) => object[key] as Loose, document);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return document;
}

const tooLong = (length: number) => "x".repeat(length + 1);
const cid = cidOf("anything");

/** What the parser and the JSON Schema must both refuse: path, value, the field named in the problem. */
export const REFUSED: [path: (string | number)[], value: unknown, field?: string][] = [
  [["schema"], "ftns-market/metadata/v2"],
  [["name"], undefined],
  [["name"], ""],
  [["name"], "   "],
  [["name"], tooLong(120)],
  [["name"], "two\nlines"],
  [["name"], 7],
  [["name"], null],
  [["name"], ["array"]],
  [["name"], "nul\u0000"],
  [["name"], "override \u202Egnp.exe"],
  [["name"], "isolate \u2066x\u2069"],
  [["name"], "zero\u200Bwidth"],
  [["name"], "mark\u200F"],
  [["name"], "private \uE000"],
  [["name"], "lone \uD800 surrogate"],
  [["name"], "\uDC00"],
  [["name"], "line\u2028separator"],
  [["description"], ""],
  [["description"], tooLong(65_536)],
  [["description"], "bell\u0007"],
  [["description"], "turn \u202B round"],
  [["description"], "hidden \u{E0041}\u{E0042} tags"],
  [["description"], "lone \uDFFF"],
  ...Array.from("\u061C\u200E\u200F\u202A\u202E\u2066\u2069", (sign): [string[], string] => [
    ["description"],
    `a${sign}b`,
  ]),
  [["category"], "Model"],
  [["category"], 0],
  [["tags"], "healthcare"],
  [["tags"], { length: 1 }],
  [["tags"], Array.from({ length: 21 }, (_, i) => `tag ${i}`)],
  [["tags", 0], tooLong(40), "tags[0]"],
  [["tags", 1], null, "tags[1]"],
  [["framework"], null],
  [["task"], ""],
  [["languages", 0], "English", "languages[0]"],
  [["licence"], "MIT"],
  [["licence"], null],
  [["licence"], []],
  [["licence"], {}],
  [["licence"], { spdx: "MIT", textCid: cid }],
  [["licence"], { spdx: "MIT license" }, "licence.spdx"],
  [["licence"], { spdx: tooLong(31) }, "licence.spdx"],
  [["licence", "textCid"], "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKMkoS"],
  [["image"], cid],
  [["image"], `ipfs://${cid}/../x`],
  [["image"], "https://example.org/cover.png"],
  [["external_url"], "http://example.org"],
  [["external_url"], "javascript:alert(1)"],
  [["external_url"], "https://user:secret@example.org"],
  [["external_url"], "https://example.org/\u202E"],
  [["external_url"], `https://example.org/${tooLong(2_048)}`],
  [["artifact"], undefined],
  [["artifact"], []],
  [["artifact", "name"], "../classifier.onnx"],
  [["artifact", "name"], ".."],
  [["artifact", "name"], "a\\b"],
  [["artifact", "name"], "trailing."],
  [["artifact", "mediaType"], "Text/CSV"],
  [["artifact", "mediaType"], "text"],
  [["artifact", "size"], 0],
  [["artifact", "size"], -1],
  [["artifact", "size"], 1.5],
  [["artifact", "size"], "5000"],
  [["artifact", "size"], 2 ** 60],
  [["artifact", "cid"], cid.toUpperCase()],
  [["artifact", "cid"], `${cid.slice(0, -1)}b`],
  [["artifact", "cid"], `${cid}a`],
  [["artifact", "encryption"], null],
  [["artifact", "encryption", "scheme"], "ftns-market/v0"],
  [["artifact", "encryption", "H"], `0x${"f".repeat(256)}`],
  [["artifact", "encryption", "H"], `0x${fieldElement("A").repeat(2)}`],
  [["artifact", "encryption", "Y"], `0x${fieldElement("2").repeat(2)}`],
  [["artifact", "encryption", "nonce"], `0x${"0".repeat(62)}`],
  [["artifact", "encryption", "plaintextRoot"], undefined],
  [["artifact", "encryption", "leavesCid"], "bafkrei"],
  [["files"], null],
  [["files", 0, "path"], "/etc/passwd", "files[0].path"],
  [["files", 0, "path"], "a/../b", "files[0].path"],
  [["files", 0, "path"], "a//b", "files[0].path"],
  [["files", 0, "path"], "C:\\model", "files[0].path"],
  [["files", 0, "path"], "a/b/", "files[0].path"],
  [["files", 0, "path"], "a./b", "files[0].path"],
  [["files", 0, "path"], "a/b ", "files[0].path"],
  [["files", 0, "size"], -1, "files[0].size"],
  [["files"], Array.from({ length: 1_001 }, (_, i) => ({ path: `${i}`, size: 1, mediaType: "text/csv" }))],
  [["metrics", 0, "value"], "0.98", "metrics[0].value"],
  [["metrics", 0, "value"], null, "metrics[0].value"],
  [["metrics", 0, "higherIsBetter"], 1, "metrics[0].higherIsBetter"],
  [["parents", 0, "asset"], "01", "parents[0].asset"],
  [["parents", 0, "asset"], 1, "parents[0].asset"],
  [["parents", 0, "asset"], "9".repeat(79), "parents[0].asset"],
  [["parents", 0, "royaltyBps"], 0, "parents[0].royaltyBps"],
  [["parents", 0, "royaltyBps"], 10_001, "parents[0].royaltyBps"],
  [["parents"], Array.from({ length: 17 }, (_, i) => ({ asset: `${i + 1}`, royaltyBps: 1 }))],
];

/** Rules between fields, which no JSON Schema can say. */
export const REFUSED_BY_RULE: [path: (string | number)[], value: unknown, field: string][] = [
  [["tags"], ["Onnx", "onnx"], "tags[1]"],
  [["languages"], ["en", "en"], "languages[1]"],
  [["artifact", "size"], METADATA_MAX_BYTES + 1, "artifact.cid"],
  [["artifact", "cid"], cidOf("x", DAG_PB), "artifact.cid"],
  [["artifact", "encryption", "leavesCid"], cidOf("x", DAG_PB), "artifact.encryption.leavesCid"],
  [["metrics", 0, "lower"], 0.99, "metrics[0]"],
  [["metrics", 0, "upper"], 0.5, "metrics[0]"],
  [
    ["files"],
    [
      { path: "a", size: 1, mediaType: "text/csv" },
      { path: "a", size: 2, mediaType: "text/csv" },
    ],
    "files[1]",
  ],
  [
    ["parents"],
    [
      { asset: "1", royaltyBps: 1 },
      { asset: "1", royaltyBps: 2 },
    ],
    "parents[1]",
  ],
];

/** Name of a test. */
export const label = (path: (string | number)[], value: unknown) =>
  `${path.join(".")} = ${
    JSON.stringify(value)
      ?.replace(/[^\x20-\x7e]/gu, "?")
      .slice(0, 60) ?? "missing"
  }`;
