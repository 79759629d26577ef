import { count, table } from "./figures.ts";
import { BREAST_CANCER_CREDIT, IRIS_CREDIT, SPAM_CREDIT } from "./model-files.ts";
import { BUCKETS } from "../assets/spam-tokenizer.mjs";
import { type Table, dataFileDigest } from "../models/data-files.ts";
import type { HashedMessages } from "../models/messages.ts";

export function breastCancerDatasheet(data: Table): string {
  const malignant = data.labels.filter((label) => label === 1).length;
  return `## What is in it

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
}

export function irisDatasheet(): string {
  return `## What is in it

150 flowers, 50 of each of three species: sepal length and width, petal length and width in centimetres, and the species.
One CSV file with a header.

## How it was made

UCI's copy with clean column names and species names in snake_case; no value was changed. Source file SHA-256
\`${dataFileDigest("iris.csv")}\`.

## Quality

No cell is empty; three rows repeat an earlier one. As in UCI's copy, rows 35 and 38 differ from Fisher's paper (petal width 0.1
instead of 0.2; sepal width 3.1 and petal length 1.5 instead of 3.6 and 1.4).

## Licence and credit

CC BY 4.0: ${IRIS_CREDIT}.`;
}

export function spamFeaturesDatasheet(hashed: HashedMessages): string {
  const spam = hashed.labels.filter((label) => label === 1).length;
  const groups = new Set(hashed.groups).size;
  return `## What is in it

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
}
