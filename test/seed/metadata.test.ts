import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { Ajv2020 } from "ajv/dist/2020.js";
import { CID } from "multiformats/cid";

import {
  METADATA_MAX_BYTES,
  type Metadata,
  MetadataError,
  type MetadataProblem,
  encodeMetadata,
  metadataJsonSchema,
  parseMetadata,
} from "../../sdk/src/metadata/index.ts";
import { seededRandom } from "../../scripts/seed/models/random.ts";
import { DAG_PB, cidOf, fullMetadata } from "./metadata-fixtures.ts";
import { type Loose, REFUSED, REFUSED_BY_RULE, changed, label } from "./metadata-refused.ts";

const cid = cidOf("anything");

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parseJson = (value: unknown) => parseMetadata(bytesOf(JSON.stringify(value)));

function problemsOf(result: ReturnType<typeof parseMetadata>): MetadataProblem[] {
  assert.equal(result.ok, false, "was accepted");
  if (result.ok) throw new assert.AssertionError({ message: "unreachable" });
  assert.ok(result.problems.length > 0);
  for (const { message } of result.problems) assert.match(message, /^[\p{L}"][^\p{Cc}\p{Cf}]*\.$/u);
  return result.problems;
}

/** Asserts that exactly this field is at fault. */
function assertProblem(document: unknown, field: string): void {
  const fields = problemsOf(parseJson(document)).map((problem) => problem.field);
  assert.deepEqual([...new Set(fields)], [field]);
}

describe("parseMetadata", () => {
  it("reads a document with every field, unchanged", () => {
    assert.deepEqual(parseJson(fullMetadata()), { ok: true, metadata: fullMetadata(), ignored: [] });
  });

  it("reads a document with required fields only", () => {
    const { framework: _f, task: _t, image: _i, external_url: _u, ...metadata } = fullMetadata();
    const open: Metadata = {
      ...metadata,
      licence: { spdx: "CC-BY-4.0" },
      languages: [],
      artifact: { name: "a.csv", mediaType: "text/csv", size: 1, cid },
      tags: [],
      files: [],
      metrics: [],
      parents: [],
    };
    assert.deepEqual(parseJson(open), { ok: true, metadata: open, ignored: [] });
  });

  for (const [path, value, field] of REFUSED) {
    it(`refuses ${label(path, value)}`, () => assertProblem(changed(path, value), field ?? path.join(".")));
  }
  for (const [path, value, field] of REFUSED_BY_RULE) {
    it(`refuses by rule ${label(path, value)}`, () => assertProblem(changed(path, value), field));
  }

  it("takes the largest numbers and the longest strings that are allowed", () => {
    assert.equal(parseJson(changed(["name"], "🧪".repeat(120))).ok, true);
    assert.equal(parseJson(changed(["description"], "x".repeat(65_536))).ok, true);
    assert.equal(parseJson(changed(["parents", 0, "asset"], "9".repeat(78))).ok, true);
    const large = changed(["artifact", "cid"], cidOf("x", DAG_PB));
    Object.assign(large["artifact"] as Loose, { size: Number.MAX_SAFE_INTEGER });
    Object.assign((large["artifact"] as Loose)["encryption"] as Loose, { leavesCid: cidOf("y", DAG_PB) });
    assert.equal(parseJson(large).ok, true);
  });

  it("takes exactly the CIDs that the CID library takes", () => {
    for (let i = 0; i < 200; i++) {
      const good = cidOf(String(i));
      assert.equal(CID.parse(good).toString(), good);
      assert.equal(parseJson(changed(["artifact", "cid"], good)).ok, true, good);
    }
  });

  it("leaves unknown fields out and names them without repeating hostile names", () => {
    const document = { ...fullMetadata(), attributes: [1, 2], "\u202Eevil\u0000": 1 };
    const result = parseJson(document);
    assert.deepEqual(result, { ok: true, metadata: fullMetadata(), ignored: ["attributes", "(unprintable name)"] });
  });

  it("does not let a document reach the prototype", () => {
    const json = JSON.stringify(fullMetadata()).replace("{", '{"__proto__":{"polluted":true},"constructor":1,');
    const result = parseMetadata(bytesOf(json));
    assert.ok(result.ok);
    assert.equal((result.metadata as unknown as Loose)["polluted"], undefined);
    assert.equal(Object.getPrototypeOf(result.metadata), Object.prototype);
    assert.equal(({} as Loose)["polluted"], undefined);
  });

  it("bounds what it reports", () => {
    const tags = Array.from({ length: 20 }, () => "\u202E");
    const metrics = Array.from({ length: 100 }, () => ({}));
    assert.equal(problemsOf(parseJson({ ...fullMetadata(), tags, metrics })).length, 50);
    const strangers = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`field${i}`, i]));
    const result = parseJson({ ...fullMetadata(), ...strangers });
    assert.ok(result.ok);
    assert.equal(result.ignored.length, 20);
  });
});

