import type { MetadataMetric } from "../../../sdk/src/metadata/index.ts";
import type { BinaryEvaluation, Share } from "../models/evaluation.ts";
import type { Spread } from "../studies/repeated-splits.ts";

/** `98.2 %`. */
export function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

/** `98.2 % (168 of 171; 95 % interval 95.0 to 99.4)`. */
export function share({ value, hits, total, lower, upper }: Share): string {
  return `${percent(value)} (${count(hits)} of ${count(total)}; 95 % interval ${(lower * 100).toFixed(1)} to ${(upper * 100).toFixed(1)})`;
}

/** `97.9 % (95.9 to 99.4)`. */
export function spreadText({ min, mean, max }: Spread): string {
  return `${percent(mean)} (${(min * 100).toFixed(1)} to ${(max * 100).toFixed(1)})`;
}

/** `0.9965 (0.9895 to 1.0000)`. */
export function spreadNumber({ min, mean, max }: Spread): string {
  return `${mean.toFixed(4)} (${min.toFixed(4)} to ${max.toFixed(4)})`;
}

/** `5,574`. */
export function count(value: number): string {
  return value.toLocaleString("en");
}

/** Rows of a Markdown table. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** What a two-class model card states, as a table. `positive` names class 1. */
export function evaluationTable(evaluation: BinaryEvaluation, positive: string): string {
  return table(
    ["Figure", "Held-out value"],
    [
      ["Accuracy", share(evaluation.accuracy)],
      [`Sensitivity (${positive} found)`, share(evaluation.sensitivity)],
      ["Specificity", share(evaluation.specificity)],
      [`Precision (called ${positive} and is)`, share(evaluation.precision)],
      ["Area under the ROC curve", evaluation.auc.toFixed(4)],
      ["Brier score (lower is better)", evaluation.brier.toFixed(4)],
      ["Accuracy of always answering the larger class", percent(evaluation.majorityShare)],
    ],
  );
}

/** The same figures for the metadata. */
export function binaryMetrics(evaluation: BinaryEvaluation, dataset: string, split: string): MetadataMetric[] {
  const { accuracy, sensitivity, specificity, precision, auc, brier, majorityShare } = evaluation;
  const of = (name: string, { value, lower, upper }: Share, baseline?: number): MetadataMetric => ({
    name,
    value: rounded(value),
    dataset,
    split,
    lower: rounded(lower),
    upper: rounded(upper),
    ...(baseline === undefined ? {} : { baseline: rounded(baseline) }),
  });
  return [
    of("accuracy", accuracy, majorityShare),
    of("sensitivity", sensitivity),
    of("specificity", specificity),
    of("precision", precision),
    { name: "AUC", value: rounded(auc), dataset, split, baseline: 0.5 },
    { name: "Brier score", value: rounded(brier), dataset, split, higherIsBetter: false },
  ];
}

/** Six decimals, so that whoever shows fewer rounds to the same figure as the description. */
export function rounded(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
