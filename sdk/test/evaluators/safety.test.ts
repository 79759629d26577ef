import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { describe, it } from "node:test";
import { evaluators } from "../../src/index.ts";
import {
  checkOf,
  EVIL_PICKLES,
  hex,
  irisModel,
  message,
  onnxOf,
  PLAIN_PICKLES,
  safetensorsOf,
  utf8,
  ZLIB_PICKLE,
  zipOf,
} from "./fixtures.ts";

const { evaluateFileSafety, listPickle } = evaluators;
const EVIL = EVIL_PICKLES["protocol 4"]!;

function failed(name: string, bytes: Uint8Array, topic: string, detail: RegExp): void {
  const check = checkOf(evaluateFileSafety({ name, bytes }), `safety.${topic}`);
  assert.equal(check.outcome, "failed", check.detail);
  assert.match(check.detail, detail);
}

function passed(name: string, bytes: Uint8Array): void {
  const { checks } = evaluateFileSafety({ name, bytes });
  assert.deepEqual(
    checks.filter(({ outcome }) => outcome !== "passed"),
    [],
  );
}

describe("evaluateFileSafety of pickles", () => {
  for (const [name, bytes] of Object.entries(EVIL_PICKLES)) {
    it(`refuses ${name}, whatever the file is called`, () => {
      for (const called of ["model.pkl", "weights.safetensors.txt", "notes.md", "data"]) {
        failed(called, bytes, "pickle", /imports posix\.system, and makes 1 calls/);
      }
    });
  }

  it("refuses one that calls nothing, because the next may", () => {
    failed("model", PLAIN_PICKLES["protocol 4"], "pickle", /imports nothing/);
    failed("model.joblib", PLAIN_PICKLES["protocol 0"], "pickle", /imports nothing/);
  });

  it("refuses one that breaks off: a loader would have run it up to there", () => {
    failed("model", EVIL.subarray(0, EVIL.length - 1), "pickle", /posix\.system/);
    const headerless = EVIL_PICKLES["protocol 0"]!;
    failed("model", Uint8Array.from([...headerless.subarray(0, -1), 0xff, 0xff]), "pickle", /posix\.system/);
  });

  it("refuses one inside of the archive that PyTorch writes, stored or deflated", () => {
    for (const deflated of [false, true]) {
      const archive = zipOf([
        { path: "model/data.pkl", bytes: EVIL, deflated },
        { path: "model/version", bytes: utf8("3\n") },
      ]);
      for (const called of ["model.pt", "model.bin", "model.onnx.zip"]) {
        failed(called, archive, "pickle", new RegExp(`^${called} › model/data.pkl is a pickle`));
      }
    }
  });

  it("refuses one in archives in archives, and in packed streams", () => {
    const inner = zipOf([{ path: "a.bin", bytes: EVIL }]);
    failed(
      "outer.zip",
      zipOf([{ path: "inner.zip", bytes: inner, deflated: true }]),
      "pickle",
      /inner.zip › a.bin is a pickle/,
    );
    failed("model.pkl.gz", Uint8Array.from(gzipSync(EVIL)), "pickle", /posix\.system/);
    failed("model.joblib", ZLIB_PICKLE, "pickle", /posix\.system/);
  });

  it("refuses one in front of an archive", () => {
    failed("model.zip", Uint8Array.from([...EVIL, ...zipOf([])]), "pickle", /posix\.system/);
  });

  it("refuses a NumPy array of objects, and takes one of numbers", () => {
    const npy = (descr: string) => {
      const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (1,), }\n`;
      return Uint8Array.from([...hex("934e554d50590100"), header.length, 0, ...utf8(header), ...EVIL]);
    };
    failed("x.npy", npy("|O"), "code", /NumPy array of objects/);
    passed("x.npy", npy("<f8"));
  });

  it("refuses Python code in a Keras model", () => {
    const config = utf8('{"config": {"layers": [{"class_name": "Lambda", "config": {}}]}}');
    failed("m.keras", zipOf([{ path: "config.json", bytes: config }]), "code", /Lambda/);
    failed("m.h5", Uint8Array.from([...hex("894844460d0a1a0a"), ...config]), "code", /Lambda/);
  });

  it("takes texts that begin like a pickle", () => {
    for (const text of [
      "cities\nberlin\nRome\n",
      "class,a,b\n1,2,3\n",
      "(a) first\n(b) second\nR\n",
      "N.\n",
      "x^2 + y\n",
      "}])\n",
    ]) {
      passed("notes.txt", utf8(text));
    }
  });
});

describe("listPickle", () => {
  it("lists opcodes and imports without executing them", () => {
    assert.deepEqual(listPickle(EVIL), {
      protocol: 4,
      opcodes: { PROTO: 1, FRAME: 1, SHORT_BINUNICODE: 3, MEMOIZE: 6, STACK_GLOBAL: 1, TUPLE1: 1, REDUCE: 1, STOP: 1 },
      imports: ["posix.system"],
      calls: 1,
      complete: true,
    });
    assert.deepEqual(
      listPickle(hex("800263636f6c6c656374696f6e730a4f726465726564446963740a2952710158010000006171024b01732e"))
        ?.imports,
      ["collections.OrderedDict"],
    );
  });

  it("lists pickles that follow each other, as old PyTorch files have them", () => {
    const listing = listPickle(Uint8Array.from([...PLAIN_PICKLES["protocol 4"], ...EVIL]));
    assert.deepEqual(listing?.imports, ["posix.system"]);
  });

  it("says nothing of what is none", () => {
    assert.equal(listPickle(hex("ff")), undefined);
    assert.equal(listPickle(new Uint8Array()), undefined);
  });
});

describe("evaluateFileSafety of archives", () => {
  const text = utf8("hello");

  it("takes an ordinary one", () => {
    passed(
      "a.zip",
      zipOf([
        { path: "README.md", bytes: text },
        { path: "data/", bytes: new Uint8Array() },
        { path: "data/a.txt", bytes: text, deflated: true },
      ]),
    );
  });

  it("refuses names that lead out of it, and links", () => {
    for (const path of ["../evil", "a/../../evil", "/etc/passwd", "C:\\evil", "..\\evil", "\\\\server\\evil"]) {
      failed("a.zip", zipOf([{ path, bytes: text }]), "archive", /leads out of the archive/);
    }
    failed("a.zip", zipOf([{ path: "link", bytes: text, mode: 0o120_777 }]), "archive", /is a link/);
    failed("a.tar", tarOf("../evil", "0", text), "archive", /leads out of the archive/);
    failed("a.tar", tarOf("link", "2", new Uint8Array()), "archive", /is a link/);
  });

  it("refuses bombs, by what they say and by what they do", () => {
    const zeros = new Uint8Array(64 * 1_048_576);
    failed("a.zip", zipOf([{ path: "zeros", bytes: zeros, deflated: true }]), "archive", /far more than it is long/);
    failed(
      "a.zip",
      zipOf([{ path: "zeros", bytes: zeros, deflated: true, size: 100 }]),
      "opaque",
      /something else than the archive says/,
    );
    failed("a.gz", Uint8Array.from(gzipSync(zeros)), "archive", /far more than it is long/);
    const many = Array.from({ length: 10_001 }, (_, index) => ({ path: `f${index}`, bytes: new Uint8Array() }));
    failed("a.zip", zipOf(many), "archive", /more than 10,000 files/);
  });

  it("refuses archives that different readers see differently", () => {
    failed("a.zip", zipOf([{ path: "a", localPath: "b", bytes: text }]), "archive", /in two different ways/);
    failed(
      "a.zip",
      zipOf([
        { path: "a", bytes: text },
        { path: "a", bytes: text },
      ]),
      "archive",
      /stands in the archive twice/,
    );
    const good = zipOf([{ path: "a", bytes: text }]);
    const overlapping = Uint8Array.from(good);
    overlapping[good.length - 22 - 47 + 20] = 200; // the packed length in the directory
    failed("a.zip", overlapping, "archive", /ends too early|share bytes/);
  });

  it("refuses one with bytes behind its end, or without an end: Python opens the first, and repairs the second", () => {
    const good = zipOf([{ path: "data.pkl", bytes: EVIL }]);
    failed("model.pt", Uint8Array.from([...good, 0]), "archive", /does not end where it says/);
    failed("model.pt", good.subarray(0, good.length - 22), "archive", /has no end/);
  });

  it("refuses what it cannot look into", () => {
    failed("a.zip", zipOf([{ path: "a", bytes: text, flags: 1 }]), "opaque", /is encrypted/);
    failed("a.xz", hex("fd377a585a000004"), "opaque", /packed by xz/);
    let nested = zipOf([{ path: "a", bytes: text }]);
    for (let depth = 0; depth < 4; depth++) nested = zipOf([{ path: "n.zip", bytes: nested }]);
    failed("a.zip", nested, "opaque", /too many archives/);
  });

  it("looks into tar files", () => {
    failed("a.tar", tarOf("model.bin", "0", EVIL), "pickle", /a.tar › model.bin is a pickle/);
    failed("a.tar", tarOf("model.bin", "", EVIL, ""), "pickle", /a.tar › model.bin is a pickle/);
    passed("a.tar", tarOf("notes.txt", "0", text));
    failed("a.tar.gz", Uint8Array.from(gzipSync(tarOf("model.bin", "0", EVIL))), "pickle", /model.bin is a pickle/);
  });
});

function tarOf(path: string, type: string, bytes: Uint8Array, magic = "ustar\u000000"): Uint8Array {
  const blocks = new Uint8Array(512 + 512 * Math.ceil(bytes.length / 512) + 1_024);
  blocks.set(utf8(path), 0);
  blocks.set(utf8(bytes.length.toString(8).padStart(11, "0")), 124);
  blocks.set(utf8(" ".repeat(8) + type), 148);
  blocks.set(utf8(magic), 257);
  const sum = blocks.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  blocks.set(utf8(`${sum.toString(8).padStart(6, "0")}\0 `), 148);
  blocks.set(bytes, 512);
  return blocks;
}

describe("evaluateFileSafety of safetensors", () => {
  const header = { __metadata__: { format: "pt" }, a: { dtype: "F32", shape: [2], data_offsets: [0, 8] } };
  const good = safetensorsOf(header, new Uint8Array(8));

  it("takes a sound file", () => passed("m.safetensors", good));

  it("refuses a truncated one, and one with bytes behind its tensors", () => {
    failed("m.safetensors", good.subarray(0, good.length - 1), "format", /another length than its header says/);
    failed("m.safetensors", good.subarray(0, 20), "format", /ends too early/);
    failed("m.safetensors", Uint8Array.from([...good, 0]), "format", /another length/);
    failed("m.safetensors", utf8("not at all"), "format", /is not what it says/);
  });

  it("refuses tensors that do not fit, also under another name", () => {
    const broken = (tensors: object) => safetensorsOf(tensors, new Uint8Array(8));
    const tensor = { dtype: "F32", shape: [2], data_offsets: [0, 8] };
    failed("m.bin", broken({ a: { ...tensor, shape: [3] } }), "format", /not as long as its shape says/);
    failed(
      "m.bin",
      broken({
        a: { ...tensor, data_offsets: [0, 4], shape: [1] },
        b: { ...tensor, data_offsets: [2, 8], shape: [1.5] },
      }),
      "format",
      /not described as the format asks/,
    );
    failed("m.bin", broken({ a: tensor, b: tensor }), "format", /gaps between them, or that overlap/);
    failed("m.bin", broken({ a: { ...tensor, dtype: "constructor" } }), "format", /not described/);
    failed("m.bin", broken({ a: { ...tensor, data_offsets: [-8, 0] } }), "format", /not described/);
  });

  it("refuses a header longer than the file", () => {
    failed(
      "m.safetensors",
      Uint8Array.from([...hex("ffffffffffffff7f"), ...utf8("{}")]),
      "format",
      /longer than the format allows/,
    );
  });
});

describe("evaluateFileSafety of ONNX files", () => {
  const location = message([1, "location"], [2, "../../etc/passwd"]);
  const external = message([1, 1], [8, "w"], [14, 1], [13, location]);

  it("takes the seed's model", () => passed("iris.onnx", irisModel().bytes));

  it("refuses tensors in other files, wherever they are named", () => {
    const attribute = (field: number, value: Uint8Array) =>
      message([4, "If"], [5, message([1, "then"], [field, value])]);
    for (const graph of [
      onnxOf([5, external]),
      onnxOf([1, attribute(5, external)]),
      onnxOf([1, attribute(6, message([5, external]))]),
      onnxOf([15, message([1, external])]),
      message([1, 8], [7, message()], [7, message([5, external])], [8, message([2, 17])]),
    ]) {
      failed("m.onnx", graph, "onnx", /other files: \.\.\/\.\.\/etc\/passwd/);
      failed("renamed", graph, "onnx", /other files/);
    }
  });

  it("refuses operators from outside of the standard, unless the file defines them", () => {
    const node = message([4, "Run"], [7, "evil.ops"]);
    failed("m.onnx", onnxOf([1, node]), "onnx", /evil\.ops\.Run/);
    const defined = message(
      [1, 8],
      [7, message([1, node])],
      [8, message([2, 17])],
      [25, message([1, "Run"], [10, "evil.ops"])],
    );
    passed("m.onnx", defined);
  });

  it("gives up on a file that is all fields", () => passed("a.txt", new Uint8Array(30_000_000).fill(0x61)));

  it("refuses what is only called ONNX", () => {
    failed("m.onnx", utf8("not a model"), "format", /is not what it says/);
    failed("m.onnx", irisModel().bytes.subarray(0, 100), "format", /is not what it says/);
  });
});
