"use client";
import type { FindingOpening } from "@ftns-market/sdk/audits";
import type { DeskSeat } from "@ftns-market/sdk/queries";
import { useState } from "react";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { Notice } from "@/components/notice";
import { useWork } from "@/components/use-work";
import { Examination } from "./examination";
import { readOpeningFile, type OpeningPlace } from "./kept-opening";

/** Ways to a finding that this browser does not keep: its file, or the same examination once more. */
export function LostOpening({
  seat,
  place,
  onOpening,
}: {
  readonly seat: DeskSeat;
  readonly place: OpeningPlace;
  readonly onOpening: (opening: FindingOpening) => Promise<void>;
}) {
  const { work, standing } = useWork("Reading the file");
  const [again, setAgain] = useState(false);
  const choose = (file: File | undefined) => {
    if (file !== undefined) void work(async () => onOpening(await readOpeningFile(place, file)));
  };
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning" title="This browser does not keep what opens it">
        It was sealed elsewhere, or the browser’s data were cleared. Nothing is lost: the file opens it, and so does the
        same examination with the same wallet.
      </Notice>
      <TextField
        label="File that was saved when it was sealed"
        type="file"
        accept="application/json,.json"
        onChange={({ target }) => choose(target.files?.[0])}
        hint="It is read here and sent nowhere."
      />
      {standing}
      {again ? (
        <Examination seat={seat} purpose="recover" onOpening={onOpening} />
      ) : (
        <div>
          <Button size="sm" tone="secondary" onClick={() => setAgain(true)}>
            I have no file: examine again
          </Button>
        </div>
      )}
    </div>
  );
}
