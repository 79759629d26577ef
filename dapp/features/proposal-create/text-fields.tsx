"use client";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/button";
import { TextArea, TextField } from "@/components/field";
import { Skeleton } from "@/components/notice";
import { textProblems, type ProposalDraft } from "./draft";

const Markdown = lazy(() => import("@/components/markdown").then((module) => ({ default: module.Markdown })));

/** Title and text of a proposal, with a look at how the text will be shown. */
export function TextFields({
  draft,
  onChange,
}: {
  readonly draft: ProposalDraft;
  readonly onChange: (change: Partial<ProposalDraft>) => void;
}) {
  const [preview, setPreview] = useState(false);
  const problems = textProblems(draft);
  return (
    <>
      <TextField
        label="Title"
        hint="What is decided, in one line."
        autoComplete="off"
        value={draft.title}
        onChange={({ target }) => onChange({ title: target.value })}
        error={problems.title}
      />
      {preview ? (
        <div>
          <p className="mb-1 font-medium">Text</p>
          <div className="min-h-40 rounded-md border border-line p-3">
            <Suspense fallback={<Skeleton className="h-24" />}>
              {draft.body.trim() === "" ? (
                <p className="text-muted">Nothing is written yet.</p>
              ) : (
                <Markdown text={draft.body} />
              )}
            </Suspense>
          </div>
        </div>
      ) : (
        <TextArea
          label="Text"
          rows={10}
          hint="Markdown. Why it should be so, what it changes for whom, what speaks against it. It cannot be changed afterwards."
          value={draft.body}
          onChange={({ target }) => onChange({ body: target.value })}
          error={problems.body}
        />
      )}
      <div>
        <Button tone="secondary" size="sm" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {preview ? "Write on" : "Preview the text"}
        </Button>
      </div>
    </>
  );
}
