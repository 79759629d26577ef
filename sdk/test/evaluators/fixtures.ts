// Real small models and tables of the seed, and files that mean harm.
import { deflateRawSync } from "node:zlib";
import * as ort from "onnxruntime-web";
import { encodeOnnx } from "../../../scripts/seed/models/onnx.ts";
import { readIris } from "../../../scripts/seed/models/data-files.ts";
import { trainOnTable } from "../../../scripts/seed/models/tabular.ts";
import { evaluators } from "../../src/index.ts";

ort.env.wasm.numThreads = 1;
export const load = evaluators.loadWithOnnxRuntime(ort);

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, "hex"));
export const file = (name: string, content: string | Uint8Array): evaluators.InputFile => ({
  name,
  bytes: typeof content === "string" ? utf8(content) : content,
});

/** The iris classifier of the seed: `features` float32 [N, 4] -> `label` int64 [N], `probabilities` float32 [N, 3]. */
export function irisModel() {
  const table = readIris();
  const run = trainOnTable(table, { seed: 1, testShare: 0.3, folds: 5, penalties: [1e-3] });
  const about = { name: "iris", description: "", inputs: "", properties: {} };
  const rows = run.split.test.map((row) => Array.from(table.features[row] ?? []));
  return { bytes: encodeOnnx(run.model.classifier, run.model.scaler, about), rows, labels: run.testLabels };
}

/** A benchmark of the iris classifier on the rows that it has not seen. */
export function irisBenchmark(
  { rows, labels }: Pick<ReturnType<typeof irisModel>, "rows" | "labels">,
  change: Partial<Record<keyof evaluators.Benchmark, unknown>> = {},
): evaluators.InputFile {
  const benchmark = {
    schema: "ftns-market/benchmark/v1",
    name: "Iris, held out",
    metric: "accuracy",
    baseline: { score: 1 / 3, kind: "majority-class" },
    inputs: [{ name: "features", type: "float32", shape: [4], rows }],
    output: "label",
    expected: labels,
    ...change,
  };
  return file("iris.benchmark.json", JSON.stringify(benchmark));
}

/** `os.system("echo owned")`, as Python's pickle writes it. */
export const EVIL_PICKLES: Readonly<Record<string, Uint8Array>> = {
  "protocol 0": hex("63706f7369780a73797374656d0a70300a28566563686f206f776e65640a70310a7470320a5270330a2e"),
  "protocol 1": hex("63706f7369780a73797374656d0a710028580a0000006563686f206f776e656471017471025271032e"),
  "protocol 2": hex("800263706f7369780a73797374656d0a7100580a0000006563686f206f776e656471018571025271032e"),
  "protocol 4": hex("80049525000000000000008c05706f736978948c0673797374656d9493948c0a6563686f206f776e656494859452942e"),
  "protocol 2 without its header": hex(
    "63706f7369780a73797374656d0a7100580a0000006563686f206f776e656471018571025271032e",
  ),
};
/** The one of protocol 4, as `joblib.dump(..., compress=3)` packs it. */
export const ZLIB_PICKLE = hex(
  "789c6b6099aaca00013dac05f9c59915537ad88a2b8b4b5273a74c9ed2c3959a9c91af905f9e979a32a5754ad0143d005e7610bc",
);
/** {"weights": [1, 2, 3]} */
export const PLAIN_PICKLES = {
  "protocol 4": hex("80049518000000000000007d948c0777656967687473945d94284b014b024b0365732e"),
  "protocol 0": hex("286470300a56776569676874730a70310a286c70320a49310a6149320a6149330a61732e"),
};

export interface ZipFixture {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly deflated?: boolean;
  /** What the archive says instead of the truth. */
  readonly size?: number;
  readonly localPath?: string;
  readonly flags?: number;
  /** Unix mode. */
  readonly mode?: number;
}

/** A ZIP archive, also one that lies. */
export function zipOf(entries: readonly ZipFixture[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes, deflated = false, size = bytes.length, localPath = path, flags = 0, mode = 0 } of entries) {
    const packed = deflated ? deflateRawSync(bytes) : Buffer.from(bytes);
    const common = (name: Buffer) => {
      return numbers(
        [2, 20],
        [2, flags],
        [2, deflated ? 8 : 0],
        [4, 0],
        [4, 0],
        [4, packed.length],
        [4, size],
        [2, name.length],
        [2, 0],
      );
    };
    const local = Buffer.from(localPath);
    const central = Buffer.from(path);
    parts.push(numbers([4, 0x04034b50]), common(local), local, packed);
    directory.push(
      numbers([4, 0x02014b50], [2, 20]),
      common(central),
      numbers([2, 0], [2, 0], [2, 0], [2, 0], [2, mode], [4, offset]),
      central,
    );
    offset += 30 + local.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const count = entries.length;
  const end = numbers([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, listing.length], [4, offset], [2, 0]);
  return Uint8Array.from(Buffer.concat([...parts, listing, end]));
}

function numbers(...fields: readonly (readonly [bytes: number, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([length, value]) => {
      const bytes = Buffer.alloc(length);
      bytes.writeUIntLE(value, 0, length);
      return bytes;
    }),
  );
}

/** A protobuf message of numbers, texts and messages. */
export function message(
  ...fields: readonly (readonly [field: number, value: number | string | Uint8Array])[]
): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([field, value]) => {
      if (typeof value === "number") return [...varint(field * 8), ...varint(value)];
      const bytes = typeof value === "string" ? utf8(value) : value;
      return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
    }),
  );
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...varint(Math.floor(value / 0x80))];
}

/** An ONNX file with a graph of the given fields. */
export function onnxOf(...graph: readonly (readonly [field: number, value: Uint8Array])[]): Uint8Array {
  return message([1, 8], [7, message(...graph)], [8, message([1, ""], [2, 17])]);
}

/** A safetensors file. */
export function safetensorsOf(header: unknown, data: Uint8Array): Uint8Array {
  const json = utf8(JSON.stringify(header));
  return Uint8Array.from(Buffer.concat([numbers([4, json.length], [4, 0]), json, data]));
}

export function checkOf({ checks }: evaluators.Evaluation, name: string): evaluators.Check {
  const found = checks.find((check) => check.name === name);
  if (found === undefined) throw new Error(`no check ${name} among ${checks.map((check) => check.name).join(", ")}`);
  return found;
}
