/** What auditors, those who order audits, and reviewers do. */
export {
  advanceAudit,
  concludeAudit,
  drawPanel,
  orderAudit,
  orderedAudit,
  type ConcludeAuditInput,
  type DrawPanelInput,
  type OrderAuditInput,
} from "./audit.ts";
export { deliverAuditKey, requestAuditKey, type DeliverAuditKeyInput, type RequestAuditKeyInput } from "./audit-key.ts";
export {
  changeDomains,
  declareAffiliate,
  dropAffiliate,
  registerAuditor,
  setCredentials,
  syncAuditor,
  type RegisterAuditorInput,
} from "./auditor.ts";
export {
  attest,
  commitFinding,
  recuseAuditor,
  refuteFinding,
  type AttestInput,
  type CommitFindingInput,
  type RecuseAuditorInput,
  type RefuteFindingInput,
} from "./finding.ts";
export {
  answerReview,
  editReview,
  review,
  strikeReview,
  type AnswerReviewInput,
  type EditReviewInput,
  type ReviewInput,
  type ReviewReference,
  type StrikeReviewInput,
} from "./review.ts";
export { strikeSale, type StrikeSaleInput } from "./strike-sale.ts";
export { bond, bondFromVault, unbond, withdrawStake, type StakeInput } from "./stake.ts";
