"use client";
import { TextArea, TextField } from "@/components/field";
import { credentialsProblems, type CredentialsDraft } from "./credentials";

/** Who an auditor is, in its own words. */
export function CredentialsFields({
  draft,
  onChange,
}: {
  readonly draft: CredentialsDraft;
  readonly onChange: (change: Partial<CredentialsDraft>) => void;
}) {
  const problems = credentialsProblems(draft);
  return (
    <>
      <TextField
        label="Name"
        autoComplete="off"
        value={draft.name}
        onChange={({ target }) => onChange({ name: target.value })}
        hint="What you want to be called. Nobody checks it."
        error={problems.name}
      />
      <TextArea
        label="Who you are and what you have done"
        rows={8}
        value={draft.text}
        onChange={({ target }) => onChange({ text: target.value })}
        hint="Markdown. Training, work, publications, and what you are not good at. Public, and kept on IPFS."
        error={problems.text}
      />
      <TextField
        label="Website (may stay empty)"
        type="url"
        inputMode="url"
        autoComplete="off"
        value={draft.website}
        onChange={({ target }) => onChange({ website: target.value })}
        error={problems.website}
      />
    </>
  );
}

/** The draft as the SDK takes it. */
export function credentialsOf({ name, text, website }: CredentialsDraft) {
  return { name: name.trim(), text: text.trim(), ...(website.trim() === "" ? {} : { website: website.trim() }) };
}
