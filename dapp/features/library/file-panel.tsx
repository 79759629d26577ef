"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useState } from "react";
import { Button } from "@/components/button";
import { CheckboxField } from "@/components/field";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";
import { formatBytes } from "@/lib/format";
import { fileKind } from "./file-kind";
import { useDownload, type Download, type DownloadSubject } from "./use-download";

const STEP_WORDS = {
  facts: "Reading what the chain has on record",
  key: "Opening your key: your wallet may ask for a signature",
  file: "Checking and writing the file",
} as const;

/** Gets the file onto the visitor's disk, checked to the last byte. */
export function FilePanel({
  market,
  mediaType,
  onWrong,
  ...subject
}: DownloadSubject & {
  readonly market: MarketClient;
  readonly mediaType: string | undefined;
  /** Called when the content turned out to be something else than was committed to. */
  readonly onWrong?: () => void;
}) {
  const { fileName, size, encrypted } = subject;
  const { download, start, stop } = useDownload(market, subject);
  const [accepted, setAccepted] = useState(false);
  const pickle = fileKind(fileName, mediaType) === "pickle";
  return (
    <div className="flex flex-col gap-4">
      <p>
        <bdi className="font-medium break-all">{fileName}</bdi>
        <span className="text-muted">
          {" "}
          · {formatBytes(size)}
          {encrypted ? " · decrypted in your browser" : ""}
        </span>
      </p>
      {pickle ? <PickleWarning accepted={accepted} onAccept={setAccepted} /> : undefined}
      <Standing download={download} onStop={stop} onWrong={onWrong} />
      {download.state === "running" ? undefined : (
        <div>
          <Button disabled={pickle && !accepted} onClick={start}>
            {download.state === "saved" ? "Download again" : "Download the file"}
          </Button>
        </div>
      )}
    </div>
  );
}

function Standing({
  download,
  onStop,
  onWrong,
}: {
  readonly download: Download;
  readonly onStop: () => void;
  readonly onWrong: (() => void) | undefined;
}) {
  switch (download.state) {
    case "idle":
      return (
        <p className="text-muted">Every part is compared with what the chain has on record before it is written.</p>
      );
    case "running":
      return (
        <div className="flex items-end gap-4" role="status">
          <div className="min-w-0 flex-1">
            <ProgressBar label={STEP_WORDS[download.step]} done={download.done} total={download.total} />
          </div>
          <Button tone="secondary" size="sm" onClick={onStop}>
            Stop
          </Button>
        </div>
      );
    case "stopped":
      return <Notice live>The download was stopped. Nothing is left half written.</Notice>;
    case "saved":
      return (
        <Notice tone="positive" live title="Saved">
          Every part is what the seller committed to.
        </Notice>
      );
    case "failed":
      return (
        <Notice
          tone="danger"
          live
          title={download.wrong ? "This is not what the seller committed to" : "The download failed"}
          actions={
            download.wrong && onWrong !== undefined ? (
              <Button tone="danger" size="sm" onClick={onWrong}>
                Prove it and get the money back
              </Button>
            ) : undefined
          }
        >
          {download.message}
        </Notice>
      );
  }
}

function PickleWarning({
  accepted,
  onAccept,
}: {
  readonly accepted: boolean;
  readonly onAccept: (accepted: boolean) => void;
}) {
  return (
    <Notice tone="warning" title="This kind of file can run programs on your computer">
      <p>
        It looks like a Python pickle. Whoever opens one runs whatever its author put in, with all of your rights. It is
        not opened here. Ask the seller for safetensors or ONNX, or open it only in a machine that has nothing to lose.
      </p>
      <CheckboxField
        className="mt-2"
        label="I know that. Let me download it."
        checked={accepted}
        onChange={({ target }) => onAccept(target.checked)}
      />
    </Notice>
  );
}
