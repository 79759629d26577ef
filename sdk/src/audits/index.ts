/** The rules of audits as pure functions, equal to the chain's, findings that are never lost, and what auditors say of themselves. */
export {
  findingCommitment,
  findingSalt,
  SEALED_FINDING_PURPOSE,
  sealedFindingTypedData,
  type SeatContext,
} from "./commitment.ts";
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
