"use client";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/button";
import { TextArea } from "@/components/field";
import { Skeleton } from "@/components/notice";

const Markdown = lazy(() => import("@/components/markdown").then((module) => ({ default: module.Markdown })));

const MAX_TEXT = 5_000;

/** What is wrong with the words of a review or an answer. */
export function textProblem(text: string): string | undefined {
  return text.length > MAX_TEXT ? `At most ${MAX_TEXT} characters; this has ${text.length}.` : undefined;
}

/** Words in Markdown, with a look at how they will be shown. */
export function WordsField({
  label,
  hint,
  text,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const [preview, setPreview] = useState(false);
  return (
    <div className="flex flex-col items-start gap-2">
      {preview ? (
        <div className="w-full">
          <p className="mb-1 font-medium">{label}</p>
          <div className="min-h-28 rounded-md border border-line p-3">
            <Suspense fallback={<Skeleton className="h-20" />}>
              <Markdown text={text} />
            </Suspense>
          </div>
        </div>
      ) : (
        <TextArea
          label={label}
          hint={hint}
          className="w-full"
          value={text}
          onChange={({ target }) => onChange(target.value)}
          error={textProblem(text)}
        />
      )}
      {text.trim() === "" ? undefined : (
        <Button tone="secondary" size="sm" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {preview ? "Write on" : "Preview"}
        </Button>
      )}
    </div>
  );
}
