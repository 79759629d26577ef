import { breastCancerDatasheet, irisDatasheet, spamFeaturesDatasheet } from "./datasheets.ts";
import type { Evidence } from "./evidence.ts";
import { CC_BY, free, ftns, perpetual } from "./terms.ts";
import type { SeedDraft } from "./types.ts";
import { BUCKETS } from "../assets/spam-tokenizer.mjs";
import { PALETTES, cells, scatter } from "../covers/charts.ts";
import type { Table } from "../models/data-files.ts";
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
  const rows = data.features.map((row, i) => [
    data.rowIds[i] ?? "",
    data.classNames[data.labels[i] ?? 0] ?? "",
    part(i),
    ...row,
  ]);
  const column = (name: string) => data.featureNames.indexOf(name);
  const description = breastCancerDatasheet(data);
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
    description: irisDatasheet(),
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
  const description = spamFeaturesDatasheet(hashed);
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
