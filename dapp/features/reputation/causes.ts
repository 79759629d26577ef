import type { ReputationChange } from "@ftns-market/sdk/queries";

/** What happened, for people. */
export const CAUSE_WORDS: Readonly<Record<ReputationChange["cause"], string>> = {
  Delivered: "A sale with a key was settled",
  Struck: "A sale to oneself was struck: it counts no longer",
  AuditDone: "Findings of an audit were revealed in time",
  NotDelivered: "A key was not delivered in time: penalty 0.2",
  Fraud: "Content was proved wrong: penalty 1",
  AuditMissed: "Silent in an audit",
  DisputeLost: "A certified content was proved wrong: penalty 0.5",
  BidForfeited: "A sealed bid was not revealed: penalty 0.1",
  Slashed: "Stake was slashed: penalty 0.3",
  QualityFound: "An audit found a quality",
  Reviewed: "A review came, changed or was struck",
};
