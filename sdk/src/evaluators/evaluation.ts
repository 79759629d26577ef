import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, type Hex } from "viem";

/** A file to be evaluated, in memory. */
export interface InputFile {
  /** As it is to be shown; nothing is concluded from it alone. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file as a report names it. */
export interface Input {
  readonly name: string;
  /** sha2-256 of the bytes. */
  readonly sha256: Hex;
  readonly bytes: number;
}

/** What is evaluated automatically. */
export const EVALUATION_KINDS = ["performance", "data", "documentation", "safety"] as const;
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];

/** What a check came to. A failed one makes the verdict fail; a measured one only counts in the score. */
export const OUTCOMES = ["passed", "failed", "measured"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One thing that was looked at. */
export interface Check {
  /** Stable, for programs: `data.completeness`, `safety.pickle`. */
  readonly name: string;
  readonly outcome: Outcome;
  /** From 0 to 1, six decimals; absent when nothing was measured. */
  readonly value?: number;
  /** Share in the evaluation's score, out of the weights of all checks that have one. */
  readonly weight?: number;
  /** A sentence for a person, with the figures that the value comes from. */
  readonly detail: string;
}

/** What one evaluator found. The same inputs and options give the same evaluation, in Node and in browsers. */
export interface Evaluation {
  readonly kind: EvaluationKind;
  readonly inputs: readonly Input[];
  /** What the evaluator was told beside the inputs; needed to do it again. */
  readonly options: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
  /** Basis points; absent for safety, which only passes or fails. */
  readonly score?: number;
}

const BASIS_POINTS = 10_000;
const MILLION = 1_000_000;

/** What a report says about a file. */
export function describeInput({ name, bytes }: InputFile): Input {
  return { name: shownText(name, 200), sha256: bytesToHex(sha256(bytes)), bytes: bytes.length };
}

/** A figure as reports write it: six decimals, so that the last bits of a platform's arithmetic do not show. */
export function rounded(value: number): number {
  return Math.round(value * MILLION) / MILLION;
}

/** Basis points of a share, clamped to [0, 1]. */
export function basisPoints(share: number): number {
  return Math.round(Math.min(Math.max(share, 0), 1) * BASIS_POINTS);
}

/** The weighted mean of the checks' values in basis points; 0 when no check has a weight. */
export function scoreOf(checks: readonly Check[]): number {
  const weighed = checks.filter(({ weight }) => weight !== undefined);
  const weights = weighed.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const sum = weighed.reduce((total, { weight = 0, value = 0 }) => total + weight * value, 0);
  return weights === 0 ? 0 : basisPoints(sum / weights);
}

/** A stranger's text on one line of at most `max` characters, without anything invisible or that turns the direction of text. */
export function shownText(text: string, max: number): string {
  const characters = [...text.slice(0, 4 * max).replace(/[\p{C}\p{Z}]+/gu, " ")];
  const shown = characters.length > max ? `${characters.slice(0, max - 1).join("")}…` : characters.join("");
  return shown.trim() === "" ? "(no text)" : shown.trim();
}
