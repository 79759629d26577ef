"use client";
import type { AssetId } from "@ftns-market/sdk/chain";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { CheckLine, type CheckState } from "@/components/check-line";
import { ProgressBar } from "@/components/progress-bar";
import { useMarket } from "@/features/wallet";
import { formatBytes } from "@/lib/format";
import { CHECKS, checkSentence, type Check } from "./verification";
import type { VersionFacts } from "./version-facts";

type Checks = Readonly<Record<Check, CheckState>>;

const WAITING: Checks = {
  page: { state: "waiting" },
  metadata: { state: "waiting" },
  key: { state: "waiting" },
  file: { state: "waiting" },
};

interface Progress {
  readonly done: number;
  readonly total: number | undefined;
}

/** Checks a version in this browser, against the chain and IPFS, and says what was found. Nothing is loaded before it is asked. */
export function VerifyPanel({ asset, facts }: { readonly asset: AssetId; readonly facts: VersionFacts }) {
  const { checks, progress, running, start, stop } = useVerification(asset, facts);
  const begun = checks !== WAITING;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        {running ? (
          <Button tone="secondary" size="sm" onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button tone="secondary" size="sm" onClick={start}>
            {begun ? "Check again" : "Check in this browser"}
          </Button>
        )}
        <p className="text-xs text-muted">Reads {formatBytes(facts.size)} from IPFS. No wallet is needed.</p>
      </div>
      {begun ? (
        <ol aria-live="polite" className="flex flex-col gap-1.5">
          {CHECKS.map((check) => (
            <CheckLine key={check} state={checks[check]} sentence={checkSentence(check, facts)} />
          ))}
        </ol>
      ) : undefined}
      {running && progress !== undefined ? (
        <ProgressBar label="Checking every byte of the file" {...progress} />
      ) : undefined}
    </div>
  );
}

function useVerification(asset: AssetId, facts: VersionFacts) {
  const market = useMarket();
  const [checks, setChecks] = useState<Checks>(WAITING);
  const [progress, setProgress] = useState<Progress>();
  const [running, setRunning] = useState(false);
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  const start = async () => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    const current = () => controller.current === own && !own.signal.aborted;
    setChecks({ ...WAITING });
    setProgress(undefined);
    setRunning(true);
    try {
      const { verifyVersion } = await import("./verification");
      await verifyVersion(market, asset, facts, {
        signal: own.signal,
        onCheck: (check, state) => current() && setChecks((before) => ({ ...before, [check]: state })),
        onProgress: (done, total) => current() && setProgress({ done, total }),
      });
    } catch (error) {
      if (!own.signal.aborted) throw error;
    } finally {
      if (controller.current === own) setRunning(false);
    }
  };
  const stop = () => {
    controller.current?.abort();
    setChecks(WAITING);
  };
  return { checks, progress, running, start: () => void start(), stop };
}
