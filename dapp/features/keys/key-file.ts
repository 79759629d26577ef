import type { Keystore } from "@ftns-market/sdk/delivery";
import type { Address } from "viem";
import { downloadText } from "@/lib/download";

/** Whose key file, on which chain. */
export interface KeyFilePlace {
  readonly chainId: number;
  readonly account: Address;
}

function keyOf({ chainId, account }: KeyFilePlace): string {
  return `ftns.keyfile.${chainId}.${account.toLowerCase()}`;
}

/** Whether this browser keeps a copy of the account's key file. */
export function hasKeyFile(place: KeyFilePlace): boolean {
  return localStorage.getItem(keyOf(place)) !== null;
}

/** The copy of the account's key file in this browser, so that only its password is asked for. Useless without it. */
export async function keptKeyFile(place: KeyFilePlace): Promise<Keystore> {
  const { parseKeystore } = await import("@ftns-market/sdk/delivery");
  return parseKeystore(localStorage.getItem(keyOf(place)) ?? "");
}

/** Keeps a copy of the key file in this browser. */
export function keepKeyFile(place: KeyFilePlace, keystore: Keystore): void {
  localStorage.setItem(keyOf(place), JSON.stringify(keystore));
}

/** A new master, encrypted. @throws DeliveryError for a password that is too short */
export async function makeKeyFile(place: KeyFilePlace, password: string, onProgress: (share: number) => void) {
  const { createKeystore, randomBytes32 } = await import("@ftns-market/sdk/delivery");
  const master = randomBytes32();
  const keystore = await createKeystore(master, password, place.account, { onProgress });
  return { master, keystore };
}

/**
 * Opens a key file of this account.
 * @throws DeliveryError `Delivery_WrongPassword`, `Delivery_KeystoreInvalid`; Error when it is the file of another account
 */
export async function openKeyFile(
  place: KeyFilePlace,
  keystore: Keystore,
  password: string,
  onProgress: (share: number) => void,
): Promise<Uint8Array> {
  if (keystore.account.toLowerCase() !== place.account.toLowerCase()) {
    const { MarketError } = await import("@ftns-market/sdk/errors");
    throw new MarketError("InvalidInput", `This is the key file of another account, ${keystore.account}.`);
  }
  const { openKeystore } = await import("@ftns-market/sdk/delivery");
  return openKeystore(keystore, password, onProgress);
}

/** Hands the key file to the visitor as a download. @returns its name */
export function saveKeyFile({ account, chainId }: KeyFilePlace, keystore: Keystore): string {
  const name = `ftns-market-key-${chainId}-${account.toLowerCase()}.json`;
  downloadText(name, `${JSON.stringify(keystore, null, 2)}\n`);
  return name;
}
