import { createStore, del, entries, get, set, type UseStore } from "idb-keyval";
import type { Address } from "viem";
import type { Draft } from "./wizard";

/** Where drafts belong to: one market, one account. */
export interface DraftOwner {
  readonly registry: Address;
  readonly chainId: number;
  readonly account: Address;
}

let opened: UseStore | undefined;

function store(): UseStore {
  opened ??= createStore("ftns-publish", "drafts");
  return opened;
}

function prefixOf({ chainId, registry, account }: DraftOwner): string {
  return `${chainId}:${registry}:${account}:`.toLowerCase();
}

/** Every draft of an account in this browser, the latest first. */
export async function listDrafts(owner: DraftOwner): Promise<Draft[]> {
  const all = await entries<string, Draft>(store());
  const own = all.filter(([key]) => key.startsWith(prefixOf(owner))).map(([, draft]) => draft);
  return own.sort((a, b) => b.changedAt - a.changedAt);
}

export function readDraft(owner: DraftOwner, id: string): Promise<Draft | undefined> {
  return get<Draft>(`${prefixOf(owner)}${id}`, store());
}

export function keepDraft(owner: DraftOwner, draft: Draft): Promise<void> {
  return set(`${prefixOf(owner)}${draft.id}`, { ...draft, changedAt: Math.floor(Date.now() / 1_000) }, store());
}

export function deleteDraft(owner: DraftOwner, id: string): Promise<void> {
  return del(`${prefixOf(owner)}${id}`, store());
}
