"use client";
import { useEffect, useRef, useState } from "react";
import type { ModelRunner } from "./model-runner";
import type { Feed, ModelOutput } from "./protocol";
import type { InputShape } from "./tensor-text";

/** Fetches the bytes of a model. */
export type LoadModel = (
  signal: AbortSignal,
  onProgress: (done: number, total: number | undefined) => void,
) => Promise<Uint8Array>;

/** Where a trial stands. */
export type Trial =
  | { readonly state: "idle" }
  | { readonly state: "loading"; readonly done: number; readonly total: number | undefined }
  | { readonly state: "ready"; readonly inputs: readonly InputShape[] }
  | { readonly state: "running"; readonly inputs: readonly InputShape[] }
  | { readonly state: "failed"; readonly message: string };

/** What a run gave. */
export interface Result {
  readonly outputs: readonly ModelOutput[];
  readonly milliseconds: number;
}

/** Loads a model and runs it, both so that they can be stopped. */
export function useModel(load: LoadModel) {
  const [trial, setTrial] = useState<Trial>({ state: "idle" });
  const [result, setResult] = useState<Result>();
  const [problem, setProblem] = useState<string>();
  const runner = useRef<ModelRunner>(undefined);
  const loading = useRef<AbortController>(undefined);
  const stop = () => {
    loading.current?.abort();
    runner.current?.close();
    runner.current = undefined;
  };
  useEffect(() => stop, []);

  const open = async () => {
    stop();
    const controller = new AbortController();
    loading.current = controller;
    setTrial({ state: "loading", done: 0, total: undefined });
    setResult(undefined);
    try {
      const bytes = await load(controller.signal, (done, total) => setTrial({ state: "loading", done, total }));
      const { ModelRunner } = await import("./model-runner");
      controller.signal.throwIfAborted();
      runner.current = new ModelRunner();
      const { inputs } = await runner.current.load(bytes);
      setTrial({ state: "ready", inputs });
    } catch (error) {
      if (controller.signal.aborted) return setTrial({ state: "idle" });
      const { describeError } = await import("@ftns-market/sdk/errors");
      const { code, message } = describeError(error);
      setTrial({ state: "failed", message: code === "Unexpected" && error instanceof Error ? error.message : message });
    }
  };
  const run = async (feeds: readonly Feed[]) => {
    if (trial.state !== "ready" || runner.current === undefined) return;
    setTrial({ ...trial, state: "running" });
    setProblem(undefined);
    try {
      setResult(await runner.current.run(feeds));
      setTrial(trial);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return setTrial({ state: "idle" });
      setProblem(error instanceof Error ? error.message : String(error));
      setTrial(trial);
    }
  };
  return { trial, result, problem, open: () => void open(), run: (feeds: readonly Feed[]) => void run(feeds), stop };
}
