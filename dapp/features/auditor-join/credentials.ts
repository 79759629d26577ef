import { CATEGORIES, type Category } from "@ftns-market/sdk/chain";

/** What an auditor says of itself, as it is written. */
export interface CredentialsDraft {
  readonly name: string;
  /** Markdown. */
  readonly text: string;
  readonly website: string;
  readonly domains: readonly Category[];
}

export const MAX_NAME = 80;
export const MAX_TEXT = 10_000;
const MAX_WEBSITE = 200;

export const EMPTY_CREDENTIALS: CredentialsDraft = { name: "", text: "", website: "", domains: [] };

function keyOf(account: string): string {
  return `ftns.credentials-draft.${account.toLowerCase()}`;
}

/** What was written before in this browser, as far as it still makes sense. */
export function keptCredentials(account: string): CredentialsDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(account)) ?? "{}") as Partial<CredentialsDraft>;
    const domains = CATEGORIES.filter((category) => kept.domains?.includes(category));
    const words = (["name", "text", "website"] as const).map((field) => [field, String(kept[field] ?? "")] as const);
    return { ...EMPTY_CREDENTIALS, ...Object.fromEntries(words), domains };
  } catch {
    // Not what this page has written: begin anew.
    return EMPTY_CREDENTIALS;
  }
}

/** Keeps what is written until it is published; without a draft it is forgotten. */
export function keepCredentials(account: string, draft: CredentialsDraft | undefined): void {
  if (draft === undefined) localStorage.removeItem(keyOf(account));
  else localStorage.setItem(keyOf(account), JSON.stringify(draft));
}

/** What is wrong with the words; undefined for a part that is fine. */
export interface CredentialsProblems {
  readonly name?: string;
  readonly text?: string;
  readonly website?: string;
}

/** Only what is wrong now: a field that is still empty is not. */
export function credentialsProblems({ name, text, website }: CredentialsDraft): CredentialsProblems {
  return {
    ...(name.length > MAX_NAME ? { name: tooLong(MAX_NAME, name) } : {}),
    ...(text.length > MAX_TEXT ? { text: tooLong(MAX_TEXT, text) } : {}),
    ...(website.length > MAX_WEBSITE
      ? { website: tooLong(MAX_WEBSITE, website) }
      : website.trim() !== "" && !isWebAddress(website.trim())
        ? { website: "Write the whole address, beginning with https://." }
        : {}),
  };
}

/** Everything that has to be there is, and nothing is wrong. */
export function areCredentialsReady(draft: CredentialsDraft): boolean {
  const isFilled = draft.name.trim() !== "" && draft.text.trim() !== "";
  return isFilled && Object.keys(credentialsProblems(draft)).length === 0;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === "https:";
}

function tooLong(most: number, text: string): string {
  return `At most ${most} characters; this has ${text.length}.`;
}
