import { MarketError } from "../../errors/market-error.ts";
import type { BenchmarkInput } from "./benchmark.ts";
import type { Feed, ModelOutput, TensorType } from "./runner.ts";

/** The rows from `start` to `end` of an input, for the runtime. @throws MarketError `InvalidInput` for a value that the type cannot hold */
export function feedOf({ name, type, shape, rows }: BenchmarkInput, start: number, end: number): Feed {
  const flat = rows.slice(start, end).flat();
  return { name, type, dims: [Math.min(end, rows.length) - start, ...shape], data: dataOf(type, flat, name) };
}

/** What the model answers for each of `count` rows. @returns undefined when the output has no value for each row */
export function answersOf({ dims, values }: ModelOutput, count: number): (number | string)[] | undefined {
  const width = values.length / count;
  const isRows = dims.length === 0 ? count === 1 : dims[0] === count;
  if (!isRows || !Number.isInteger(width) || width === 0) return undefined;
  const cells = Array.from(values, (value) => (typeof value === "string" ? value : Number(value)));
  return Array.from({ length: count }, (_, row) => {
    return width === 1 ? (cells[row] as number | string) : largest(cells.slice(row * width, (row + 1) * width));
  });
}

/** The first one of equals, as ONNX ArgMax; NaN when a value is none, for such a row has no largest. */
function largest(row: readonly (number | string)[]): number {
  const numbers = row.map(Number);
  if (numbers.some(Number.isNaN)) return Number.NaN;
  return numbers.indexOf(numbers.reduce((most, value) => Math.max(most, value), -Infinity));
}

function dataOf(type: TensorType, flat: readonly (number | string)[], name: string): Feed["data"] {
  if (type === "string") return flat.map(String);
  const numbers = flat.map(Number);
  switch (type) {
    case "float32":
      return Float32Array.from(numbers);
    case "float64":
      return Float64Array.from(numbers);
    case "int64":
      return BigInt64Array.from(whole(numbers, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, name), BigInt);
    case "int32":
      return Int32Array.from(whole(numbers, -(2 ** 31), 2 ** 31 - 1, name));
    case "uint8":
      return Uint8Array.from(whole(numbers, 0, 255, name));
    case "bool":
      return Uint8Array.from(whole(numbers, 0, 1, name));
  }
}

function whole(numbers: readonly number[], min: number, max: number, name: string): readonly number[] {
  const wrong = numbers.find((value) => !Number.isInteger(value) || value < min || value > max);
  if (wrong === undefined) return numbers;
  throw new MarketError(
    "InvalidInput",
    `The benchmark's input “${name}” has the value ${wrong}, which its type cannot hold.`,
  );
}
