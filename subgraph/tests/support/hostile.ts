import type { FileContent } from "./case.ts";

const MAX_BYTES = 1_048_576;
const utf8 = new TextEncoder();

/** A document of exactly `bytes` bytes. */
function documentOf(bytes: number): string {
  const start = '{"name":"big","description":"';
  return `${start}${"x".repeat(bytes - start.length - 2)}"}`;
}

function raw(...parts: (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === "string" ? utf8.encode(part) : Uint8Array.from(part))));
}

/** Files that are no metadata: what comes out must be marked malformed, and indexing must go on. */
export const MALFORMED: Readonly<Record<string, FileContent>> = {
  "an empty file": "",
  "white space": " \n\t ",
  null: "null",
  true: "true",
  "a number": "1e400",
  "a text": '"name"',
  "an empty list": "[]",
  "a list of documents": '[{"name":"x"}]',
  "an object without a name": '{"description":"x"}',
  "a name of null": '{"name":null}',
  "a name that is a number": '{"name":7}',
  "a name that is a list": '{"name":["x"]}',
  "a name that is an object": '{"name":{"name":"x"}}',
  "an empty name": '{"name":""}',
  "a name of spaces": '{"name":"  \\n\\t "}',
  "a name of invisible characters": '{"name":"\\u200e\\u202e\\u2066\\u0000\\u0007\\ufeff"}',
  "a page of a gateway": "<!doctype html><html><body>504 Gateway Time-out</body></html>",
  "cut off in the middle": '{"name":"x","descr',
  "a trailing comma": '{"name":"x",}',
  "two documents": '{"name":"x"}{"name":"y"}',
  "100,000 lists in lists": `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
  "100,000 objects in a field": `{"name":"x","description":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`,
  "half of a surrogate pair": '{"name":"x\\ud800"}',
  "the other half": '{"name":"\\udc00x"}',
  "a raw NUL byte": raw('{"name":"a', [0], 'b"}'),
  "invalid UTF-8": raw('{"name":"', [0xff, 0xfe, 0xc0, 0x80], '"}'),
  "an overlong encoding": raw('{"name":"', [0xe0, 0x80, 0xaf], '"}'),
  "a surrogate in UTF-8": raw('{"name":"', [0xed, 0xa0, 0x80], '"}'),
  "UTF-16": raw([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  "random bytes": Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 256),
  "one byte more than a block": documentOf(MAX_BYTES + 1),
  "more than 1,000 keys": `{"name":"x",${Array.from({ length: 50_000 }, (_, i) => `"k${i}":0`).join(",")}}`,
};

/** Documents with a good name and something wrong beside it: the name is read, the rest is cut or left out. */
export const ODD: Readonly<Record<string, { readonly content: string; readonly fields: Record<string, unknown> }>> = {
  "every field of the wrong kind": {
    content: JSON.stringify({
      name: "odd",
      description: ["x"],
      tags: { a: 1 },
      category: 5,
      framework: null,
      task: true,
      languages: 7,
      licence: "MIT",
      image: {},
      external_url: [],
      artifact: [1],
    }),
    fields: {
      name: "odd",
      description: "",
      tags: [],
      framework: null,
      languages: [],
      licenceSpdx: null,
      artifactSize: null,
      facets: [],
    },
  },
  "lists of mixed kinds": {
    content: '{"name":"odd","tags":[null,1,"a",["b"],{"c":1},"a","","  ","B"],"languages":"en"}',
    fields: { tags: ["a", "B"], languages: ["en"], facets: ["language:en", "tag:a", "tag:b"] },
  },
  "a hundred thousand tags": {
    content: `{"name":"odd","tags":[${Array.from({ length: 100_000 }, (_, i) => `"t${i}"`).join(",")}]}`,
    fields: { tags: Array.from({ length: 20 }, (_, i) => `t${i}`) },
  },
  "a name that is far too long": {
    content: JSON.stringify({ name: "n".repeat(100_000) }),
    fields: { name: "n".repeat(120), status: "Readable" },
  },
  "a name cut between two halves of a character": {
    content: JSON.stringify({ name: `${"n".repeat(119)}\u{1f600}\u{1f600}` }),
    fields: { name: `${"n".repeat(119)}\u{1f600}` },
  },
  "a description of one block": { content: documentOf(MAX_BYTES), fields: { description: "x".repeat(20_000) } },
  "control and direction characters": {
    content: '{"name":"a\\u0000b\\u202ec\\u2067d\\u009fe\\nf\\tg","description":"one\\r\\ntwo\\u0001\\u0000"}',
    fields: { name: "abcde f g", description: "one\ntwo" },
  },
  "text in other scripts": {
    content: JSON.stringify({ name: "模型 — Čeština — नमूना", tags: ["ÉTÉ"] }),
    fields: { name: "模型 — Čeština — नमूना", tags: ["ÉTÉ"], facets: ["tag:été"] },
  },
  "a fraction for a size": { content: '{"name":"odd","artifact":{"size":1.5}}', fields: { artifactSize: null } },
  "an exponent for a size": { content: '{"name":"odd","artifact":{"size":1e300}}', fields: { artifactSize: null } },
  "a negative size": { content: '{"name":"odd","artifact":{"size":-1}}', fields: { artifactSize: null } },
  "a size of a thousand digits": {
    content: `{"name":"odd","artifact":{"size":${"9".repeat(1_000)}}}`,
    fields: { name: "odd", artifactSize: null },
  },
  "a size as a text": { content: '{"name":"odd","artifact":{"size":"5"}}', fields: { artifactSize: null } },
  "a name twice": { content: '{"name":"first","name":"second"}', fields: { name: "second" } },
  "keys of objects as traps": {
    content: '{"__proto__":{"name":"p"},"constructor":{},"name":"odd","":"x"}',
    fields: { name: "odd" },
  },
};
