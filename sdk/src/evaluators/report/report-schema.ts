import type { Hex } from "viem";
import { METRICS, type Score } from "../../audits/finding.ts";
import { line, paragraphs } from "../../metadata/safe-text.ts";
import {
  addProblem,
  choice,
  constant,
  finiteNumber,
  list,
  object,
  optional,
  text,
  wholeNumber,
  type JsonSchema,
  type Shape,
} from "../../metadata/shape.ts";
import { texts } from "../documents.ts";
import { EVALUATION_KINDS, OUTCOMES, type Check, type Evaluation, type Input } from "../evaluation.ts";
import { concludeReport } from "./conclude.ts";
import type { Judgement, Report, Subject } from "./report.ts";

const hash = text({
  max: 66,
  pattern: /^0x[0-9a-f]{64}$/u,
  expected: "32 bytes as 0x and lower-case hexadecimal digits",
}) as Shape<Hex>;

const share = within(finiteNumber(), 0, 1);

const input = object<Input>({ name: line(200), sha256: hash, bytes: wholeNumber(0, Number.MAX_SAFE_INTEGER) });

const check = object<Check>({
  name: text({ max: 60, pattern: /^[a-z]+\.[a-z0-9-]+$/u, expected: "a name such as data.completeness" }),
  outcome: choice(OUTCOMES),
  value: optional(share),
  weight: optional(wholeNumber(1, 100)),
  detail: line(4_000),
});

const evaluation = object<Evaluation>({
  kind: choice(EVALUATION_KINDS),
  inputs: list(input, 1_000),
  options: texts(line(200), 20),
  checks: list(check, 1_000, ({ name }) => name),
  score: optional(wholeNumber(0, 10_000)),
});

const score: Shape<Score> = {
  schema: { oneOf: [{ type: "integer", minimum: 0, maximum: 10_000 }, { enum: ["NotApplicable", "Withheld"] }] },
  read(value, field, problems) {
    const isPoints = typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 10_000;
    if (isPoints || value === "NotApplicable" || value === "Withheld") return value;
    return addProblem(problems, field, "must be basis points from 0 to 10,000, NotApplicable or Withheld.");
  },
};

const judgement = object<Judgement>({ metric: choice(METRICS), score, reason: paragraphs(2_000) });

const subject = object<Subject>({
  chainId: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  asset: text({ max: 78, pattern: /^[1-9][0-9]{0,77}$/u, expected: "an asset id in decimal digits" }),
  version: wholeNumber(1, 65_535),
});

/** How a report is read: scores and verdict must be those that its own evaluations and judgements come to. */
export const reportShape: Shape<Report> = object<Report>(
  {
    schema: constant("ftns-market/audit-report/v1"),
    evaluator: object<Report["evaluator"]>({ name: constant("ftns-market/evaluators"), version: line(20) }),
    subject: optional(subject),
    artifact: input,
    evaluations: list(evaluation, 64),
    judgements: list(judgement, METRICS.length, ({ metric }) => metric),
    objection: optional(paragraphs(2_000)),
    scores: object<Report["scores"]>({
      ModelPerformance: score,
      DataQuality: score,
      CodeQuality: score,
      Documentation: score,
      PeerReview: score,
    }),
    verdict: choice(["passed", "failed"]),
  },
  (report, _field, problems) => {
    const { scores, verdict, problem } = concludeReport(report);
    if (problem !== undefined) addProblem(problems, "judgements", problem);
    for (const metric of METRICS) {
      if (scores[metric] !== report.scores[metric])
        addProblem(problems, `scores.${metric}`, "does not follow from the checks.");
    }
    if (verdict !== report.verdict) addProblem(problems, "verdict", "does not follow from the checks.");
  },
);

/** The schema for other languages and tools (JSON Schema, draft 2020-12). What no schema can say is in docs/audits.md. */
export const reportJsonSchema: JsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "FTNS Market audit report, version 1",
  ...reportShape.schema,
};

function within(shape: Shape<number>, min: number, max: number): Shape<number> {
  return {
    schema: { ...shape.schema, minimum: min, maximum: max },
    read(value, field, problems) {
      const read = shape.read(value, field, problems);
      if (read === undefined || (read >= min && read <= max)) return read;
      return addProblem(problems, field, `must be from ${min} to ${max}.`);
    },
  };
}
