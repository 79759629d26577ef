import { MarketError } from "../../errors/market-error.ts";
import { evaluateData } from "../data/evaluate-data.ts";
import { evaluateDocumentation } from "../documentation/evaluate-documentation.ts";
import { describeInput, type Evaluation, type Input, type InputFile } from "../evaluation.ts";
import { evaluateModel } from "../model/evaluate-model.ts";
import type { LoadModel } from "../model/runner.ts";
import { evaluateFileSafety } from "../safety/evaluate-file-safety.ts";
import { inspect } from "../safety/inspect.ts";
import { combine, reportOf } from "./combine.ts";
import type { EncodedReport, Report } from "./report.ts";

/** A report to make again, and what it was made of. */
export interface ReportToReproduce {
  readonly report: Uint8Array;
  /** The report's inputs, found by their hashes; what lies in an archive is found in it. */
  readonly files: readonly InputFile[];
  /** Needed when the report has benchmarks. */
  readonly load?: LoadModel;
}

/** What came out. */
export interface Reproduction {
  /** Whether every byte is the same. */
  readonly equal: boolean;
  readonly again: EncodedReport;
}

/**
 * Does every evaluation of a report again. What the auditor judged or objected to is taken over: it cannot be measured.
 * @throws MarketError `InvalidInput` when the report is not valid or an input is missing
 */
export async function reproduce({ report: bytes, files, load }: ReportToReproduce): Promise<Reproduction> {
  const report = reportOf(bytes);
  const known = new Map(files.flatMap((file) => inspect(file).files).map((file) => [describeInput(file).sha256, file]));
  const fileOf = ({ name, sha256 }: Input): InputFile => {
    const found = known.get(sha256);
    if (found === undefined)
      throw new MarketError(
        "InvalidInput",
        `The report was made of ${name}, which is not among the files: one with the sha2-256 ${sha256} is needed.`,
      );
    return { name, bytes: found.bytes };
  };
  const evaluations: Evaluation[] = [];
  for (const evaluation of report.evaluations)
    evaluations.push(await repeat(evaluation, evaluation.inputs.map(fileOf), load));
  const artifact = describeInput(fileOf(report.artifact));
  const again = combine({ ...partsOf(report), artifact, evaluations });
  const equal = again.bytes.length === bytes.length && again.bytes.every((byte, index) => byte === bytes[index]);
  return { equal, again };
}

function partsOf({ subject, judgements, objection }: Report) {
  return { judgements, ...(subject && { subject }), ...(objection !== undefined && { objection }) };
}

async function repeat(
  { kind, options }: Evaluation,
  [first, ...others]: readonly InputFile[],
  load: LoadModel | undefined,
): Promise<Evaluation> {
  if (first === undefined) throw new MarketError("InvalidInput", "The report has an evaluation without an input.");
  const { format, header, label, licence } = options;
  switch (kind) {
    case "safety":
      return evaluateFileSafety(first);
    case "data":
      return evaluateData({
        file: first,
        format: format === "parquet" ? "parquet" : "csv",
        ...(header !== undefined && { header: header === "true" }),
        ...(label !== undefined && { label }),
      });
    case "documentation": {
      const card = options["kind"];
      const isKnown = card === "model" || card === "dataset" || card === "other";
      return evaluateDocumentation({
        text: first,
        kind: isKnown ? card : "other",
        ...(licence !== undefined && { licence }),
      });
    }
    case "performance":
      if (load === undefined)
        throw new MarketError("InvalidInput", "The report has benchmarks: an ONNX runtime is needed.");
      return evaluateModel({ model: first, benchmarks: others, load });
  }
}
