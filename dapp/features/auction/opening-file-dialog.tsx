"use client";
import type { Opening } from "@ftns-market/sdk/auctions";
import { useState } from "react";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { TextField } from "@/components/field";
import { useWork } from "@/components/use-work";
import { AccountLink, Amount } from "@/components/values";
import { openingsIn, readOpeningFile, type OpeningFile } from "./opening-file";

/** Reads what somebody's file opens of an auction, of whoever it is. @param onOpening called with what is to be made public */
export function OpeningFileDialog({
  auction,
  onOpening,
  onClose,
}: {
  readonly auction: bigint;
  readonly onOpening: (opening: Opening) => void;
  readonly onClose: () => void;
}) {
  const { work, busy, standing } = useWork("Opening the file");
  const [file, setFile] = useState<OpeningFile>();
  const [password, setPassword] = useState("");
  const [found, setFound] = useState<readonly Opening[]>();
  const choose = (chosen: File | undefined) => {
    setFile(undefined);
    setFound(undefined);
    void work(async () => setFile(chosen === undefined ? undefined : await readOpeningFile(chosen)));
  };
  const ready = file !== undefined && (!file.encrypted || password !== "");
  const open = () =>
    work(async (onProgress) => {
      if (file === undefined) return;
      const openings = await openingsIn(file, password, auction, onProgress);
      const [only] = openings;
      if (openings.length === 1 && only !== undefined) onOpening(only);
      else setFound(openings);
    });
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title="Reveal from a file"
      description="Whoever holds the opening of a sealed bid or a hidden reserve may make it public, for whoever it is. The money stays theirs."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <FileField onChoose={choose} />
        {file?.encrypted === true ? <PasswordField value={password} onChange={setPassword} /> : undefined}
        {standing}
        {found === undefined ? (
          <Button type="submit" busy={busy} disabled={!ready}>
            Open the file
          </Button>
        ) : (
          <Found openings={found} onOpening={onOpening} />
        )}
      </form>
    </Dialog>
  );
}

function FileField({ onChoose }: { readonly onChoose: (file: File | undefined) => void }) {
  return (
    <TextField
      label="File"
      type="file"
      accept="application/json,.json"
      onChange={({ target }) => onChoose(target.files?.[0])}
      hint="As “Save an encrypted copy” wrote it. It is read here and sent nowhere."
    />
  );
}

function PasswordField({ value, onChange }: { readonly value: string; readonly onChange: (password: string) => void }) {
  return (
    <TextField
      label="Password"
      type="password"
      autoComplete="off"
      value={value}
      onChange={({ target }) => onChange(target.value)}
      hint="That it was encrypted with."
    />
  );
}

/** A file may hold several; each is a transaction of its own. */
function Found({
  openings,
  onOpening,
}: {
  readonly openings: readonly Opening[];
  readonly onOpening: (opening: Opening) => void;
}) {
  return (
    <ul aria-label="What the file opens" className="flex flex-col divide-y divide-line">
      {openings.map((opening, index) => (
        <li key={index} className="flex flex-wrap items-center justify-between gap-2 py-2">
          <span>
            {opening.type === "bid" ? (
              <>
                Bid of <AccountLink address={opening.bidder} />: <Amount amount={opening.value} />
              </>
            ) : (
              <>
                Hidden reserve: <Amount amount={opening.reserve} />
              </>
            )}
          </span>
          <Button size="sm" onClick={() => onOpening(opening)}>
            {opening.type === "bid" ? "Reveal it" : "Open it"}
          </Button>
        </li>
      ))}
    </ul>
  );
}
