/** Everything that a proposal can decide from the form, in the order in which it is offered. */
export const DECISION_KINDS = [
  "policy",
  "payment",
  "admitVenue",
  "retireVenue",
  "appointGuardian",
  "removeGuardian",
  "endPause",
  "votingRule",
  "executionDelay",
  "takeDown",
  "restore",
  "certifiedCategories",
  "auditorAdmission",
  "admitAuditor",
  "governmentAuditor",
  "expelAuditor",
  "slashAuditor",
  "setReporter",
  "raw",
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** The names of fields, over all kinds. */
export type FieldName =
  | "parameter"
  | "value"
  | "recipient"
  | "amount"
  | "venue"
  | "otherVenue"
  | "locksMoney"
  | "account"
  | "rule"
  | "asset"
  | "reason"
  | "categories"
  | "admission"
  | "reporter"
  | "otherReporter"
  | "allowed"
  | "target"
  | "coin"
  | "data";

/** One thing to be decided, as it is being written: all of it text, so that the browser can keep it. */
export interface DecisionDraft {
  /** Tells it from the others while they are edited. */
  readonly key: string;
  readonly kind: DecisionKind;
  readonly fields: Readonly<Partial<Record<FieldName, string>>>;
}

interface KindWords {
  readonly name: string;
  readonly meaning: string;
}

export const DECISION_WORDS: Readonly<Record<DecisionKind, KindWords>> = {
  policy: { name: "Change a number of the market", meaning: "Fee, bond, windows, limits: for later business only." },
  payment: { name: "Pay from the treasury", meaning: "FTNS from its wallet, and from its credit in the vault." },
  admitVenue: { name: "Admit a venue", meaning: "Lets a contract open sales on this market." },
  retireVenue: { name: "Retire a venue", meaning: "It opens no more sales; those that are open run to their end." },
  appointGuardian: {
    name: "Appoint a guardian",
    meaning: "It can pause new business for a bounded time, and nothing else.",
  },
  removeGuardian: { name: "Remove a guardian", meaning: "It can pause new business no more." },
  endPause: { name: "End a pause", meaning: "New business goes on at once." },
  votingRule: { name: "Change a rule of votes", meaning: "Delay, length, quorum, votes needed: for later proposals." },
  executionDelay: { name: "Change the delay of executions", meaning: "The time in which everybody can leave." },
  takeDown: { name: "Take an asset down", meaning: "No new business with it; what was bought stays bought." },
  restore: { name: "Restore an asset", meaning: "Undoes a takedown." },
  certifiedCategories: {
    name: "Choose what needs a certificate",
    meaning: "Assets of these categories are sold only while auditors’ certificate of their version is live.",
  },
  auditorAdmission: {
    name: "Choose how auditors come in",
    meaning: "Whoever posts the bond, or only whom a vote admits.",
  },
  admitAuditor: {
    name: "Admit an auditor",
    meaning: "A candidate, or one that was expelled. It is drawn once it has posted the bond.",
  },
  governmentAuditor: {
    name: "Name a government auditor",
    meaning: "An auditor that stands for a public authority, shown as such. Only a vote can say so.",
  },
  expelAuditor: { name: "Expel an auditor", meaning: "It is drawn no more. Its stake leaves as any other." },
  slashAuditor: {
    name: "Slash an auditor",
    meaning: "Takes stake to the treasury for a stated offence, once for each, and lowers its reputation.",
  },
  setReporter: {
    name: "Change who reports to reputation",
    meaning: "Which contracts say what happened to accounts, and so move their reputation and revenue.",
  },
  raw: { name: "Any other call (for experts)", meaning: "Whatever the timelock can do, as target and data." },
};

/** A contract that is none of the market's own. */
export const OTHER_CONTRACT = "other";

let next = 0;

/** An empty one. */
export function newDecision(kind: DecisionKind): DecisionDraft {
  next += 1;
  const fields: Partial<Record<DecisionKind, DecisionDraft["fields"]>> = {
    policy: { parameter: "PlatformFee" },
    votingRule: { rule: "votingDelay" },
    admitVenue: { locksMoney: "no" },
    retireVenue: { venue: "Listings" },
    setReporter: { reporter: OTHER_CONTRACT, allowed: "yes" },
  };
  return { key: `${Date.now().toString(36)}-${next}`, kind, fields: fields[kind] ?? {} };
}
