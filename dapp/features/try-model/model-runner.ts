import type { Feed, ModelRequest, ModelResponse } from "./protocol";

type Loaded = Extract<ModelResponse, { kind: "loaded" }>;
type Ran = Extract<ModelResponse, { kind: "ran" }>;

/** A model in a worker: whatever a stranger's file does there, the page stays alive and can end it. */
export class ModelRunner {
  readonly #worker = new Worker(new URL("./model-worker.ts", import.meta.url), { type: "module" });
  #waiting:
    { readonly resolve: (response: ModelResponse) => void; readonly reject: (error: Error) => void } | undefined;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<ModelResponse>) => this.#waiting?.resolve(data);
    this.#worker.onerror = (event) =>
      this.#waiting?.reject(new Error(event.message || "The part of this site that runs models could not be loaded."));
  }

  /** @throws Error with the runtime's words when the file is no model that it can run */
  load(bytes: Uint8Array): Promise<Loaded> {
    return this.#ask({ kind: "load", bytes }, [bytes.buffer]) as Promise<Loaded>;
  }

  /** @throws Error with the runtime's words */
  run(feeds: readonly Feed[]): Promise<Ran> {
    return this.#ask({ kind: "run", feeds }, []) as Promise<Ran>;
  }

  /** Ends the worker at once, also in the middle of a run. */
  close(): void {
    this.#worker.terminate();
    this.#waiting?.reject(new DOMException("The model was stopped.", "AbortError"));
  }

  async #ask(request: ModelRequest, transfer: Transferable[]): Promise<ModelResponse> {
    const response = await new Promise<ModelResponse>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#worker.postMessage(request, transfer);
    });
    this.#waiting = undefined;
    if (response.kind === "failed") throw new Error(response.message);
    return response;
  }
}
