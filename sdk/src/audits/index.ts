/** The rules of audits as pure functions, equal to the chain's, findings that are never lost, and what auditors and reviewers write. */
export { auditKeyTarget, deliverToAuditor, deriveAuditKey, type AuditKeyRequest } from "./audit-key.ts";
export {
  AUDIT_SEAT_PURPOSE,
  auditSeatTypedData,
  findingCommitment,
  findingSalt,
  type SeatContext,
} from "./commitment.ts";
export {
  CREDENTIALS_MAX_BYTES,
  encodeCredentials,
  fetchCredentials,
  parseCredentials,
  type Credentials,
} from "./credentials.ts";
export {
  chainFinding,
  findingOf,
  METRIC_WEIGHTS,
  METRICS,
  packFinding,
  scoresOf,
  unpackFinding,
  unpackScores,
  type ChainFinding,
  type Finding,
  type Metric,
  type Score,
  type Scores,
} from "./finding.ts";
export { CONTENT_NOTICE, DRAW_WINDOW, MAX_ROUNDS } from "./limits.ts";
export { contentWaivedFrom, type CertifiedContent } from "./content-notice.ts";
export { anybodysStep, auditNextAt, type AnybodysStep, type AuditNext, type AuditPlace } from "./next.ts";
export {
  commitmentOf,
  latestExpiry,
  rebuildOpening,
  sealFinding,
  type FindingOpening,
  type KnownFinding,
} from "./opening.ts";
export { FINDING_OPENING_KIND, parseOpening, writeOpening } from "./opening-json.ts";
export { overallOf, panelFinding } from "./panel.ts";
export {
  encodeReviewText,
  fetchReviewText,
  parseReviewText,
  REVIEW_TEXT_MAX_BYTES,
  type ReviewText,
} from "./review-text.ts";
