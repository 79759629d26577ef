"use client";
import type { InputFile, Judgement } from "@ftns-market/sdk/evaluators";
import type { DeskSeat } from "@ftns-market/sdk/queries";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { TextArea, TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";
import { formatBytes } from "@/lib/format";
import { useSiteConfig } from "@/lib/config-context";
import type { Evaluated } from "./evaluation-protocol";
import { JudgementFields } from "./judgement-fields";
import { judgementsOf, NO_JUDGEMENTS } from "./judgements";
import type { LoadedArtifact } from "./load-artifact";

const NO_KEY = "The owner did not hand the key over, so that nobody could look inside.";
const NO_PLAINTEXT = "With its key the file does not decrypt to what the version committed to.";

interface Props {
  readonly seat: DeskSeat;
  readonly artifact: LoadedArtifact;
  readonly onEvaluated: (evaluated: Evaluated) => void;
  /** Called when something is changed that a report was made from. */
  readonly onChange: () => void;
}

/** What the evaluators are told besides the file, and what the auditor says itself; then they run. */
export function EvaluationForm({ seat, artifact, onEvaluated, onChange }: Props) {
  const { deployment } = useSiteConfig();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [label, setLabel] = useState("");
  const [drafts, setDrafts] = useState(NO_JUDGEMENTS);
  const [objection, setObjection] = useState(
    artifact.checked ? "" : seat.keyDelivery === undefined ? NO_KEY : NO_PLAINTEXT,
  );
  const { run, stop, standing, running } = useEvaluation(onEvaluated);
  const judgements = judgementsOf(drafts);
  const changing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      onChange();
    };
  const start = async (judgements: readonly Judgement[]) => {
    const benchmarks = await Promise.all(files.map(inputOf));
    const subject = { chainId: deployment.chainId, asset: String(seat.audit.asset), version: seat.audit.version };
    run({ ...requestOf(artifact, { label, objection }), subject, benchmarks, judgements });
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (judgements !== undefined) void start(judgements);
      }}
    >
      <Notice tone={artifact.checked ? "positive" : "neutral"}>
        <bdi className="break-all">{artifact.name}</bdi>, {formatBytes(artifact.bytes.length)},{" "}
        {artifact.checked ? "every byte as the version committed to." : "sealed, as it lies on IPFS."} It stays in this
        page.
      </Notice>
      <MeasureFields label={label} onFiles={changing(setFiles)} onLabel={changing(setLabel)} />
      <JudgementFields drafts={drafts} onChange={changing(setDrafts)} />
      <TextArea
        label="Objection (may stay empty)"
        rows={3}
        value={objection}
        onChange={({ target }) => changing(setObjection)(target.value)}
        hint="Why it must not pass, whatever was measured. With one the verdict is “not passed”."
      />
      {standing}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={running} disabled={judgements === undefined}>
          Run the evaluators
        </Button>
        {running ? (
          <Button tone="secondary" onClick={stop}>
            Stop
          </Button>
        ) : undefined}
      </div>
    </form>
  );
}

/** What the evaluators need besides the file. */
function MeasureFields({
  label,
  onFiles,
  onLabel,
}: {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onLabel: (label: string) => void;
}) {
  return (
    <>
      <TextField
        label="Benchmarks (may stay empty)"
        type="file"
        multiple
        accept="application/json,.json"
        onChange={({ target }) => onFiles([...(target.files ?? [])])}
        hint="Files with rows, expected answers and the score to beat, for ONNX models. They run in this page."
      />
      <TextField
        label="Column with the classes (may stay empty)"
        autoComplete="off"
        value={label}
        onChange={({ target }) => onLabel(target.value)}
        hint="Of tables: how evenly the classes are spread is measured by it."
      />
    </>
  );
}

/** What the evaluators are told of a file and its metadata; fields that are empty say nothing. */
function requestOf(
  { metadata, name, bytes }: LoadedArtifact,
  { label, objection }: { readonly label: string; readonly objection: string },
) {
  const { category, description, licence } = metadata;
  return {
    ...{ artifact: { name, bytes }, kind: category, description },
    licence: "spdx" in licence ? licence.spdx : (licence.name ?? "a text of its own"),
    ...(label.trim() === "" ? {} : { label: label.trim() }),
    ...(objection.trim() === "" ? {} : { objection: objection.trim() }),
  };
}

async function inputOf(file: File): Promise<InputFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

type Request = Parameters<typeof import("./evaluate").evaluate>[0];

function useEvaluation(onEvaluated: Props["onEvaluated"]) {
  const [progress, setProgress] = useState<{ readonly done: number; readonly rows: number | undefined }>();
  const [problem, setProblem] = useState<string>();
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);
  const run = async (request: Request) => {
    const { signal } = (controller.current = new AbortController());
    setProblem(undefined);
    setProgress({ done: 0, rows: undefined });
    try {
      const { evaluate } = await import("./evaluate");
      onEvaluated(await evaluate(request, { signal, onProgress: (done, rows) => setProgress({ done, rows }) }));
    } catch (error) {
      if (!signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
    }
    setProgress(undefined);
  };
  const standing =
    problem !== undefined ? (
      <Notice tone="danger" live>
        {problem}
      </Notice>
    ) : progress === undefined ? undefined : (
      <ProgressBar label="Evaluating" done={progress.done} total={progress.rows} />
    );
  return {
    ...{ standing, running: progress !== undefined },
    run: (request: Request) => void run(request),
    stop: () => controller.current?.abort(),
  };
}