describe("parseMetadata on hostile bytes", () => {
  const whole = (bytes: Uint8Array, message: RegExp) => {
    const problems = problemsOf(parseMetadata(bytes));
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.field, "");
    assert.match(problems[0]?.message ?? "", message);
  };

  for (const text of ["null", "[]", "[{}]", "7", "true", '"text"']) {
    it(`refuses ${text}`, () => whole(bytesOf(text), /must be a JSON object/));
  }
  for (const text of ["", " ", "{", "{}x", "undefined", "NaN", "{'a':1}", '{"a":1,}', '{"name":"\u0000"}', "\u0000"]) {
    it(`refuses ${JSON.stringify(text)}`, () => whole(bytesOf(text), /not valid JSON/));
  }

  it("names every missing field of an empty object", () => {
    const fields = problemsOf(parseMetadata(bytesOf("{}"))).map(({ field }) => field);
    assert.deepEqual(fields, [
      "schema",
      "name",
      "description",
      "category",
      "tags",
      "languages",
      "licence",
      "artifact",
      "files",
      "metrics",
      "parents",
    ]);
  });

  it("refuses 100,000 levels of arrays and objects", () => {
    whole(bytesOf("[".repeat(100_000)), /nested/);
    whole(bytesOf("[".repeat(100_000) + "]".repeat(100_000)), /nested/);
    whole(bytesOf('{"a":'.repeat(100_000) + "1" + "}".repeat(100_000)), /nested/);
    const inside = JSON.stringify(fullMetadata()).replace('"tags":[', `"tags":[${"[".repeat(100_000)}`);
    whole(bytesOf(inside), /nested/);
  });

  it("does not count brackets inside strings", () => {
    for (const name of ["[{".repeat(20), `\\" ${"[".repeat(20)}`, `${"[".repeat(20)}\\`]) {
      assert.equal(parseJson(changed(["name"], name)).ok, true, name);
    }
  });

  it("refuses what is not UTF-8", () => {
    const json = bytesOf(JSON.stringify(fullMetadata()));
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82]]) {
      const spoiled = json.slice();
      spoiled.set(bytes, json.indexOf(0x43));
      whole(spoiled, /not valid UTF-8/);
    }
    whole(Buffer.from('{"name":"UTF-16"}', "utf16le"), /not valid JSON/);
  });

  it("refuses a byte order mark", () => {
    whole(bytesOf(`\uFEFF${JSON.stringify(fullMetadata())}`), /byte order mark/);
  });

  it("refuses more than 1 MiB without reading it, and takes 1 MiB", () => {
    whole(new Uint8Array(METADATA_MAX_BYTES + 1).fill(0x20), /1 MiB/);
    whole(new Uint8Array(300_000_000), /1 MiB/);
    const json = JSON.stringify(fullMetadata());
    const padded = bytesOf(json + " ".repeat(METADATA_MAX_BYTES - bytesOf(json).length));
    assert.equal(padded.length, METADATA_MAX_BYTES);
    assert.equal(parseMetadata(padded).ok, true);
  });

  it("refuses numbers beyond all bounds", () => {
    const json = JSON.stringify(fullMetadata()).replace('"value":0.98', '"value":1e999');
    assert.deepEqual(
      problemsOf(parseMetadata(bytesOf(json))).map(({ field }) => field),
      ["metrics[0].value"],
    );
  });

  it("answers gigantic strings and lists within a second", () => {
    const started = performance.now();
    const million = "a".repeat(1_000_000);
    for (const path of [["name"], ["description"], ["artifact", "name"], ["artifact", "cid"], ["external_url"]]) {
      assertProblem(changed(path, million), path.join("."));
    }
    assertProblem(changed(["tags"], new Array(400_000).fill(1)), "tags");
    assertProblem(changed(["description"], " ".repeat(65_536)), "description");
    assertProblem(changed(["artifact", "name"], `${"a".repeat(199)}.`), "artifact.name");
    assert.ok(performance.now() - started < 1_000, `${performance.now() - started} ms`);
  });

  it("never throws on bytes spoiled at random", () => {
    const json = bytesOf(JSON.stringify(fullMetadata()));
    const random = seededRandom(1);
    const below = (bound: number) => Math.floor(random() * bound);
    let accepted = 0;
    for (let round = 0; round < 2_000; round++) {
      const spoiled = json.slice();
      for (let n = 0; n < 3; n++) spoiled[below(json.length)] = below(256);
      const result = parseMetadata(spoiled);
      if (!result.ok) continue;
      accepted++;
      assert.deepEqual(parseMetadata(encodeMetadata(result.metadata)), { ...result, ignored: [] });
    }
    assert.ok(accepted > 0 && accepted < 2_000, `${accepted} of 2,000 accepted`);
  });
});

