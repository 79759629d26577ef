import { evaluateArtifact } from "@ftns-market/sdk/evaluators";
import { describeError } from "@ftns-market/sdk/errors";
import type { EvaluationRequest, EvaluationResponse } from "./evaluation-protocol";

// TypeScript's "dom" library types `self` as a window; in a worker it is this.
interface WorkerScope {
  onmessage: ((event: MessageEvent<EvaluationRequest>) => void) | null;
  postMessage(response: EvaluationResponse): void;
}

const scope = globalThis as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  evaluateArtifact({
    ...data,
    // The runtime of models weighs as much as a page: only who measures one loads it.
    load: async (bytes) => (await import("@/lib/onnx")).loadModel(bytes),
    onProgress: (done, rows) => scope.postMessage({ kind: "progress", done, rows }),
  }).then(
    ({ report, bytes }) => scope.postMessage({ kind: "done", report, bytes }),
    (error: unknown) => scope.postMessage({ kind: "failed", message: describeError(error).message }),
  );
};
