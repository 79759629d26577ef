"use client";
import type { DeskSeat } from "@ftns-market/sdk/queries";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { ProgressBar } from "@/components/progress-bar";
import { useAuditMaster } from "@/features/keys";
import { useMarket } from "@/features/wallet";
import type { ArtifactSource, LoadedArtifact } from "./load-artifact";

type Standing =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly done: number; readonly total: number | undefined }
  | { readonly state: "failed"; readonly message: string };

/** Loads the file of a version into the page. */
export function LoadPanel({
  seat,
  way,
  onLoaded,
}: {
  readonly seat: DeskSeat;
  readonly way: ArtifactSource["way"];
  readonly onLoaded: (artifact: LoadedArtifact) => void;
}) {
  const market = useMarket();
  const master = useAuditMaster();
  const [standing, setStanding] = useState<Standing>({ state: "idle" });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    const { signal } = (running.current = new AbortController());
    setStanding({ state: "running", done: 0, total: undefined });
    const { asset, version, audit } = seat.audit;
    try {
      const { loadArtifact } = await import("./load-artifact");
      const source = { audit, seat: seat.seat, asset, version, way, master };
      const onProgress = (done: number, total?: number) => setStanding({ state: "running", done, total });
      onLoaded(await loadArtifact(market, source, { signal, onProgress }));
    } catch (error) {
      if (signal.aborted) return setStanding({ state: "idle" });
      const { describeError } = await import("@ftns-market/sdk/errors");
      setStanding({ state: "failed", message: describeError(error).message });
    }
  };
  return (
    <div className="flex flex-col gap-3">
      {standing.state === "failed" ? (
        <Notice tone="danger" live>
          {standing.message}
        </Notice>
      ) : undefined}
      {standing.state === "running" ? (
        <div className="flex items-end gap-4" role="status">
          <div className="min-w-0 flex-1">
            <ProgressBar label="Loading and checking the file" done={standing.done} total={standing.total} />
          </div>
          <Button tone="secondary" size="sm" onClick={() => running.current?.abort()}>
            Stop
          </Button>
        </div>
      ) : (
        <div>
          <Button onClick={() => void start()}>Load the file</Button>
        </div>
      )}
    </div>
  );
}
