import type { Check, Evaluation, Report } from "@ftns-market/sdk/evaluators";
import { CircleCheck, CircleX, Gauge } from "lucide-react";
import { Badge } from "@/components/badge";
import { METRICS, points, QualityRadar } from "@/features/audit";
import { formatBytes } from "@/lib/format";

const KIND_NAMES: Readonly<Record<Evaluation["kind"], string>> = {
  performance: "Model performance",
  data: "Data quality",
  documentation: "Documentation",
  safety: "Safety of the files",
};

const LOOKS = {
  passed: { icon: CircleCheck, className: "text-positive", word: "Passed" },
  failed: { icon: CircleX, className: "text-danger", word: "Failed" },
  measured: { icon: Gauge, className: "text-muted", word: "Measured" },
} as const;

/** What an audit's report says, check by check. Its words are an auditor's and its files a stranger's: shown as plain text. */
export function ReportView({ report }: { readonly report: Report }) {
  const { artifact, evaluations, judgements, objection, scores, verdict, evaluator } = report;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={verdict === "passed" ? "positive" : "danger"}>
          {verdict === "passed" ? "Passed" : "Not passed"}
        </Badge>
        <span className="min-w-0 text-muted">
          <bdi className="break-all">{artifact.name}</bdi>, {formatBytes(artifact.bytes)}
        </span>
      </div>
      {objection === undefined ? undefined : (
        <p>
          <span className="font-medium text-danger">Objection: </span>
          <bdi className="break-words whitespace-pre-wrap">{objection}</bdi>
        </p>
      )}
      <QualityRadar scores={scores} title="Scores of the report" />
      {evaluations.map((evaluation, index) => (
        <EvaluationPart key={index} evaluation={evaluation} />
      ))}
      {judgements.length === 0 ? undefined : (
        <section>
          <h3 className="mb-2 font-semibold">Judged by the auditor</h3>
          <ul className="flex flex-col gap-2">
            {judgements.map(({ metric, score, reason }) => (
              <li key={metric}>
                <span className="font-medium">{METRICS.find(({ key }) => key === metric)?.name ?? metric}: </span>
                {typeof score === "number" ? points(score) : score === "Withheld" ? "withheld" : "not applicable"}.{" "}
                <bdi className="break-words text-muted">{reason}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="text-xs text-muted">
        Made with {evaluator.name}, version {evaluator.version}: the same files give the same report.
      </p>
    </div>
  );
}

function EvaluationPart({ evaluation: { kind, checks, inputs, score } }: { readonly evaluation: Evaluation }) {
  return (
    <section>
      <h3 className="mb-2 flex flex-wrap items-baseline justify-between gap-2 font-semibold">
        {KIND_NAMES[kind]}
        {score === undefined ? undefined : (
          <span className="figures">
            {points(score)} <span className="font-normal text-muted">of 100</span>
          </span>
        )}
      </h3>
      <p className="mb-2 text-xs text-muted">
        <bdi className="break-all">{inputs.map(({ name }) => name).join(", ")}</bdi>
      </p>
      <ul className="flex flex-col gap-1.5">
        {checks.map((check, index) => (
          <CheckRow key={index} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckRow({ check: { name, outcome, detail } }: { readonly check: Check }) {
  const { icon: Icon, className, word } = LOOKS[outcome];
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${className}`} />
      <span className="min-w-0 break-words">
        <span className="sr-only">{word}: </span>
        <bdi>{detail}</bdi> <code className="text-xs text-muted">{name}</code>
      </span>
    </li>
  );
}
