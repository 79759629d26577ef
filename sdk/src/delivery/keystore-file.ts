import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseKeystore, type Keystore } from "./keystore.ts";

/**
 * Writes a keystore to a new file that only its owner can read. Never replaces a file: an overwritten master is lost.
 * @throws the error of the file system, `EEXIST` when the file is there already.
 */
export async function saveKeystoreFile(path: string, keystore: Keystore): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, `${JSON.stringify(keystore, null, 2)}\n`, { mode: 0o600, flag: "wx", flush: true });
    // Unlike a rename, a link fails when the name is taken.
    await link(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Reads a keystore from a file.
 * @throws DeliveryError `Delivery_KeystoreInvalid`; the error of the file system.
 */
export async function loadKeystoreFile(path: string): Promise<Keystore> {
  return parseKeystore(await readFile(path, "utf8"));
}
