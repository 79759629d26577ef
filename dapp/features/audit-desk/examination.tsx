"use client";
import type { FindingOpening } from "@ftns-market/sdk/audits";
import type { DeskSeat } from "@ftns-market/sdk/queries";
import { useState } from "react";
import { EvaluationForm } from "./evaluation-form";
import { KeyPanel } from "./key-panel";
import type { Evaluated } from "./evaluation-protocol";
import { LoadPanel } from "./load-panel";
import type { ArtifactSource, LoadedArtifact } from "./load-artifact";
import { RecoverPanel } from "./recover-panel";
import { SealPanel } from "./seal-panel";

interface Props {
  readonly seat: DeskSeat;
  /** "seal" a new finding, or "recover" what opens the one that is sealed. */
  readonly purpose: "seal" | "recover";
  readonly onOpening?: (opening: FindingOpening) => Promise<void>;
}

/** Examines a version in the page, step by step: the file, the evaluators, the report, the sealed finding. */
export function Examination({ seat, purpose, onOpening }: Props) {
  const { encrypted } = seat.audit;
  const [withoutKey, setWithoutKey] = useState(false);
  const [artifact, setArtifact] = useState<LoadedArtifact>();
  const [evaluated, setEvaluated] = useState<Evaluated>();
  const way: ArtifactSource["way"] | undefined = !encrypted
    ? "open"
    : withoutKey
      ? "sealed"
      : seat.keyDelivery === undefined
        ? undefined
        : "key";
  const load = (loaded: LoadedArtifact) => {
    setArtifact(loaded);
    setEvaluated(undefined);
  };
  return (
    <div className="flex flex-col gap-5">
      {encrypted && artifact === undefined ? (
        <KeyPanel seat={seat} withoutKey={withoutKey} onWithoutKey={() => setWithoutKey(true)} />
      ) : undefined}
      {way === undefined || artifact !== undefined ? undefined : <LoadPanel seat={seat} way={way} onLoaded={load} />}
      {artifact === undefined ? undefined : (
        <EvaluationForm
          seat={seat}
          artifact={artifact}
          onEvaluated={setEvaluated}
          onChange={() => setEvaluated(undefined)}
        />
      )}
      {artifact === undefined || evaluated === undefined ? undefined : purpose === "seal" ? (
        <SealPanel seat={seat} evaluated={evaluated} contentCertified={artifact.checked} />
      ) : (
        <RecoverPanel seat={seat} evaluated={evaluated} onOpening={onOpening} />
      )}
    </div>
  );
}
