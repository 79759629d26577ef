"use client";
import { useEffect, useId, useState } from "react";
import { TextArea } from "@/components/field";
import { readSigned, writeSigned, type SignedDocument } from "./document";
import { signedOfHash } from "./link";

/**
 * Where a signed document comes in: a file, its text, or the link by which the page was opened.
 * @param what names it, as "vote"
 */
export function HandInField({
  what,
  text,
  onChange,
}: {
  readonly what: SignedDocument["kind"];
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const id = useId();
  const wrong = text.trim() !== "" && handedIn(text)?.kind !== what;
  return (
    <div className="flex flex-col gap-3">
      <div>
        <label htmlFor={id} className="font-medium">
          File with the signed {what}
        </label>
        <input
          id={id}
          type="file"
          accept="application/json,.json"
          className="mt-1 block w-full text-xs text-muted file:mr-3 file:h-8 file:rounded-md file:border file:border-line-strong file:bg-card file:px-2.5 file:text-ink"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void file.text().then(onChange);
          }}
        />
      </div>
      <TextArea
        label="Or paste it, or the link to it"
        rows={3}
        spellCheck={false}
        value={text}
        onChange={({ target }) => onChange(target.value)}
        error={wrong ? `This is no signed ${what} of this site. Ask for the file again.` : undefined}
      />
    </div>
  );
}

/** What was handed in, as a file or as a link. */
export function handedIn(text: string): SignedDocument | undefined {
  const trimmed = text.trim();
  return URL.canParse(trimmed) ? signedOfHash(new URL(trimmed).hash) : readSigned(trimmed);
}

/** The text of what came with the page's own address, once it is there; else what was typed. */
export function useHandedIn(): readonly [text: string, change: (text: string) => void] {
  const [text, setText] = useState("");
  useEffect(() => {
    const take = () => {
      const document = signedOfHash(location.hash);
      if (document !== undefined) setText(writeSigned(document));
    };
    take();
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);
  return [text, setText];
}
