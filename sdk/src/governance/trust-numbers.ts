import { governedNumber } from "./numbers.ts";

/** The numbers of the policy that auditors, certificates and reputations are ruled by. */
export const TRUST_NUMBERS = {
  CertifiedCategories: governedNumber(
    "Categories that need a certificate",
    "categories",
    "Kinds of assets that are sold only with a live certificate.",
  ),
  AuditorAdmission: governedNumber(
    "Admission of auditors",
    "admission",
    "Open to all: whoever posts the bond is an auditor. By vote: only whom a vote admits.",
  ),
  AuditorBond: governedNumber("Bond of an auditor", "wholeFtns", "What an auditor keeps at stake to be drawn."),
  UnbondingDelay: governedNumber(
    "Delay of unbonding",
    "seconds",
    "How long the stake of an auditor that leaves still answers for what was audited.",
  ),
  DomainDelay: governedNumber(
    "Delay of domains",
    "seconds",
    "Time until an auditor's other domains count, and until an affiliate is forgotten.",
  ),
  AuditPanel: governedNumber("Auditors of a panel", "count", "How many auditors are drawn for an audit."),
  AuditFee: governedNumber("Fee of an auditor at least", "wholeFtns", "What each auditor of a panel is paid at least."),
  AuditCommitWindow: governedNumber("Time to commit findings", "seconds", "Time from the draw to the commitment."),
  AuditRevealWindow: governedNumber("Time to reveal findings", "seconds", "Time from the last commitment."),
  SilencePenalty: governedNumber(
    "Penalty of silence",
    "percent",
    "Share of the bond of an auditor that one loses who was drawn and says nothing.",
  ),
  CertificateLife: governedNumber("Life of a certificate at most", "seconds", "How long a certificate can be valid."),
  ReputationHalfLife: governedNumber(
    "Half-life of reputation",
    "seconds",
    "Time without business in which a reputation halves, and in which a penalty does.",
  ),
} as const;
