"use client";
import { useState } from "react";
import { Button } from "@/components/button";
import { Section } from "@/components/card";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";
import { formatBytes } from "@/lib/format";
import { InputFields } from "./input-fields";
import { OutputTables } from "./output-tables";
import type { Feed } from "./protocol";
import { NUMBER_TYPES, parseRows, typedValues, type InputShape, type NumberType } from "./tensor-text";
import { useModel, type LoadModel } from "./use-model";

/** Runs an ONNX model in the page: its inputs are filled in, its outputs shown. Nothing leaves the browser. */
export function TryModel({ size, load }: { readonly size: number; readonly load: LoadModel }) {
  const { trial, result, problem, open, run, stop } = useModel(load);
  return (
    <Section
      id="try"
      title="Try the model"
      description="It runs in your browser. Neither the model nor your numbers leave it."
    >
      <div className="flex flex-col gap-4">
        {trial.state === "failed" ? (
          <Notice tone="danger" live title="The model could not be opened">
            {trial.message}
          </Notice>
        ) : undefined}
        {trial.state === "idle" || trial.state === "failed" ? (
          <div>
            <Button tone="secondary" onClick={open}>
              Open the model
            </Button>{" "}
            <span className="text-xs text-muted">
              Reads {formatBytes(size)} and, the first time, 14 MiB of the runtime from this site.
            </span>
          </div>
        ) : undefined}
        {trial.state === "loading" ? (
          <div className="flex items-end gap-4" role="status">
            <div className="min-w-0 flex-1">
              <ProgressBar label="Opening the model" done={trial.done} total={trial.total} />
            </div>
            <Button tone="secondary" size="sm" onClick={stop}>
              Stop
            </Button>
          </div>
        ) : undefined}
        {trial.state === "ready" || trial.state === "running" ? (
          <Form
            inputs={trial.inputs}
            isRunning={trial.state === "running"}
            problem={problem}
            onRun={run}
            onStop={stop}
          />
        ) : undefined}
        {result === undefined ? undefined : <OutputTables result={result} />}
      </div>
    </Section>
  );
}

function Form({
  inputs,
  isRunning,
  problem,
  onRun,
  onStop,
}: {
  readonly inputs: readonly InputShape[];
  readonly isRunning: boolean;
  readonly problem: string | undefined;
  readonly onRun: (feeds: readonly Feed[]) => void;
  readonly onStop: () => void;
}) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [wrong, setWrong] = useState<{ readonly name: string; readonly message: string }>();
  const submit = () => {
    setWrong(undefined);
    const feeds: Feed[] = [];
    for (const input of inputs) {
      try {
        feeds.push(feedOf(input, texts[input.name] ?? ""));
      } catch (error) {
        return setWrong({ name: input.name, message: error instanceof Error ? error.message : String(error) });
      }
    }
    onRun(feeds);
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {inputs.map((input) => (
        <InputFields
          key={input.name}
          input={input}
          text={texts[input.name] ?? ""}
          error={wrong?.name === input.name ? wrong.message : undefined}
          onText={(text) => setTexts((before) => ({ ...before, [input.name]: text }))}
        />
      ))}
      {problem === undefined ? undefined : (
        <Notice tone="danger" live title="The model did not run">
          {problem}
        </Notice>
      )}
      <RunButtons {...{ isRunning, onStop }} />
    </form>
  );
}

function RunButtons({ isRunning, onStop }: { readonly isRunning: boolean; readonly onStop: () => void }) {
  return (
    <div className="flex gap-2">
      <Button type="submit" busy={isRunning}>
        {isRunning ? "Running …" : "Run the model"}
      </Button>
      {isRunning ? (
        <Button tone="secondary" onClick={onStop}>
          Stop
        </Button>
      ) : undefined}
    </div>
  );
}

function feedOf(input: InputShape, text: string): Feed {
  const type = NUMBER_TYPES.find((known) => known === input.type);
  if (type === undefined) throw new Error(`Inputs of type ${input.type} cannot be filled in here.`);
  const { rows, dims } = parseRows(input, text);
  return { name: input.name, type: type satisfies NumberType, dims, data: typedValues(type, rows) };
}
