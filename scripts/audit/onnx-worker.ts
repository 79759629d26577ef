import { parentPort } from "node:worker_threads";
import * as ort from "onnxruntime-web";
import * as evaluators from "../../sdk/src/evaluators/index.ts";
import type { Answer, Question } from "./onnx.ts";

if (parentPort === null) throw new Error("this file is a worker");
const port = parentPort;
ort.env.wasm.numThreads = 1;
const load = evaluators.loadWithOnnxRuntime(ort);
let model: evaluators.LoadedModel | undefined;

port.on("message", (question: Question) => {
  answer(question).then(
    (found) => port.postMessage(found),
    (error: unknown) => port.postMessage({ error: String(error) } satisfies Answer),
  );
});

async function answer(question: Question): Promise<Answer> {
  if ("bytes" in question) {
    model = await load(question.bytes);
    return { inputs: model.inputs, outputs: model.outputs };
  }
  if (model === undefined) throw new Error("no model is loaded");
  return { results: await model.run(question.feeds) };
}
