"use client";
import { useRef, useState } from "react";
import { Button } from "@/components/button";
import { CheckboxField } from "@/components/field";
import { Notice } from "@/components/notice";
import { formatBytes, formatCount } from "@/lib/format";
import type { ChosenFiles, FilesRecord } from "./chosen-files";
import { chosenFromList, recordOf, takeDrop } from "./read-chosen";
import type { StepProps } from "./step";

export type OnChosen = (chosen: ChosenFiles, files: FilesRecord) => void;

/** A place to drop a file or a folder, and buttons that do the same with a keyboard. */
export function FilePicker({
  onChosen,
  disabled = false,
}: {
  readonly onChosen: OnChosen;
  readonly disabled?: boolean;
}) {
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { take, state, failure } = useTaking(onChosen);
  const input = (label: string) => ({
    type: "file" as const,
    className: "sr-only",
    tabIndex: -1,
    "aria-label": label,
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      const files = [...(currentTarget.files ?? [])];
      if (files.length > 0) void take(async () => chosenFromList(files));
    },
  });
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) void take(takeDrop(event.dataTransfer));
      }}
      className={`rounded-lg border-2 border-dashed px-4 py-8 text-center ${over ? "border-accent bg-accent-soft" : "border-line-strong"}`}
    >
      <p className="font-medium">Drop a file or a folder here</p>
      <p className="text-muted">Any size. A folder becomes one archive (.tar).</p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <Button tone="secondary" disabled={disabled} onClick={() => file.current?.click()}>
          Choose a file
        </Button>
        <Button tone="secondary" disabled={disabled} onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
      </div>
      <input {...input("File to publish")} ref={file} multiple />
      <input {...input("Folder to publish")} ref={folder} {...{ webkitdirectory: "" }} />
      <p role="status" className="mt-2 text-xs text-muted">
        {state === "reading" ? "Looking at the files …" : state === "nothing" ? "There is no file in it." : ""}
      </p>
      {failure === undefined ? undefined : <Notice tone="danger">{failure}</Notice>}
    </div>
  );
}

/** Reads what was chosen, and says how far it is. */
function useTaking(onChosen: OnChosen) {
  const [state, setState] = useState<"idle" | "reading" | "nothing">("idle");
  const [failure, setFailure] = useState<string>();
  const take = async (read: () => Promise<ChosenFiles | undefined>) => {
    setState("reading");
    setFailure(undefined);
    try {
      const chosen = await read();
      setState(chosen === undefined ? "nothing" : "idle");
      if (chosen !== undefined) onChosen(chosen, await recordOf(chosen));
    } catch (error) {
      setState("idle");
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return { take, state, failure };
}

/** What was chosen, and what the seller should know about it. */
export function FilesSummary({ files }: { readonly files: FilesRecord }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="break-words">
        <strong dir="auto">{files.name}</strong>
        {files.isFolder ? ` · ${formatCount(files.count)} files in one archive` : ""} · {formatBytes(files.size)}
      </p>
      {files.warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
    </div>
  );
}

/** The first step: which bytes, and who may read them. */
export function ArtifactStep({ draft, problems, edit, onChosen }: StepProps & { readonly onChosen: OnChosen }) {
  const { form, files } = draft;
  return (
    <>
      <FilePicker onChosen={onChosen} />
      {files === undefined ? undefined : <FilesSummary files={files} />}
      {problems["files"] === undefined ? undefined : (
        <Notice tone="danger" live>
          {problems["files"]}
        </Notice>
      )}
      <CheckboxField
        label="Encrypt it: only buyers can read it"
        checked={form.encrypted}
        onChange={({ currentTarget }) => edit({ encrypted: currentTarget.checked })}
        hint={
          form.encrypted
            ? "It is encrypted in this browser. You deliver the key to each buyer, and post a bond for it."
            : "Everybody can download it. Licences say what may be done with it."
        }
      />
    </>
  );
}
