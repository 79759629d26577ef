import type { Evaluation, InputFile } from "../evaluation.ts";

export interface DataToEvaluate {
  readonly file: InputFile;
  /** By the content when left out. */
  readonly format?: "csv" | "parquet";
  /** Column with the class of each row; without it balance is not measured. */
  readonly label?: string;
}

export function evaluateData(_what: DataToEvaluate): Promise<Evaluation> {
  throw new Error("not yet");
}
