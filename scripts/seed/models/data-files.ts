import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** A table of numeric columns and a class. */
export interface Table {
  /** snake_case. */
  featureNames: string[];
  classNames: string[];
  features: Float64Array[];
  /** Index into `classNames`. */
  labels: number[];
  /** How a row is named in the source. */
  rowIds: string[];
}

/** SMS messages. The texts are for training only: no asset contains them. */
export interface Messages {
  texts: string[];
  /** 0 = ham, 1 = spam. */
  labels: number[];
}

const DATA = new URL("../../../data/", import.meta.url);

/** Breast Cancer Wisconsin (Diagnostic): class 1 is malignant. */
export function readBreastCancer(): Table {
  const [header = [], ...rows] = cells("wdbc.data", "\n");
  return {
    featureNames: header.slice(2).map((name) => name.trim().toLowerCase().replaceAll(" ", "_")),
    classNames: ["benign", "malignant"],
    features: rows.map((row) => numbers(row.slice(2))),
    labels: rows.map((row) => classIndex(["B", "M"], row[1])),
    rowIds: rows.map((row) => row[0] ?? ""),
  };
}

/** Fisher's Iris as UCI distributes it. */
export function readIris(): Table {
  const rows = cells("iris.csv", "\n").slice(1);
  const species = ["Iris-setosa", "Iris-versicolor", "Iris-virginica"];
  return {
    featureNames: ["sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm"],
    classNames: species.map((name) => name.toLowerCase().replace("-", "_")),
    features: rows.map((row) => numbers(row.slice(0, 4))),
    labels: rows.map((row) => classIndex(species, row[4])),
    rowIds: rows.map((_, index) => String(index + 1)),
  };
}

/** SMS Spam Collection v.1. */
export function readMessages(): Messages {
  const lines = readFileSync(new URL("sms_spam.tsv", DATA), "utf8")
    .split("\r\n")
    .filter((line) => line !== "");
  return {
    labels: lines.map((line) => classIndex(["ham", "spam"], line.slice(0, line.indexOf("\t")))),
    texts: lines.map((line) => line.slice(line.indexOf("\t") + 1)),
  };
}

/** SHA-256 of a file in data/, hexadecimal, so that a report can say exactly what it was made from. */
export function dataFileDigest(name: string): string {
  return createHash("sha256")
    .update(readFileSync(new URL(name, DATA)))
    .digest("hex");
}

function cells(name: string, lineEnd: string): string[][] {
  const lines = readFileSync(new URL(name, DATA), "utf8").split(lineEnd);
  return lines.filter((line) => line !== "").map((line) => line.split(","));
}

function numbers(row: string[]): Float64Array {
  return Float64Array.from(row, (cell) => {
    const value = Number(cell);
    if (cell.trim() === "" || !Number.isFinite(value)) throw new Error(`not a number: "${cell}"`);
    return value;
  });
}

function classIndex(names: string[], name: string | undefined): number {
  const index = names.indexOf(name ?? "");
  if (index < 0) throw new Error(`unknown class "${name}"`);
  return index;
}
