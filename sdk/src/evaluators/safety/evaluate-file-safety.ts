import { describeInput, type Check, type Evaluation, type InputFile } from "../evaluation.ts";
import { concernWords, SAFETY_TOPICS, type SafetyTopic } from "./concerns.ts";
import { inspect, type Inspection } from "./inspect.ts";

const PASSED: Readonly<Record<SafetyTopic, string>> = {
  pickle: "No file is a pickle.",
  code: "No file of another format holds Python code.",
  archive: "Archives are of a sane size, and no name leads out of them.",
  onnx: "ONNX files need no other file and no operator from outside of the standard.",
  format: "Model files are what they say that they are.",
  opaque: "Every packed file could be looked into.",
};

/**
 * Looks whether it is safe to take in a file: by its bytes, not by its name, through archives, without executing anything. Pickles are
 * refused in every disguise; so are archives that are bombs or lead out of their folder, broken model files, ONNX files that need
 * something from outside, and what cannot be looked into. There is no score: it passes or fails.
 */
export function evaluateFileSafety(file: InputFile): Evaluation {
  return safetyOf(file, inspect(file));
}

/** The evaluation of what was seen already. */
export function safetyOf(file: InputFile, { concerns, topics, files }: Inspection): Evaluation {
  const checks = SAFETY_TOPICS.filter((topic) => topics.has(topic)).map((topic): Check => {
    const found = concerns.filter((concern) => concern.topic === topic);
    const outcome = found.length === 0 ? "passed" : "failed";
    return { name: `safety.${topic}`, outcome, detail: found.length === 0 ? PASSED[topic] : concernWords(found) };
  });
  const looked: Check = {
    name: "safety.files",
    outcome: "passed",
    detail: `${files.length === 1 ? "1 file was" : `${files.length} files were`} looked at.`,
  };
  return { kind: "safety", inputs: [describeInput(file)], options: {}, checks: [looked, ...checks] };
}
