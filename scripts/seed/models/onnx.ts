import { readFileSync } from "node:fs";
import protobuf from "protobufjs";

import type { Scaler } from "./scaler.ts";
import type { LinearClassifier } from "./softmax-regression.ts";

/** What a model file says about itself, beside the graph. */
export interface ModelDescription {
  name: string;
  description: string;
  /** Meaning of the input columns, for the input's doc string. */
  inputs: string;
  /** Further `metadata_props`, in this order. */
  properties: Record<string, string>;
}

/** Read by onnxruntime from 1.14 on, so by every runtime in use. */
const IR_VERSION = 8;
const OPSET = 17;
const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE_INT = 2;

/**
 * Writes a classifier as an ONNX file: `features` float32 [N, F] raw, unscaled -> `label` int64 [N], `probabilities`
 * float32 [N, classes]. The scaler is part of the graph. The same weights give the same bytes.
 */
export function encodeOnnx(
  classifier: LinearClassifier,
  scaler: Scaler | undefined,
  about: ModelDescription,
): Uint8Array {
  const { featureCount, classCount } = classifier;
  const scaling = scaler
    ? [node("Sub", ["features", "mean"], "centered"), node("Div", ["centered", "deviation"], "scaled")]
    : [];
  const graph = {
    name: about.name,
    node: [
      ...scaling,
      node("Gemm", [scaler ? "scaled" : "features", "weights", "bias"], "logits"),
      node("Softmax", ["logits"], "probabilities", { axis: 1 }),
      node("ArgMax", ["logits"], "label", { axis: 1, keepdims: 0 }),
    ],
    initializer: [
      ...(scaler
        ? [tensor("mean", [featureCount], scaler.mean), tensor("deviation", [featureCount], scaler.deviation)]
        : []),
      tensor("weights", [featureCount, classCount], classifier.weights),
      tensor("bias", [classCount], classifier.bias),
    ],
    input: [value("features", FLOAT, featureCount, about.inputs)],
    output: [value("label", INT64), value("probabilities", FLOAT, classCount)],
  };
  return encodeModel({
    ir_version: IR_VERSION,
    producer_name: "ftns-market-seed",
    producer_version: "1",
    model_version: 1,
    doc_string: about.description,
    graph,
    opset_import: [{ domain: "", version: OPSET }],
    metadata_props: Object.entries(about.properties).map(([key, text]) => ({ key, value: text })),
  });
}

function encodeModel(model: Record<string, unknown>): Uint8Array {
  const { root } = protobuf.parse(readFileSync(new URL("onnx.proto", import.meta.url), "utf8"), { keepCase: true });
  const type = root.lookupType("onnx.ModelProto");
  const problem = type.verify(model);
  if (problem) throw new Error(`not an ONNX model: ${problem}`);
  return type.encode(type.fromObject(model)).finish();
}

function node(operator: string, input: string[], output: string, attributes: Record<string, number> = {}): object {
  const attribute = Object.entries(attributes).map(([name, i]) => ({ name, i, type: ATTRIBUTE_INT }));
  return { op_type: operator, name: operator.toLowerCase(), input, output: [output], attribute };
}

function tensor(name: string, dims: number[], values: Float64Array): object {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((number, i) => view.setFloat32(i * 4, number, true));
  return { name, dims, data_type: FLOAT, raw_data: bytes };
}

function value(name: string, elementType: number, columns?: number, documentation = ""): object {
  const dim = [{ dim_param: "N" }, ...(columns === undefined ? [] : [{ dim_value: columns }])];
  return { name, doc_string: documentation, type: { tensor_type: { elem_type: elementType, shape: { dim } } } };
}
