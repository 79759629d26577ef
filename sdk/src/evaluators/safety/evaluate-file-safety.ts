import type { Evaluation, InputFile } from "../evaluation.ts";

export function evaluateFileSafety(_file: InputFile): Promise<Evaluation> {
  throw new Error("not yet");
}
