import { audits, evaluators } from "../../sdk/src/index.ts";

/** A report for a person at a terminal. */
export function reportLines(report: evaluators.Report, digest: string): string[] {
  const { artifact, evaluations, judgements, objection, scores, verdict } = report;
  return [
    `${artifact.name}, ${artifact.bytes} bytes, sha2-256 ${artifact.sha256}`,
    ...evaluations.flatMap(({ kind, score, inputs, checks }) => [
      `${kind}${score === undefined ? "" : ` ${percent(score)}`}: ${inputs.map(({ name }) => name).join(", ")}`,
      ...checks.map(
        ({ outcome, value, detail }) => `  ${outcome === "measured" ? (value ?? 0).toFixed(3) : outcome}  ${detail}`,
      ),
    ]),
    ...judgements.map(({ metric, score, reason }) => `judged: ${metric} ${scoreWords(score)}: ${reason}`),
    ...(objection === undefined ? [] : [`objection: ${objection}`]),
    audits.METRICS.map((metric) => `${metric} ${scoreWords(scores[metric])}`).join(" · "),
    `${verdict}; report ${digest}`,
  ];
}

/** What the pickles in a file would do. */
export function pickleLines(file: evaluators.InputFile): string[] {
  return evaluators.listPickles(file).flatMap(({ name, listing }) => [
    `pickle ${name}: protocol ${listing.protocol}, ${listing.calls} calls${listing.complete ? "" : ", breaks off"}`,
    `  imports ${listing.imports.join(", ") || "nothing"}`,
    `  ${Object.entries(listing.opcodes)
      .map(([opcode, count]) => `${opcode} ${count}`)
      .join(", ")}`,
  ]);
}

function scoreWords(score: audits.Score): string {
  return typeof score === "number" ? percent(score) : score;
}

function percent(basisPoints: number): string {
  return `${(basisPoints / 100).toFixed(2)} %`;
}
