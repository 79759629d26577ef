import type { Evidence } from "./evidence.ts";
import { count, table } from "./figures.ts";
import { BREAST_CANCER_CREDIT, IRIS_CREDIT, SPAM_CREDIT } from "./model-files.ts";
import { CC_BY, free, ftns, perpetual } from "./terms.ts";
import type { SeedDraft } from "./types.ts";
import { BUCKETS } from "../assets/spam-tokenizer.mjs";
import { PALETTES, cells, scatter } from "../covers/charts.ts";
import { type Table, dataFileDigest } from "../models/data-files.ts";
import type { MessageRun } from "../models/messages.ts";
import type { Split } from "../models/split.ts";

const CSV = "text/csv";
const MARKDOWN = "text/markdown";
const utf8 = new TextEncoder();

export function datasets({ runs }: Evidence): SeedDraft[] {
  return [
    irisData(runs.iris.table),
    breastCancerData(runs.breastCancer.table, runs.breastCancer.split),
    spamFeatures(runs.spam),
  ];
}

/** Rows of equal length, plain cells only: no cell of these tables needs quotes. */
function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): Uint8Array {
  return utf8.encode(`${[header, ...rows].map((cells) => cells.join(",")).join("\n")}\n`);
}

function parts(split: Split): (row: number) => string {
  const test = new Set(split.test);
  return (row) => (test.has(row) ? "test" : "train");
}

function breastCancerData(data: Table, split: Split): SeedDraft {
  const part = parts(split);
  const malignant = data.labels.filter((label) => label === 1).length;
  const rows = data.features.map((row, i) => [
    data.rowIds[i] ?? "",
    data.classNames[data.labels[i] ?? 0] ?? "",
    part(i),
    ...row,
  ]);
  const column = (name: string) => data.featureNames.indexOf(name);
  const description = `## What is in it

${data.labels.length} breast masses, one row each: an id, the diagnosis (${data.labels.length - malignant} benign, ${malignant} malignant), and 30 figures of the cell nuclei in
a digitised image of a fine-needle aspirate. Ten properties (radius, texture, perimeter, area, smoothness, compactness,
concavity, concave points, symmetry, fractal dimension), each as mean, standard error and worst value.

## Files

- \`breast-cancer-wisconsin.csv\`: \`id\`, \`diagnosis\`, \`split\`, then the 30 figures.
- \`DATASHEET.md\`: this text.

## How it was made

The values are those of the original. Changed: column names in snake_case, diagnosis written out, and a column \`split\` added
that says which rows the *Breast Cancer Wisconsin classifier* of this catalogue was trained on (\`train\`) and measured on
(\`test\`). Source file SHA-256 \`${dataFileDigest("wdbc.data")}\`.

## Quality

No cell is empty, no row is repeated. Radius and perimeter are nearly the same figure (r > 0.99), for the means and for the worst
values. Some standard errors lie more than 6 standard deviations from their mean. \`id\` is no feature: leave it out.

## Uses and limits

For teaching and for comparing methods. One hospital, before 1996; nothing about age or origin of the patients is in it, so
nobody can check whether a model treats groups alike. Not for diagnosis.

## Licence and credit

CC BY 4.0: free to use, change and sell, as long as the authors are named: ${BREAST_CANCER_CREDIT}.`;
  return {
    key: "breast-cancer-data",
    category: "dataset",
    name: "Breast Cancer Wisconsin (Diagnostic), with split",
    description,
    tags: ["healthcare", "tabular", "csv", "binary-classification", "uci"],
    task: "tabular-classification",
    languages: [],
    licence: CC_BY,
    externalUrl: "https://doi.org/10.24432/C5DW2B",
    owner: "dataSteward",
    contributors: [],
    parents: [],
    resaleRoyaltyBps: 0,
    encrypted: false,
    terms: [free(CC_BY)],
    metrics: [],
    contents: [
      {
        path: "breast-cancer-wisconsin.csv",
        mediaType: CSV,
        bytes: csv(["id", "diagnosis", "split", ...data.featureNames], rows),
      },
      {
        path: "DATASHEET.md",
        mediaType: MARKDOWN,
        bytes: datasheet("Breast Cancer Wisconsin (Diagnostic), with split", description),
      },
    ],
    artifactName: "breast-cancer-wisconsin.zip",
    cover: scatter(
      "Worst radius and worst concave points of benign and malignant masses",
      PALETTES.dataset,
      data.features.map((row) => row[column("worst_radius")] as number),
      data.features.map((row) => row[column("worst_concave_points")] as number),
      data.labels,
    ),
  };
}

