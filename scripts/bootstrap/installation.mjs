// Knows whether node_modules is what package-lock.json says: a finished install leaves the lockfile's hash in
// node_modules. Run directly (it is the last step of `postinstall`) it leaves that mark. Node built-ins only.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

/** The repository's top folder. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** The Node that the project runs on, whatever Node the machine has. */
export const PACKAGED_NODE = join(ROOT, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

const STAMP = join(ROOT, "node_modules/.ftns-installed");

function fingerprint() {
  const lockfile = readFileSync(join(ROOT, "package-lock.json"));
  return createHash("sha256").update(lockfile).update(`${process.platform}-${process.arch}`).digest("hex");
}

/** True when the last install finished and was of this lockfile. */
export function isCurrent() {
  return existsSync(PACKAGED_NODE) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint();
}

function markCurrent() {
  writeFileSync(STAMP, fingerprint());
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) markCurrent();
