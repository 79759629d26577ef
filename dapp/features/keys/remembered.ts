// In memory only, gone with the page: whoever has a master has every key that is made from it.
const masters = new Map<string, Promise<Uint8Array>>();

const TRIED = "ftns.keys.tried";

/** A master that is asked for once per page. A refusal is no answer: the next time it is asked again. */
export function remembered(key: string, ask: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const known = masters.get(key);
  if (known !== undefined) return known;
  const asked = ask();
  masters.set(key, asked);
  asked.catch(() => masters.delete(key));
  return asked;
}

/** Asks a wallet, the first time in this browser with the order to ask twice and compare. */
export async function askTwiceAtFirst(
  key: string,
  ask: (checkTwice: boolean) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const tried = new Set((localStorage.getItem(TRIED) ?? "").split(" "));
  const master = await ask(!tried.has(key));
  localStorage.setItem(TRIED, [...tried.add(key)].join(" ").trim());
  return master;
}

/** Forgets every master, as when the account changes. */
export function forgetMasters(): void {
  masters.clear();
}
