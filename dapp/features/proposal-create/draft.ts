import { DECISION_KINDS, newDecision, type DecisionDraft } from "./decisions";

/** A proposal as it is written. */
export interface ProposalDraft {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly decisions: readonly DecisionDraft[];
}

export const MAX_TITLE = 120;
/** The text is stored on the chain: each character costs. */
export const MAX_BODY = 20_000;

export function newDraft(): ProposalDraft {
  return { title: "", body: "", decisions: [newDecision("policy")] };
}

function keyOf(account: string): string {
  return `ftns.proposal-draft.${account.toLowerCase()}`;
}

/** What was written before in this browser, as far as it still makes sense. */
export function keptDraft(account: string): ProposalDraft {
  const fallback = newDraft();
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(account)) ?? "{}") as Partial<ProposalDraft>;
    const decisions = (kept.decisions ?? []).filter(({ kind }) => DECISION_KINDS.includes(kind));
    return { ...fallback, ...kept, decisions: decisions.length === 0 ? fallback.decisions : decisions };
  } catch {
    // Not what this page has written: begin anew.
    return fallback;
  }
}

/** Keeps what is written, until it is proposed; without a draft it is forgotten. */
export function keepDraft(account: string, draft: ProposalDraft | undefined): void {
  if (draft === undefined) localStorage.removeItem(keyOf(account));
  else localStorage.setItem(keyOf(account), JSON.stringify(draft));
}

/** What is wrong with the words; undefined for a part that is fine. */
export function textProblems({ title, body }: ProposalDraft): { readonly title?: string; readonly body?: string } {
  return {
    ...(title.length > MAX_TITLE ? { title: `At most ${MAX_TITLE} characters; this has ${title.length}.` } : {}),
    ...(/[\r\n]/.test(title) ? { title: "One line, please." } : {}),
    ...(body.length > MAX_BODY ? { body: `At most ${MAX_BODY} characters; this has ${body.length}.` } : {}),
  };
}
