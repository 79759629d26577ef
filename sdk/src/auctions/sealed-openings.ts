import type { Hex } from "viem";
import {
  decryptWithPassword,
  encryptWithPassword,
  newPasswordSeal,
  parsePasswordSeal,
  type PasswordSeal,
  type ScryptCost,
} from "../delivery/password.ts";
import { MarketError } from "../errors/market-error.ts";
import type { Opening } from "./opening.ts";
import { parseOpenings, writeOpenings } from "./opening-json.ts";

const KIND = "ftns-market-encrypted-openings" as const;
const VERSION = 1 as const;
const HEADER = [KIND, VERSION] as const;
const MAX_BYTES = 16 * 1_048_576;

/** Openings encrypted with a password, as JSON. Safe to store; useless without the password. */
export interface EncryptedOpenings extends PasswordSeal {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  readonly ciphertext: Hex;
}

/**
 * Encrypts openings with a password, to keep a copy of them or to hand them to a revealing agent.
 * @param password at least 8 characters; there is no way to recover it
 * @throws DeliveryError `Delivery_InvalidSecret`
 */
export async function encryptOpenings(
  openings: readonly Opening[],
  password: string,
  options: { readonly cost?: ScryptCost; readonly onProgress?: (share: number) => void } = {},
): Promise<EncryptedOpenings> {
  const seal = newPasswordSeal(options.cost);
  const plain = new TextEncoder().encode(writeOpenings(openings));
  const ciphertext = await encryptWithPassword(plain, password, seal, HEADER, options.onProgress);
  return { kind: KIND, version: VERSION, ...seal, ciphertext };
}

/**
 * Decrypts openings.
 * @throws DeliveryError `Delivery_WrongPassword` for a wrong password or a changed file; MarketError `InvalidInput`
 */
export async function decryptOpenings(
  encrypted: EncryptedOpenings,
  password: string,
  onProgress?: (share: number) => void,
): Promise<Opening[]> {
  const plain = await decryptWithPassword(encrypted.ciphertext, password, encrypted, HEADER, onProgress);
  return parseOpenings(new TextDecoder().decode(plain));
}

/** Whether a text claims to be encrypted openings, not plain ones. */
export function areEncrypted(json: string): boolean {
  return json.includes(`"${KIND}"`);
}

/**
 * Reads the JSON of encrypted openings, from whatever source, and checks it.
 * @throws MarketError `InvalidInput`; DeliveryError `Delivery_KeystoreInvalid`
 */
export function parseEncryptedOpenings(json: string): EncryptedOpenings {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw invalid("it is not JSON", cause);
  }
  if (typeof value !== "object" || value === null) throw invalid("it is not an object");
  const { kind, version, kdf, cipher, ciphertext } = value as Record<string, unknown>;
  if (kind !== KIND || version !== VERSION) throw invalid("it does not hold openings of this market, version 1");
  if (typeof ciphertext !== "string" || ciphertext.length > MAX_BYTES || !/^0x([0-9a-f]{2})+$/.test(ciphertext)) {
    throw invalid("its ciphertext is not hexadecimal, or too long");
  }
  return { kind: KIND, version: VERSION, ...parsePasswordSeal(kdf, cipher), ciphertext: ciphertext as Hex };
}

function invalid(reason: string, cause?: unknown): MarketError {
  return new MarketError("InvalidInput", `These openings cannot be used: ${reason}.`, {}, cause);
}