function irisData(data: Table): SeedDraft {
  const rows = data.features.map((row, i) => [...row, data.classNames[data.labels[i] ?? 0] ?? ""]);
  return {
    key: "iris-data",
    category: "dataset",
    name: "Iris measurements",
    description: `## What is in it

150 flowers, 50 of each of three species: sepal length and width, petal length and width in centimetres, and the species.
One CSV file with a header.

## How it was made

UCI's copy with clean column names and species names in snake_case; no value was changed. Source file SHA-256
\`${dataFileDigest("iris.csv")}\`.

## Quality

No cell is empty; three rows repeat an earlier one. As in UCI's copy, rows 35 and 38 differ from Fisher's paper (petal width 0.1
instead of 0.2; sepal width 3.1 and petal length 1.5 instead of 3.6 and 1.4).

## Licence and credit

CC BY 4.0: ${IRIS_CREDIT}.`,
    tags: ["tabular", "csv", "teaching", "multi-class", "uci"],
    task: "tabular-classification",
    languages: [],
    licence: CC_BY,
    externalUrl: "https://doi.org/10.24432/C56C76",
    owner: "dataSteward",
    contributors: [],
    parents: [],
    resaleRoyaltyBps: 0,
    encrypted: false,
    terms: [free(CC_BY)],
    metrics: [],
    contents: [{ path: "iris.csv", mediaType: CSV, bytes: csv([...data.featureNames, "species"], rows) }],
    artifactName: "iris.csv",
    cover: scatter(
      "Petal length and width of three species of iris",
      PALETTES.dataset,
      data.features.map((row) => row[2] as number),
      data.features.map((row) => row[3] as number),
      data.labels,
    ),
  };
}

function spamFeatures({ hashed, split }: MessageRun): SeedDraft {
  const part = parts(split);
  const spam = hashed.labels.filter((label) => label === 1).length;
  const groups = new Set(hashed.groups).size;
  const name = "SMS spam, hashed features";
  const features = hashed.rows.map(({ indices, values }, row) =>
    [
      hashed.labels[row],
      ...Array.from(indices, (bucket, i) => `${bucket + 1}:${(values[i] as number).toFixed(6)}`),
    ].join(" "),
  );
  const rows = hashed.labels.map((label, row) => [
    row + 1,
    label === 1 ? "spam" : "ham",
    hashed.groups[row] ?? 0,
    part(row),
  ]);
  const description = `## What is in it

${count(hashed.labels.length)} short messages (${count(hashed.labels.length - spam)} ham, ${spam} spam) as hashed token features: ready to train on, without a single text.

${table(
  ["File", "Content"],
  [
    [
      "`features.svmlight`",
      `label (0 ham, 1 spam) and up to ${count(BUCKETS)} features a row, svmlight format, features numbered from 1`,
    ],
    ["`rows.csv`", "row, label, group of near-duplicates, train or test"],
    ["`DATASHEET.md`", "this text"],
  ],
)}

## How it was made

Each message went through the open tool *SMS spam tokenizer* of this catalogue: words in lower case, runs of digits by their
length, a few signs; each token once, in bucket FNV-1a-32 modulo ${count(BUCKETS)}; each row has length 1. Messages that differ only in case,
digits, spaces and signs share a group: ${count(groups)} groups. Keep a group on one side of any split. Source file SHA-256
\`${dataFileDigest("sms_spam.tsv")}\`.

## What hashing is and is not

Word order and text are gone, and different words share buckets. But hashing does not make data anonymous: whoever hashes a
dictionary learns which buckets common words fall into. The original texts are public anyway; this set spares its users the
rude words and the cleaning, not a secret.

## What you pay for

The source is free at UCI. The price is for the preparation: tokens, groups of near-duplicates, and a split without leaks.

## Licence and credit

CC BY 4.0, also for you: you may pass it on if you name the authors. ${SPAM_CREDIT}.`;
  return {
    key: "spam-features",
    category: "dataset",
    name,
    description,
    tags: ["text", "spam", "svmlight", "hashed-features", "binary-classification"],
    task: "text-classification",
    languages: ["en"],
    licence: CC_BY,
    externalUrl: "https://doi.org/10.24432/C5CC84",
    owner: "dataSteward",
    contributors: [],
    parents: [{ key: "spam-tokenizer", royaltyBps: 200 }],
    resaleRoyaltyBps: 250,
    encrypted: true,
    terms: [perpetual(ftns(30), CC_BY, { transferable: true })],
    metrics: [],
    contents: [
      { path: "features.svmlight", mediaType: "text/plain", bytes: utf8.encode(`${features.join("\n")}\n`) },
      { path: "rows.csv", mediaType: CSV, bytes: csv(["row", "label", "group", "split"], rows) },
      { path: "DATASHEET.md", mediaType: MARKDOWN, bytes: datasheet(name, description) },
    ],
    artifactName: "sms-spam-features.zip",
    cover: cells(
      "Which of 64 ranges of buckets the first 32 messages use",
      PALETTES.dataset,
      bucketUse(hashed.rows.slice(0, 32)),
    ),
  };
}

function bucketUse(rows: MessageRun["hashed"]["rows"]): number[][] {
  return rows.map(({ indices }) => {
    const use = new Array<number>(64).fill(0);
    for (const bucket of indices) use[Math.floor(bucket / (BUCKETS / 64))] = 1;
    return use;
  });
}

function datasheet(name: string, description: string): Uint8Array {
  return utf8.encode(`# ${name}\n\n${description}\n`);
}
