/** What auditors and reviewers do from beginning to end. */
export { openAuditKey, requestAuditKey, type OwnSeat } from "./audit-key.ts";
export {
  becomeAuditor,
  type BecomeAuditorInput,
  type BecomeAuditorOptions,
  type BecomeAuditorStep,
} from "./become-auditor.ts";
export { continueAudit } from "./continue-audit.ts";
export {
  recoverFinding,
  revealFinding,
  submitFinding,
  type RecoverFindingInput,
  type RevealFindingOptions,
  type SubmitFindingInput,
  type SubmitFindingOptions,
} from "./finding.ts";
export { orderAudit, type CommissionInput, type CommissionOptions } from "./order-audit.ts";
export { answerReview, strikeReview, writeReview, type WriteReviewInput } from "./review.ts";
