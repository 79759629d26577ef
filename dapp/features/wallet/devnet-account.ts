import type { Address, Hex } from "viem";

/** A funded account of the devnet. Everybody knows its key. */
export interface DevnetAccount {
  readonly address: Address;
  readonly privateKey: Hex;
  /** What the devnet uses it for. */
  readonly purpose: string;
}

const CHOSEN = "ftns.devnet.account";

/** The account that was used last in this browser. */
export function chosenDevnetAccount(): string | null {
  return localStorage.getItem(CHOSEN);
}

/** Remembers which account the devnet wallet shows from now on. */
export function chooseDevnetAccount(address: Address): void {
  localStorage.setItem(CHOSEN, address);
}

/** Forgets it, so that a page that is loaded again stays disconnected. */
export function forgetDevnetAccount(): void {
  localStorage.removeItem(CHOSEN);
}

let loaded: Promise<readonly DevnetAccount[]> | undefined;

/** The accounts of the devnet, from its server. @throws Error when there is no devnet behind this site */
export function loadDevnetAccounts(): Promise<readonly DevnetAccount[]> {
  loaded ??= fetch("/devnet/accounts").then(async (response) => {
    if (!response.ok) throw new Error("This site runs without the devnet's accounts.");
    return (await response.json()) as readonly DevnetAccount[];
  });
  loaded.catch(() => (loaded = undefined));
  return loaded;
}