describe("encodeMetadata", () => {
  it("gives the same bytes whatever the order of the fields", () => {
    const reversed = Object.fromEntries(Object.entries(fullMetadata()).reverse()) as unknown as Metadata;
    assert.deepEqual(encodeMetadata(reversed), encodeMetadata(fullMetadata()));
  });

  it("gives bytes that read back as what went in", () => {
    assert.deepEqual(parseMetadata(encodeMetadata(fullMetadata())), {
      ok: true,
      metadata: fullMetadata(),
      ignored: [],
    });
  });

  it("treats an undefined field as absent", () => {
    const { framework: _f, ...without } = fullMetadata();
    assert.deepEqual(encodeMetadata({ ...fullMetadata(), framework: undefined }), encodeMetadata(without));
  });

  it("refuses invalid metadata with every problem named", () => {
    const invalid = { ...fullMetadata(), name: "", tags: ["\u202E"] };
    assert.throws(
      () => encodeMetadata(invalid),
      (error) => {
        assert.ok(error instanceof MetadataError);
        assert.deepEqual(
          error.problems.map(({ field }) => field),
          ["name", "tags[0]"],
        );
        assert.match(error.message, /name: must not be empty\./);
        return true;
      },
    );
  });

  it("refuses a field the schema does not know: a misspelt one would be lost", () => {
    const misspelt = { ...fullMetadata(), tag: [] } as Metadata;
    assert.throws(() => encodeMetadata(misspelt), /tag: is not a field of the schema\./);
  });

  it("refuses metadata that does not fit one block", () => {
    const files = Array.from({ length: 1_000 }, (_, i) => ({
      path: `${"🧪".repeat(290)}${i}`,
      size: 1,
      mediaType: `${"a".repeat(60)}/${"b".repeat(60)}`,
    }));
    assert.throws(() => encodeMetadata({ ...fullMetadata(), files }), /longer than 1 MiB/);
  });
});

describe("metadataJsonSchema", () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(metadataJsonSchema);

  it("accepts what the parser accepts", () => {
    assert.equal(validate(fullMetadata()), true, JSON.stringify(validate.errors));
  });
  for (const [path, value] of REFUSED) {
    it(`refuses ${label(path, value)}`, () => assert.equal(validate(changed(path, value)), false));
  }
});
