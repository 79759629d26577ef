"use client";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";
import { formatBytes } from "@/lib/format";
import type { Verification } from "./use-verification";

interface Props {
  readonly verification: Verification;
  readonly encrypted: boolean;
  /** The buyer has the key of this version already. */
  readonly keyHeld: boolean;
  /** Bytes. */
  readonly size: number | undefined;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

/** The check before paying: how far it is, what it found. */
export function VerifyStep(props: Props) {
  const { verification, encrypted, keyHeld, onStart, onStop } = props;
  if (keyHeld) return <p>You have the key of this version: you checked it when you bought it first.</p>;
  switch (verification.state) {
    case "idle":
    case "stopped":
      return <NotChecked {...props} />;
    case "running":
      return (
        <div className="flex items-end gap-4">
          <div className="min-w-0 flex-1">
            <ProgressBar label={`Checking ${subject(encrypted)}`} done={verification.done} total={verification.total} />
          </div>
          <Button tone="secondary" size="sm" onClick={onStop}>
            Stop
          </Button>
        </div>
      );
    case "failed":
      return (
        <Notice
          tone="danger"
          live
          title="The check failed: you cannot pay"
          actions={
            <Button tone="secondary" size="sm" onClick={onStart}>
              Check again
            </Button>
          }
        >
          {verification.message}
        </Notice>
      );
    case "passed":
      return (
        <Notice tone="positive" live title={encrypted ? "Every byte is what the chain has on record" : "Checked"}>
          {encrypted
            ? `The description, the commitment to the key, the list of parts and the whole encrypted file fit. ${verification.kept ? "The file stays in this browser, so it need not be downloaded again." : ""}`
            : "The description and the hash of the file fit what the chain has on record. Every byte is compared with that hash when you download it."}
        </Notice>
      );
  }
}

function subject(encrypted: boolean): string {
  return encrypted ? "the stored file" : "what is on record";
}

function NotChecked({ verification, encrypted, size, onStart }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1">
        {verification.state === "stopped" ? "The check was stopped. " : ""}
        {encrypted
          ? `Your browser reads the whole encrypted file${size === undefined ? "" : ` (${formatBytes(size)})`} and compares every byte with what the chain has on record. You can pay once that is done.`
          : "Your browser compares the description with what the chain has on record."}
      </p>
      <Button tone="secondary" onClick={onStart}>
        Check {subject(encrypted)}
      </Button>
    </div>
  );
}
