import { scryptAsync } from "@noble/hashes/scrypt.js";
import { bytesToHex, hexToBytes, isAddress, type Address, type Hex } from "viem";
import { DeliveryError } from "./errors.ts";

const KIND = "ftns-market-keystore" as const;
const VERSION = 1 as const;
const MASTER_BYTES = 32;
const SALT_BYTES = 32;
/** AES-GCM's own length. */
const IV_BYTES = 12;
/** 128 MiB of memory and about a second for each guess. */
const DEFAULT_COST: ScryptCost = { n: 131_072, r: 8, p: 1 };
/** A file from elsewhere must not make the machine work for minutes: at most 1 GiB. */
const MAX_COST: ScryptCost = { n: 1_048_576, r: 8, p: 4 };
/** Below this a password could be guessed too fast. */
const MIN_N = 16_384;
const MIN_PASSWORD_LENGTH = 8;

/** scrypt's parameters: N, r, p of RFC 7914. */
export interface ScryptCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** A master secret encrypted with a password, as JSON. Safe to store; useless without the password. */
export interface Keystore {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  /** Whose master it is. */
  readonly account: Address;
  readonly kdf: ScryptCost & { readonly name: "scrypt"; readonly salt: Hex };
  readonly cipher: { readonly name: "aes-256-gcm"; readonly iv: Hex };
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
    throw new DeliveryError(
      "Delivery_InvalidSecret",
      `A master secret has ${MASTER_BYTES} bytes, not ${master.length}.`,
    );
  }
  if (password.length < MIN_PASSWORD_LENGTH) {
    const message = `The password needs at least ${MIN_PASSWORD_LENGTH} characters.`;
    throw new DeliveryError("Delivery_InvalidSecret", message);
  }
  const salt = bytesToHex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
  const iv = bytesToHex(crypto.getRandomValues(new Uint8Array(IV_BYTES)));
  const header: Omit<Keystore, "ciphertext"> = {
    ...{ kind: KIND, version: VERSION, account },
    kdf: { name: "scrypt", ...(options.cost ?? DEFAULT_COST), salt },
    cipher: { name: "aes-256-gcm", iv },
  };
  const key = await passwordKey(password, header.kdf, options.onProgress);
  const secret = new Uint8Array(master);
  const ciphertext = await crypto.subtle.encrypt(cipherOf(header), key, secret);
  secret.fill(0);
  return { ...header, ciphertext: bytesToHex(new Uint8Array(ciphertext)) };
}

/**
 * Decrypts a keystore.
 * @returns The master, 32 bytes. Keep it in memory only.
 * @throws DeliveryError `Delivery_WrongPassword` for a wrong password or a changed file; `Delivery_KeystoreInvalid`
 */
export async function openKeystore(
  keystore: Keystore,
  password: string,
  onProgress?: (share: number) => void,
): Promise<Uint8Array> {
  const key = await passwordKey(password, keystore.kdf, onProgress);
  try {
    const master = await crypto.subtle.decrypt(cipherOf(keystore), key, bytesOf(keystore.ciphertext));
    return new Uint8Array(master);
  } catch (cause) {
    const message = "The password is wrong, or the keystore file was changed.";
    throw new DeliveryError("Delivery_WrongPassword", message, {}, cause);
  }
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
    throw invalid("it is not JSON", cause);
  }
  const { kind, version, account, kdf, cipher, ciphertext } = record(value, "it");
  if (kind !== KIND || version !== VERSION) throw invalid("it is not a keystore of this market, version 1");
  if (typeof account !== "string" || !isAddress(account)) throw invalid("its account is not an address");
  const { name: kdfName, n, r, p, salt } = record(kdf, "its kdf");
  const { name: cipherName, iv } = record(cipher, "its cipher");
  if (kdfName !== "scrypt" || cipherName !== "aes-256-gcm") throw invalid("its algorithms are unknown");
  const cost = { n: Number(n), r: Number(r), p: Number(p) };
  requireSaneCost(cost);
  return {
    ...{ kind: KIND, version: VERSION, account },
    kdf: { name: "scrypt", ...cost, salt: hexOf(salt, SALT_BYTES, "salt") },
    cipher: { name: "aes-256-gcm", iv: hexOf(iv, IV_BYTES, "iv") },
    // The tag of AES-GCM has 16 bytes.
    ciphertext: hexOf(ciphertext, MASTER_BYTES + 16, "ciphertext"),
  };
}

async function passwordKey(
  password: string,
  { n, r, p, salt }: Keystore["kdf"],
  onProgress?: (share: number) => void,
): Promise<CryptoKey> {
  requireSaneCost({ n, r, p });
  // The same characters can be typed as different code points; NFKC makes them one.
  const bytes = new TextEncoder().encode(password.normalize("NFKC"));
  // scrypt needs 128 · N · r bytes; the library's own limit stands lower.
  const options = { N: n, r, p, dkLen: 32, maxmem: 128 * r * (n + p + 2), onProgress };
  const raw = await scryptAsync(bytes, hexToBytes(salt), options);
  return crypto.subtle.importKey("raw", new Uint8Array(raw), "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** The whole header is authenticated, so that no part of the file can be changed unseen. */
function cipherOf(header: Omit<Keystore, "ciphertext">): AesGcmParams {
  const { kind, version, account, kdf, cipher } = header;
  const fields = [
    kind,
    version,
    account.toLowerCase(),
    kdf.name,
    kdf.n,
    kdf.r,
    kdf.p,
    kdf.salt,
    cipher.name,
    cipher.iv,
  ];
  return { name: "AES-GCM", iv: bytesOf(cipher.iv), additionalData: new TextEncoder().encode(JSON.stringify(fields)) };
}

function requireSaneCost({ n, r, p }: ScryptCost): void {
  const isPowerOfTwo = Number.isSafeInteger(n) && Number.isInteger(Math.log2(n));
  const within = (value: number, max: number): boolean => Number.isInteger(value) && value >= 1 && value <= max;
  if (!isPowerOfTwo || n < MIN_N || n > MAX_COST.n || !within(r, MAX_COST.r) || !within(p, MAX_COST.p)) {
    throw invalid("its scrypt parameters are out of bounds");
  }
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalid(`${what} is not an object`);
  return value as Record<string, unknown>;
}

function hexOf(value: unknown, bytes: number, what: string): Hex {
  if (typeof value === "string" && /^0x[0-9a-f]*$/.test(value) && value.length === 2 + 2 * bytes) return value as Hex;
  throw invalid(`its ${what} is not ${bytes} bytes in hexadecimal`);
}

const bytesOf = (hex: Hex): Uint8Array<ArrayBuffer> => new Uint8Array(hexToBytes(hex));

function invalid(reason: string, cause?: unknown): DeliveryError {
  return new DeliveryError("Delivery_KeystoreInvalid", `The keystore cannot be used: ${reason}.`, {}, cause);
}
