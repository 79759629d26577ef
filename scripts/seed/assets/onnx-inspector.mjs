/**
 * Says what is in an .onnx file without running it: format and operator set versions, who made it, inputs and outputs with
 * types and shapes, how often each operator occurs, number of parameters, and what should make a buyer careful: operators
 * outside the ONNX standard and tensors that live in other files. One file, no dependency.
 *
 * From the shell:  node onnx-inspector.mjs model.onnx            JSON out; exit code 2 when it is not an ONNX file
 * As a module:     import { inspectOnnx } from "./onnx-inspector.mjs"; inspectOnnx(bytes)
 *
 * SPDX-License-Identifier: MIT
 */
import { readFileSync } from "node:fs";
import { argv, exit, stderr, stdout } from "node:process";
import { fileURLToPath } from "node:url";

/** By their numbers in the format. */
const ELEMENT_TYPES = (
  "undefined float32 uint8 int8 uint16 int16 int32 int64 string bool float16 float64 uint32 uint64 complex64 complex128 " +
  "bfloat16"
).split(" ");
const STANDARD_DOMAINS = ["", "ai.onnx", "ai.onnx.ml"];
const EXTERNAL = 1;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * @typedef {Map<number, (number | Uint8Array)[]>} Fields  values of each field number: varints as numbers, the rest as bytes
 * @typedef {{ name: string, type: string, shape: (number | string)[] }} Port
 * @typedef {{ irVersion: number, producer: string, description: string, opsets: Record<string, number>,
 *   metadata: Record<string, string>, inputs: Port[], outputs: Port[], operators: Record<string, number>,
 *   parameters: number, warnings: string[] }} Inspection
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Inspection}
 * @throws {Error} when the bytes are not an ONNX model
 */
export function inspectOnnx(bytes) {
  const model = readFields(bytes);
  const graphBytes = all(model, 7)[0];
  if (graphBytes === undefined || number(model, 1) === 0)
    throw new Error("not an ONNX model: no graph or no IR version");
  const graph = readFields(graphBytes);
  const nodes = all(graph, 1).map(readFields);
  const tensors = all(graph, 5).map(readFields);
  const initialised = new Set(tensors.map((tensor) => text(tensor, 8)));
  const foreign = [...new Set(nodes.map((node) => text(node, 7)))].filter(
    (domain) => !STANDARD_DOMAINS.includes(domain),
  );
  const external = tensors.filter((tensor) => number(tensor, 14) === EXTERNAL).length;
  return {
    irVersion: number(model, 1),
    producer: [text(model, 2), text(model, 3)].filter((part) => part !== "").join(" "),
    description: text(model, 6),
    opsets: Object.fromEntries(
      all(model, 8)
        .map(readFields)
        .map((set) => [text(set, 1) || "ai.onnx", number(set, 2)]),
    ),
    metadata: Object.fromEntries(
      all(model, 14)
        .map(readFields)
        .map((entry) => [text(entry, 1), text(entry, 2)]),
    ),
    inputs: all(graph, 11)
      .map(readPort)
      .filter(({ name }) => !initialised.has(name)),
    outputs: all(graph, 12).map(readPort),
    operators: countOf(nodes.map((node) => [text(node, 7), text(node, 4)].filter((part) => part !== "").join("."))),
    parameters: tensors.reduce(
      (sum, tensor) => sum + integers(tensor, 1).reduce((product, size) => product * size, 1),
      0,
    ),
    warnings: [
      ...foreign.map((domain) => `operators of the domain "${domain}" are not part of the ONNX standard`),
      ...(external > 0 ? [`${external} tensors are stored in other files`] : []),
    ],
  };
}

/** @param {Uint8Array} bytes @returns {Port} */
function readPort(bytes) {
  const port = readFields(bytes);
  const type = readFields(all(port, 2)[0] ?? new Uint8Array());
  const tensor = readFields(all(type, 1)[0] ?? new Uint8Array());
  const shape = readFields(all(tensor, 2)[0] ?? new Uint8Array());
  const dimensions = all(shape, 1).map(readFields);
  return {
    name: text(port, 1),
    type: ELEMENT_TYPES[number(tensor, 1)] ?? `type ${number(tensor, 1)}`,
    shape: dimensions.map((dimension) => (dimension.has(1) ? number(dimension, 1) : text(dimension, 2) || "?")),
  };
}

/**
 * Reads one protobuf message; unknown fields are kept, groups do not occur in ONNX.
 * @param {Uint8Array} bytes
 * @returns {Fields}
 */
function readFields(bytes) {
  /** @type {Fields} */
  const fields = new Map();
  let at = 0;
  while (at < bytes.length) {
    const tag = readVarint(bytes, at);
    at = tag.end;
    const wire = tag.value % 8;
    /** @type {number | Uint8Array} */
    let value;
    if (wire === 0) {
      const varint = readVarint(bytes, at);
      value = varint.value;
      at = varint.end;
    } else {
      const length = wire === 2 ? readVarint(bytes, at) : { value: { 1: 8, 5: 4 }[wire] ?? -1, end: at };
      if (length.value < 0 || length.end + length.value > bytes.length)
        throw new Error("not an ONNX model: broken field");
      value = bytes.subarray(length.end, length.end + length.value);
      at = length.end + length.value;
    }
    const field = Math.floor(tag.value / 8);
    const values = fields.get(field);
    if (values) values.push(value);
    else fields.set(field, [value]);
  }
  return fields;
}

/** @param {Uint8Array} bytes @param {number} start */
function readVarint(bytes, start) {
  let value = 0;
  for (let at = start; at < Math.min(start + 10, bytes.length); at++) {
    const byte = bytes[at] ?? 0;
    value += (byte % 128) * 2 ** (7 * (at - start));
    if (byte < 128) return { value, end: at + 1 };
  }
  throw new Error("not an ONNX model: broken number");
}

/** @param {Fields} fields @param {number} field @returns {Uint8Array[]} */
function all(fields, field) {
  return (fields.get(field) ?? []).filter((value) => value instanceof Uint8Array);
}

/** @param {Fields} fields @param {number} field @returns {number} the last value, 0 when absent */
function number(fields, field) {
  const value = fields.get(field)?.at(-1);
  return typeof value === "number" ? value : 0;
}

/** @param {Fields} fields @param {number} field @returns {string} the last value, empty when absent */
function text(fields, field) {
  const value = fields.get(field)?.at(-1);
  return value instanceof Uint8Array ? utf8.decode(value) : "";
}

/** @param {Fields} fields @param {number} field @returns {number[]} packed or not */
function integers(fields, field) {
  return (fields.get(field) ?? []).flatMap((value) => {
    if (typeof value === "number") return [value];
    const numbers = [];
    for (let at = 0; at < value.length;) {
      const varint = readVarint(value, at);
      numbers.push(varint.value);
      at = varint.end;
    }
    return numbers;
  });
}

/** @param {string[]} names @returns {Record<string, number>} */
function countOf(names) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of [...names].sort()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (argv[2] === undefined) throw new Error("usage: node onnx-inspector.mjs model.onnx");
    stdout.write(`${JSON.stringify(inspectOnnx(readFileSync(argv[2])), null, 2)}\n`);
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : error}\n`);
    exit(2);
  }
}
