"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { CheckLine, type CheckState } from "@/components/check-line";
import { Notice } from "@/components/notice";
import { Table, type Column } from "@/components/table";
import { METRICS, points, type Score } from "@/features/audit";
import { useMarket } from "@/features/wallet";
import { CHECK_SENTENCES, CHECKS, type Check, type ShownSeat, type Verified } from "./verification";

type Checks = Readonly<Record<Check, CheckState>>;

const WAITING: Checks = {
  findings: { state: "waiting" },
  panel: { state: "waiting" },
  overall: { state: "waiting" },
  reports: { state: "waiting" },
};

/** Recomputes a certificate in this browser, from the chain and IPFS. Nothing is loaded before it is asked. */
export function VerifyPanel({ audit, seats }: { readonly audit: bigint; readonly seats: readonly ShownSeat[] }) {
  const { checks, verified, problem, running, start } = useVerification(audit, seats);
  const begun = checks !== WAITING;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="secondary" size="sm" busy={running} onClick={start}>
          {begun ? "Check again" : "Check in this browser"}
        </Button>
        <p className="text-xs text-muted">Reads the chain and the reports on IPFS. No wallet is needed.</p>
      </div>
      {begun ? (
        <ol aria-live="polite" className="flex flex-col gap-1.5">
          {CHECKS.map((check) => (
            <CheckLine key={check} state={checks[check]} sentence={CHECK_SENTENCES[check]} />
          ))}
        </ol>
      ) : undefined}
      {problem === undefined ? undefined : (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      {verified?.computed === undefined ? undefined : <Computation verified={verified} />}
    </div>
  );
}

interface Line {
  readonly name: string;
  readonly weight: string;
  readonly seats: readonly string[];
  readonly computed: string;
  readonly certificate: string;
}

/** How the findings become the certificate, number by number. */
function Computation({ verified: { findings, computed, certificate } }: { readonly verified: Verified }) {
  if (computed === undefined) return undefined;
  const lines: readonly Line[] = [
    ...METRICS.map(({ key, name, weight }) => ({
      ...{ name, weight: `${weight} %` },
      seats: findings.map(({ finding }) => short(finding.scores[key])),
      computed: short(computed.scores[key]),
      certificate: certificate === undefined ? "–" : short(certificate.scores[key]),
    })),
    {
      ...{ name: "Verdict", weight: "" },
      seats: findings.map(({ finding }) => verdict(finding.passed)),
      computed: verdict(computed.passed),
      certificate: certificate === undefined ? "–" : verdict(certificate.passed),
    },
    {
      ...{ name: "Overall", weight: "", seats: findings.map(() => "") },
      computed: points(computed.overall),
      certificate: certificate === undefined ? "–" : points(certificate.overall),
    },
  ];
  const columns: readonly Column<Line>[] = [
    { name: "Metric", cell: ({ name }) => name },
    { name: "Weight", numeric: true, wideOnly: true, cell: ({ weight }) => weight },
    // First what a phone has room for.
    { name: "Computed here", numeric: true, cell: ({ computed: value }) => <strong>{value}</strong> },
    { name: "On chain", numeric: true, cell: ({ certificate: value }) => value },
    ...findings.map(({ seat }, place) => ({
      ...{ name: `Seat ${seat + 1}`, numeric: true, cell: ({ seats }: Line) => seats[place] },
    })),
  ];
  return (
    <div className="flex flex-col gap-2">
      <Table
        caption="How the findings become the certificate"
        rows={lines}
        rowKey={({ name }) => name}
        columns={columns}
      />
      <p className="text-xs text-muted">
        Each score is the lower median of those that were given, withheld lowest; the verdict is that of most; the
        overall score is the mean by weight, without what is not applicable.
      </p>
    </div>
  );
}

function short(score: Score): string {
  if (score === "NotApplicable") return "n/a";
  return score === "Withheld" ? "withheld" : points(score);
}

function verdict(passed: boolean): string {
  return passed ? "passed" : "not passed";
}

function useVerification(audit: bigint, seats: readonly ShownSeat[]) {
  const market = useMarket();
  const [checks, setChecks] = useState<Checks>(WAITING);
  const [verified, setVerified] = useState<Verified>();
  const [problem, setProblem] = useState<string>();
  const [running, setRunning] = useState(false);
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  const start = async () => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setChecks({ ...WAITING });
    setVerified(undefined);
    setProblem(undefined);
    setRunning(true);
    try {
      const { verifyAudit } = await import("./verification");
      const found = await verifyAudit(market, audit, seats, {
        signal: own.signal,
        onCheck: (check, state) => !own.signal.aborted && setChecks((before) => ({ ...before, [check]: state })),
      });
      setVerified(found);
    } catch (error) {
      if (own.signal.aborted) return;
      const { describeError } = await import("@ftns-market/sdk/errors");
      setProblem(describeError(error).message);
    } finally {
      if (controller.current === own) setRunning(false);
    }
  };
  return { checks, verified, problem, running, start: () => void start() };
}
