import { scryptAsync } from "@noble/hashes/scrypt.js";
import { bytesToHex, hexToBytes, type Hex } from "viem";
import { DeliveryError } from "./errors.ts";

/** scrypt's parameters: N, r, p of RFC 7914. */
export interface ScryptCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** How a password becomes a key, as files state it. */
export interface PasswordKdf extends ScryptCost {
  readonly name: "scrypt";
  /** 32 bytes. */
  readonly salt: Hex;
}

/** What a file is encrypted with, as files state it. */
export interface PasswordCipher {
  readonly name: "aes-256-gcm";
  /** 12 bytes. */
  readonly iv: Hex;
}

/** Everything that decrypting needs besides the password. */
export interface PasswordSeal {
  readonly kdf: PasswordKdf;
  readonly cipher: PasswordCipher;
}

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

/** Bytes that AES-GCM's tag adds. */
export const TAG_BYTES = 16;

/** A fresh salt and initialisation vector: never encrypt twice with the same. */
export function newPasswordSeal(cost: ScryptCost = DEFAULT_COST): PasswordSeal {
  const random = (bytes: number) => bytesToHex(crypto.getRandomValues(new Uint8Array(bytes)));
  return {
    kdf: { name: "scrypt", n: cost.n, r: cost.r, p: cost.p, salt: random(SALT_BYTES) },
    cipher: { name: "aes-256-gcm", iv: random(IV_BYTES) },
  };
}

/**
 * Encrypts with a password (scrypt, AES-256-GCM).
 * @param header the fields of the file besides the seal; authenticated with it, so that no part of the file can be changed unseen
 * @throws DeliveryError `Delivery_InvalidSecret` for a password that is too short, `Delivery_KeystoreInvalid`
 */
export async function encryptWithPassword(
  secret: Uint8Array,
  password: string,
  seal: PasswordSeal,
  header: readonly (string | number)[],
  onProgress?: (share: number) => void,
): Promise<Hex> {
  if (password.length < MIN_PASSWORD_LENGTH) {
    const message = `The password needs at least ${MIN_PASSWORD_LENGTH} characters.`;
    throw new DeliveryError("Delivery_InvalidSecret", message);
  }
  const key = await passwordKey(password, seal.kdf, onProgress);
  const plain = new Uint8Array(secret);
  const ciphertext = await crypto.subtle.encrypt(algorithmOf(seal, header), key, plain);
  plain.fill(0);
  return bytesToHex(new Uint8Array(ciphertext));
}

/**
 * Decrypts what `encryptWithPassword` made.
 * @throws DeliveryError `Delivery_WrongPassword` for a wrong password or a changed file; `Delivery_KeystoreInvalid`
 */
export async function decryptWithPassword(
  ciphertext: Hex,
  password: string,
  seal: PasswordSeal,
  header: readonly (string | number)[],
  onProgress?: (share: number) => void,
): Promise<Uint8Array> {
  const key = await passwordKey(password, seal.kdf, onProgress);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithmOf(seal, header), key, bytesOf(ciphertext)));
  } catch (cause) {
    const message = "The password is wrong, or the file was changed.";
    throw new DeliveryError("Delivery_WrongPassword", message, {}, cause);
  }
}

/**
 * Reads the seal of a file, from whatever source, and checks it.
 * @throws DeliveryError `Delivery_KeystoreInvalid`
 */
export function parsePasswordSeal(kdf: unknown, cipher: unknown): PasswordSeal {
  const { name: kdfName, n, r, p, salt } = recordOf(kdf, "its kdf");
  const { name: cipherName, iv } = recordOf(cipher, "its cipher");
  if (kdfName !== "scrypt" || cipherName !== "aes-256-gcm") throw invalidFile("its algorithms are unknown");
  const cost = { n: Number(n), r: Number(r), p: Number(p) };
  requireSaneCost(cost);
  return {
    kdf: { name: "scrypt", ...cost, salt: hexOf(salt, SALT_BYTES, "salt") },
    cipher: { name: "aes-256-gcm", iv: hexOf(iv, IV_BYTES, "iv") },
  };
}

/** @throws DeliveryError `Delivery_KeystoreInvalid` */
export function recordOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalidFile(`${what} is not an object`);
}

/** @throws DeliveryError `Delivery_KeystoreInvalid` when it is not that many bytes in lower-case hexadecimal */
export function hexOf(value: unknown, bytes: number, what: string): Hex {
  if (typeof value === "string" && /^0x[0-9a-f]*$/.test(value) && value.length === 2 + 2 * bytes) return value as Hex;
  throw invalidFile(`its ${what} is not ${bytes} bytes in hexadecimal`);
}

/** What a file that cannot be used is answered with. */
export function invalidFile(reason: string, cause?: unknown): DeliveryError {
  return new DeliveryError("Delivery_KeystoreInvalid", `The keystore cannot be used: ${reason}.`, {}, cause);
}

async function passwordKey(
  password: string,
  { n, r, p, salt }: PasswordKdf,
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

function algorithmOf({ kdf, cipher }: PasswordSeal, header: readonly (string | number)[]): AesGcmParams {
  const fields = [...header, kdf.name, kdf.n, kdf.r, kdf.p, kdf.salt, cipher.name, cipher.iv];
  return { name: "AES-GCM", iv: bytesOf(cipher.iv), additionalData: new TextEncoder().encode(JSON.stringify(fields)) };
}

function requireSaneCost({ n, r, p }: ScryptCost): void {
  const isPowerOfTwo = Number.isSafeInteger(n) && Number.isInteger(Math.log2(n));
  const within = (value: number, max: number): boolean => Number.isInteger(value) && value >= 1 && value <= max;
  if (!isPowerOfTwo || n < MIN_N || n > MAX_COST.n || !within(r, MAX_COST.r) || !within(p, MAX_COST.p)) {
    throw invalidFile("its scrypt parameters are out of bounds");
  }
}

const bytesOf = (hex: Hex): Uint8Array<ArrayBuffer> => new Uint8Array(hexToBytes(hex));
