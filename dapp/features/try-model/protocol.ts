import type { ModelOutput } from "@ftns-market/sdk/evaluators";
import type { InputShape } from "./tensor-text";

export type { ModelOutput };

/** Numbers for an input, ready for the runtime. */
export interface Feed {
  readonly name: string;
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayBufferView;
}

/** What the page asks of the worker. */
export type ModelRequest =
  { readonly kind: "load"; readonly bytes: Uint8Array } | { readonly kind: "run"; readonly feeds: readonly Feed[] };

/** What the worker answers. */
export type ModelResponse =
  | { readonly kind: "loaded"; readonly inputs: readonly InputShape[]; readonly outputs: readonly string[] }
  | { readonly kind: "ran"; readonly outputs: readonly ModelOutput[]; readonly milliseconds: number }
  | { readonly kind: "failed"; readonly message: string };
