import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "viem";
import { MarketError } from "../../errors/market-error.ts";
import type { DocumentKind } from "../../metadata/document.ts";
import { parseDocument, requireDocument } from "../documents.ts";
import { canonicalJson } from "./canonical-json.ts";
import { concludeReport } from "./conclude.ts";
import { reportShape } from "./report-schema.ts";
import type { EncodedReport, Report, ReportParts } from "./report.ts";

/** A report is one raw IPFS block of at most 256 KiB. */
export const REPORT_MAX_BYTES = 262_144;
/** Reports as documents on IPFS: `fetchDocument(market, REPORT, digest)`. */
export const REPORT: DocumentKind<Report> = { name: "report", shape: reportShape, maxBytes: REPORT_MAX_BYTES };
/** Of the evaluators: raised with every change that can change a report. */
const VERSION = "1";

/**
 * Makes the report of evaluations and judgements.
 * @throws MarketError `InvalidInput` for a judgement of what was measured, one without a reason, or more than fits
 */
export function combine({ subject, artifact, evaluations, judgements = [], objection }: ReportParts): EncodedReport {
  const said = { evaluations, judgements, ...(objection !== undefined && { objection }) };
  const { scores, verdict } = concludeReport(said);
  const draft: Report = {
    schema: "ftns-market/audit-report/v1",
    evaluator: { name: "ftns-market/evaluators", version: VERSION },
    ...(subject !== undefined && { subject }),
    artifact,
    ...said,
    ...{ scores, verdict },
  };
  const report = requireDocument(REPORT, draft);
  const bytes = canonicalJson(report);
  if (bytes.length > REPORT_MAX_BYTES) {
    throw new MarketError(
      "InvalidInput",
      "The report is longer than 256 KiB. Evaluate fewer files or benchmarks at a time.",
    );
  }
  return { report, bytes, digest: bytesToHex(sha256(bytes)) };
}

/** Reads a stranger's report. @throws MarketError `InvalidInput` that says what is wrong */
export function reportOf(bytes: Uint8Array): Report {
  return parseDocument(REPORT, bytes);
}
