import type { Evidence } from "./evidence.ts";
import { binaryMetrics, count, percent } from "./figures.ts";
import { HELD_OUT } from "./models.ts";
import { duplicatesNote, evaluationReport, featureRecipe } from "./reports.ts";
import { CC_BY, COMMERCIAL_USE, EXCLUSIVE_USE, free, ftns, perpetual } from "./terms.ts";
import type { SeedDraft } from "./types.ts";
import { PALETTES, bars, cells, lines } from "../covers/charts.ts";

const MARKDOWN = "text/markdown";
const utf8 = new TextEncoder();

export function intellectualProperty(evidence: Evidence): SeedDraft[] {
  return [note(evidence), report(evidence), recipe(evidence)];
}

function text(path: string, content: string) {
  return { contents: [{ path, mediaType: MARKDOWN, bytes: utf8.encode(content) }], artifactName: path };
}

function report(evidence: Evidence): SeedDraft {
  const { truePositive, falseNegative, falsePositive, trueNegative } = evidence.breastCancer.confusion;
  const { accuracy } = evidence.breastCancer;
  const [malignant, benign] = [truePositive + falseNegative, falsePositive + trueNegative];
  return {
    ...text("breast-cancer-evaluation.md", evaluationReport(evidence)),
    key: "breast-cancer-evaluation",
    category: "ip",
    name: "Evaluation report: Breast Cancer Wisconsin classifier",
    description: `## What it is

The full evaluation behind the model card: confusion matrix with intervals, every held-out row that was called wrongly with its
probability, calibration by ranges of probability, the penalty search, 20 further splits, the weights of all 30 figures, and how
to repeat it. Every number comes from the training run of this catalogue, which held out ${accuracy.total} rows (accuracy ${percent(accuracy.value)}).

## For whom

Whoever wants to build on the model, or has to argue that somebody looked. Written by the party that also earns a share of the
model: it is a report, not an independent audit.

## Credit

Data: W. Wolberg, N. Street, O. Mangasarian, CC BY 4.0.`,
    tags: ["evaluation", "report", "healthcare", "markdown"],
    task: "tabular-classification",
    languages: ["en"],
    licence: COMMERCIAL_USE,
    owner: "evaluator",
    contributors: [
      { party: "evaluator", weight: 75 },
      { party: "modelLab", weight: 25 },
    ],
    parents: [
      { key: "breast-cancer-classifier", royaltyBps: 500 },
      { key: "breast-cancer-data", royaltyBps: 500 },
    ],
    resaleRoyaltyBps: 0,
    encrypted: true,
    terms: [perpetual(ftns(60), COMMERCIAL_USE, { transferable: false })],
    metrics: binaryMetrics(evidence.breastCancer, "Breast Cancer Wisconsin (Diagnostic)", HELD_OUT),
    cover: cells("Confusion matrix: right calls strong, wrong calls faint", PALETTES.ip, [
      [trueNegative / benign, -Math.max(0.1, falsePositive / benign)],
      [-Math.max(0.1, falseNegative / malignant), truePositive / malignant],
    ]),
  };
}

function recipe(evidence: Evidence): SeedDraft {
  const { selection } = evidence;
  const last = selection.steps.at(-1);
  return {
    ...text("breast-cancer-feature-recipe.md", featureRecipe(evidence)),
    key: "breast-cancer-feature-recipe",
    category: "ip",
    name: "Feature recipe: the breast cancer classifier with six figures",
    description: `## What it is

Which of the 30 figures carry the signal, found by greedy forward selection with ${selection.folds}-fold cross-validation inside the training
part. The recipe names the six figures in order, gives means, deviations and weights, so that the small model can be computed by
hand, and compares groups of figures (means, standard errors, worst values).

With six figures the held-out accuracy is ${percent(last?.heldOut.accuracy.value ?? 0)} (all 30: ${percent(evidence.breastCancer.accuracy.value)}).

## Terms

One exclusive licence: while it exists nobody else is issued one.

## Limits

Selected and measured on one data set of 569 rows. Close figures can stand in for each other: another split may choose others.

## Credit

Data: W. Wolberg, N. Street, O. Mangasarian, CC BY 4.0.`,
    tags: ["feature-engineering", "recipe", "healthcare", "exclusive", "markdown"],
    task: "feature-extraction",
    languages: ["en"],
    licence: EXCLUSIVE_USE,
    owner: "modelLab",
    contributors: [],
    parents: [{ key: "breast-cancer-data", royaltyBps: 700 }],
    resaleRoyaltyBps: 1_000,
    encrypted: true,
    terms: [perpetual(ftns(800), EXCLUSIVE_USE, { transferable: true, exclusive: true, supplyCap: 1 })],
    metrics: last ? binaryMetrics(last.heldOut, "Breast Cancer Wisconsin (Diagnostic), six figures", HELD_OUT) : [],
    cover: lines("Cross-validation loss by number of figures", PALETTES.ip, [
      selection.steps.map(({ logLoss }) => logLoss),
    ]),
  };
}

function note(evidence: Evidence): SeedDraft {
  const { duplicates } = evidence;
  const sizes = new Map<number, number>();
  for (const group of evidence.runs.spam.hashed.groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return {
    ...text("sms-spam-duplicates.md", duplicatesNote(evidence)),
    key: "sms-spam-duplicates",
    category: "ip",
    name: "Research note: near-duplicates in the SMS Spam Collection",
    description: `## What it is

A short note with one question: do messages that were sent more than once make a spam filter look better than it is? Of
${count(duplicates.messages)} messages, ${count(duplicates.messages - duplicates.groups)} repeat an earlier one but for case, digits, spaces and signs. With a random split
${percent(duplicates.random.seenSpam.mean)} of the held-out spam has a twin in the training part. The note measures what that does, over ${duplicates.seeds} splits of
each kind: mean accuracy ${percent(duplicates.random.accuracy.mean)} with twins, ${percent(duplicates.grouped.accuracy.mean)} without.

Open, CC BY 4.0.

## Credit

Data: T. Almeida, J. M. Gómez Hidalgo, CC BY 4.0.`,
    tags: ["research-note", "spam", "data-leakage", "markdown"],
    task: "text-classification",
    languages: ["en"],
    licence: CC_BY,
    owner: "evaluator",
    contributors: [],
    parents: [{ key: "spam-features", royaltyBps: 100 }],
    resaleRoyaltyBps: 0,
    encrypted: false,
    terms: [free(CC_BY)],
    metrics: [],
    cover: bars(
      "Sizes of the 60 largest groups of near-duplicates",
      PALETTES.ip,
      [...sizes.values()].sort((a, b) => b - a).slice(0, 60),
    ),
  };
}
