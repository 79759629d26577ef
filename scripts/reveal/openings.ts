import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { auctions } from "../../sdk/src/index.ts";

const OTHERS = 0o077;

/** Gives the password of encrypted openings; asked for at most once. */
export type Password = () => Promise<string>;

/**
 * The openings of files and folders, each once.
 * @throws Error that names the file and what is wrong with it, never what it holds
 */
export async function readOpenings(paths: readonly string[], password: Password): Promise<auctions.Opening[]> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  if (files.length === 0) throw new Error(`There is no .json file in ${paths.join(", ")}.`);
  const found = new Map<string, auctions.Opening>();
  for (const file of files) {
    for (const opening of await openingsOf(file, password)) found.set(auctions.writeOpenings([opening]), opening);
  }
  return [...found.values()];
}

/** A secret in a file that nobody else can read. @throws Error */
export async function readPrivate(path: string): Promise<string> {
  await requirePrivate(path);
  return readFile(path, "utf8");
}

/** @returns what to say when others can read a file; undefined when nobody can */
export async function exposureOf(path: string): Promise<string | undefined> {
  const { mode } = await stat(path);
  return (mode & OTHERS) === 0 ? undefined : `${path} can be read by others. Run: chmod 600 ${path}`;
}

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Error(`${path} cannot be read. Name files or folders of openings.`, { cause });
  });
  if (!found.isDirectory()) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(path, name));
}

async function openingsOf(path: string, password: Password): Promise<auctions.Opening[]> {
  const text = await readFile(path, "utf8");
  try {
    if (auctions.areEncrypted(text)) {
      return await auctions.decryptOpenings(auctions.parseEncryptedOpenings(text), await password());
    }
    await requirePrivate(path);
    return auctions.parseOpenings(text);
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

async function requirePrivate(path: string): Promise<void> {
  const exposure = await exposureOf(path);
  if (exposure !== undefined) throw new Error(exposure);
}
