import type { AnybodysStep, AuditNext } from "@ftns-market/sdk/audits";

/** What an audit is waiting for, in a sentence. */
export const NEXT_SENTENCES: Readonly<Record<AuditNext, string>> = {
  wait: "It waits for the block that decides who sits on the panel. That takes a few seconds.",
  draw: "The block that decides the draw is there. Anybody can draw the panel.",
  commit: "Its panel examines the version and seals the findings.",
  advance:
    "The time for this step is over. Anybody can go on: seats that were silent are slashed and drawn anew, and what cannot go on ends with a refund.",
  reveal: "The findings are sealed. Its panel reveals them.",
  conclude:
    "Nothing more can be revealed. Anybody can conclude it: fees are paid or refunded, and the certificate is made.",
  nothing: "It has ended.",
};

/** The buttons of the steps that anybody may take. */
export const STEP_WORDS: Readonly<
  Record<AnybodysStep, { readonly title: string; readonly button: string; readonly explanation: string }>
> = {
  draw: {
    title: "Draw the panel",
    button: "Draw the panel",
    explanation:
      "Anybody may do this. A block that nobody knew at the order decides, not you. When that block is too old, another one is named: then draw once more.",
  },
  advance: {
    title: "Go on",
    button: "Go on",
    explanation:
      "Anybody may do this. The silent are slashed and their seats drawn anew, at most three times; then it goes on with those who sealed a finding, or ends with a refund.",
  },
  conclude: {
    title: "Conclude the audit",
    button: "Conclude",
    explanation: "Anybody may do this. What was revealed decides; nobody can change it any more.",
  },
};
