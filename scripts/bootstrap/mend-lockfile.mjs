// A registry that lacks a package for a foreign platform makes `npm install` leave that optional dependency out of the
// lockfile, and `npm ci` then refuses the lockfile everywhere. This adds the left-out entries. Node built-ins only;
// it runs after every install and writes nothing when nothing is missing.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const OS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const CPU = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];
const LIBC = { gnu: "glibc", musl: "musl" };
const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/;

/** The `os`, `cpu` and `libc` fields that a platform package's name stands for, as in `edr-linux-arm64-musl`. */
function platformOf(name) {
  const words = name.split(/[-_/.]/);
  const named = (known) => words.filter((word) => known.includes(word));
  const [os, cpu, libc] = [named(OS), named(CPU), named(Object.keys(LIBC)).map((word) => LIBC[word])];
  if (os.length === 0 && cpu.length === 0) throw new Error(`${name}: its name says no platform; add it by hand`);
  return { cpu, libc, os };
}

/** A lockfile entry with its fields in the order in which npm writes them, so that npm leaves it as it is. */
function entry(name, version, dev) {
  const { cpu, libc, os } = platformOf(name);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/** Where Node would find `name` when the package at lockfile path `from` asks for it; undefined when it is nowhere. */
function locate(packages, from, name) {
  for (let folder = from; ;) {
    const path = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return path;
    if (folder === "") return undefined;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")));
  }
}

function leftOut(packages) {
  return Object.entries(packages).flatMap(([from, owner]) =>
    Object.entries(owner.optionalDependencies ?? {})
      .filter(([name]) => locate(packages, from, name) === undefined)
      .map(([name, version]) => ({ name, version, dev: owner.dev === true })),
  );
}

/** The same lockfile with an entry for every optional platform package that it names but does not hold. */
export function mend(lockfile) {
  const packages = { ...lockfile.packages };
  const added = [];
  for (const { name, version, dev } of leftOut(packages)) {
    if (!EXACT_VERSION.test(version)) throw new Error(`${name}@${version}: only exact versions can be added`);
    packages[`node_modules/${name}`] = entry(name, version, dev);
    added.push(`${name}@${version}`);
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  return { lockfile: { ...lockfile, packages: sorted }, added };
}

function main() {
  const path = resolve(import.meta.dirname, "../../package-lock.json");
  const { lockfile, added } = mend(JSON.parse(readFileSync(path, "utf8")));
  if (added.length === 0) return;
  writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
  console.log(`lockfile: added ${added.length} optional packages of other platforms: ${added.join(", ")}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
