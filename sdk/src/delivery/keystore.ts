import { isAddress, type Address, type Hex } from "viem";
import { DeliveryError } from "./errors.ts";
import {
  decryptWithPassword,
  encryptWithPassword,
  hexOf,
  invalidFile,
  newPasswordSeal,
  parsePasswordSeal,
  recordOf,
  TAG_BYTES,
  type PasswordSeal,
  type ScryptCost,
} from "./password.ts";

const KIND = "ftns-market-keystore" as const;
const VERSION = 1 as const;
const MASTER_BYTES = 32;

/** A master secret encrypted with a password, as JSON. Safe to store; useless without the password. */
export interface Keystore extends PasswordSeal {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  /** Whose master it is. */
  readonly account: Address;
  readonly ciphertext: Hex;
}

/**
 * Encrypts a master with a password (scrypt, AES-256-GCM), for wallets that cannot sign deterministically.
 * @param master 32 bytes, `randomBytes32()`.
 * @param password At least 8 characters. There is no way to recover it.
 * @throws DeliveryError `Delivery_InvalidSecret`
 */
export async function createKeystore(
  master: Uint8Array,
  password: string,
  account: Address,
  options: { cost?: ScryptCost; onProgress?: (share: number) => void } = {},
): Promise<Keystore> {
  if (master.length !== MASTER_BYTES) {
    const message = `A master secret has ${MASTER_BYTES} bytes, not ${master.length}.`;
    throw new DeliveryError("Delivery_InvalidSecret", message);
  }
  const seal = newPasswordSeal(options.cost);
  const ciphertext = await encryptWithPassword(master, password, seal, headerOf(account), options.onProgress);
  return { kind: KIND, version: VERSION, account, ...seal, ciphertext };
}

/**
 * Decrypts a keystore.
 * @returns The master, 32 bytes. Keep it in memory only.
 * @throws DeliveryError `Delivery_WrongPassword` for a wrong password or a changed file; `Delivery_KeystoreInvalid`
 */
export function openKeystore(
  keystore: Keystore,
  password: string,
  onProgress?: (share: number) => void,
): Promise<Uint8Array> {
  return decryptWithPassword(keystore.ciphertext, password, keystore, headerOf(keystore.account), onProgress);
}

/**
 * Reads the JSON of a keystore, from whatever source, and checks it.
 * @throws DeliveryError `Delivery_KeystoreInvalid`
 */
export function parseKeystore(json: string): Keystore {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw invalidFile("it is not JSON", cause);
  }
  const { kind, version, account, kdf, cipher, ciphertext } = recordOf(value, "it");
  if (kind !== KIND || version !== VERSION) throw invalidFile("it is not a keystore of this market, version 1");
  if (typeof account !== "string" || !isAddress(account)) throw invalidFile("its account is not an address");
  return {
    ...{ kind: KIND, version: VERSION, account },
    ...parsePasswordSeal(kdf, cipher),
    ciphertext: hexOf(ciphertext, MASTER_BYTES + TAG_BYTES, "ciphertext"),
  };
}

function headerOf(account: Address): readonly (string | number)[] {
  return [KIND, VERSION, account.toLowerCase()];
}
