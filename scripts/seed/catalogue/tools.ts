import { readFileSync } from "node:fs";

import type { Evidence } from "./evidence.ts";
import { MIT, free, ftns, perpetual } from "./terms.ts";
import type { SeedDraft } from "./types.ts";
import { bucketOf, tokenize } from "../assets/spam-tokenizer.mjs";
import { PALETTES, cells, flow, links } from "../covers/charts.ts";
import { fitScaler, scale } from "../models/scaler.ts";

const MODULE = "text/javascript";

export function tools({ runs }: Evidence): SeedDraft[] {
  return [spamTokenizer(), datasetChecker(runs.breastCancer.table.features), onnxInspector()];
}

/** The tools are the files of this repository, as they are. */
function source(name: string): Uint8Array {
  return readFileSync(new URL(`../assets/${name}`, import.meta.url));
}

/** What the tools have in common. */
function tool() {
  return {
    category: "tool" as const,
    framework: "Node.js",
    languages: [],
    licence: MIT,
    owner: "toolWorkshop" as const,
    parents: [],
    metrics: [],
  };
}

function spamTokenizer(): SeedDraft {
  const words = tokenize("Free entry in a weekly draw: text WIN to 80086 now!");
  return {
    ...tool(),
    key: "spam-tokenizer",
    name: "SMS spam tokenizer",
    description: `## What it does

Turns a short message into the 4,096 numbers that the *SMS spam classifier* of this catalogue takes. One ES module without
dependencies, for Node 20 or newer.

\`\`\`sh
node spam-tokenizer.mjs < messages.txt      # one message a line in, svmlight rows out
\`\`\`

\`\`\`js
import { featureVector } from "./spam-tokenizer.mjs";
const row = featureVector("Free entry, text WIN to 80086");      // Float32Array of 4,096 numbers
\`\`\`

## How

Words in lower case, runs of digits as \`#\` and their length, and the signs ! ? £ $ €. Each token once, in bucket
FNV-1a-32(UTF-8) modulo 4,096; every used bucket holds 1 / √(number of used buckets). A message without tokens is a row of zeros.

## Limits

Made for English. Languages without spaces between words become one long token.`,
    tags: ["text", "tokenizer", "spam", "hashing", "javascript"],
    task: "feature-extraction",
    contributors: [],
    resaleRoyaltyBps: 0,
    encrypted: false,
    terms: [free(MIT)],
    contents: [{ path: "spam-tokenizer.mjs", mediaType: MODULE, bytes: source("spam-tokenizer.mjs") }],
    artifactName: "spam-tokenizer.mjs",
    cover: links(
      "Words of a message and the buckets they hash to",
      PALETTES.tool,
      words.map((word, i) => ({ from: i / (words.length - 1), to: bucketOf(word) / 4_096 })),
    ),
  };
}

function datasetChecker(features: readonly Float64Array[]): SeedDraft {
  return {
    ...tool(),
    key: "dataset-checker",
    name: "Dataset checker for CSV",
    description: `## What it does

Reads a CSV file and says what to look at before anybody trains on it: types, empty cells, repeated rows, equal rows with
different classes, constant columns, nearly identical columns (|r| > 0.99), values beyond 6 standard deviations, balance of the
classes. One ES module without dependencies, for Node 20 or newer; it reads the one file and nothing else.

\`\`\`sh
node dataset-checker.mjs data.csv --label diagnosis --ignore id,split [--json]
\`\`\`

Exit code 0: nothing serious, 1: a serious finding, 2: not readable as CSV. It fits into a build.

## Tried on

The two CSV files of this catalogue. On the breast cancer data it finds no serious fault, and names the two pairs of columns
that are nearly identical (radius and perimeter, mean and worst).

## Limits

The whole file is held in memory. It looks at columns one by one and in pairs; it does not find leaks between a training and a
test file, and it cannot know whether a label is wrong.

## Licence

MIT: you may change it and pass it on. The price is for finding and delivering it.`,
    tags: ["data-quality", "csv", "validation", "javascript", "cli"],
    task: "data-validation",
    contributors: [
      { party: "toolWorkshop", weight: 80 },
      { party: "dataSteward", weight: 20 },
    ],
    resaleRoyaltyBps: 250,
    encrypted: true,
    terms: [perpetual(ftns(15), MIT, { transferable: true, supplyCap: 500 })],
    contents: [{ path: "dataset-checker.mjs", mediaType: MODULE, bytes: source("dataset-checker.mjs") }],
    artifactName: "dataset-checker.mjs",
    cover: cells("Correlations of the 30 columns of the breast cancer data", PALETTES.tool, correlations(features)),
  };
}

function correlations(features: readonly Float64Array[]): number[][] {
  const scaler = fitScaler(features);
  const rows = features.map((row) => scale(scaler, row));
  const columns = rows[0]?.length ?? 0;
  const between = (a: number, b: number) =>
    rows.reduce((sum, row) => sum + (row[a] as number) * (row[b] as number), 0) / rows.length;
  return Array.from({ length: columns }, (_, a) => Array.from({ length: columns }, (_, b) => between(a, b)));
}

function onnxInspector(): SeedDraft {
  return {
    ...tool(),
    key: "onnx-inspector",
    name: "ONNX inspector",
    description: `## What it does

Says what is in an .onnx file without running it: format and operator set versions, author and licence as the file states them,
inputs and outputs with types and shapes, operators, number of parameters. It warns of operators outside the ONNX standard and
of tensors that live in other files. Use it on a delivered model before you load it.

\`\`\`sh
node onnx-inspector.mjs model.onnx
\`\`\`

One ES module without dependencies, for Node 20 or newer. Output is JSON; exit code 2 when the file is not an ONNX model.

## Tried on

The three models of this catalogue.

## Limits

It does not look inside functions and sub-graphs, and it does not check that a model computes what its card says.`,
    tags: ["onnx", "inspection", "safety", "javascript", "cli"],
    task: "model-inspection",
    contributors: [],
    resaleRoyaltyBps: 0,
    encrypted: false,
    terms: [free(MIT)],
    contents: [{ path: "onnx-inspector.mjs", mediaType: MODULE, bytes: source("onnx-inspector.mjs") }],
    artifactName: "onnx-inspector.mjs",
    cover: flow("Graph of a classifier: Sub, Div, Gemm, then Softmax and ArgMax", PALETTES.tool, [
      ["features"],
      ["Sub"],
      ["Div"],
      ["Gemm"],
      ["Softmax", "ArgMax"],
    ]),
  };
}
