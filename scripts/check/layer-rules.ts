import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { type Import, withoutComments } from "./imports.ts";

/** A rule that an import breaks, and what to do instead. */
export interface Breach {
  rule: string;
  remedy: string;
}

/** Layers of contracts/, lowest first: a call goes only down. */
const LAYERS = ["token", "governance", "registry", "trust", "settlement", "venues", "incentives"];

/** What each package's source may import besides itself. Whoever is not named here (scripts, test, bench) sees everything. */
const PACKAGES: Record<string, readonly string[]> = {
  contracts: [],
  subgraph: [],
  sdk: [],
  dapp: ["sdk"],
};

function segments(path: string): string[] {
  return path.split("/");
}

function isInterface(path: string): boolean {
  return /^I[A-Z]/.test(basename(path));
}

/** True when the file declares a contract that is deployed by itself: not only interfaces, libraries, abstract contracts. */
function isDeployable(root: string, path: string): boolean {
  const full = join(root, path);
  return existsSync(full) && /^\s*contract\s+\w/m.test(withoutComments(readFileSync(full, "utf8")));
}

/** The part of a layer that a file belongs to: in venues each subfolder is one, elsewhere the layer is. */
function unitOf(path: string): string {
  const [, layer, unit] = segments(path);
  return layer === "venues" ? `venues/${unit}` : (layer ?? "");
}

function contractBreach(root: string, { file, target }: Import): Breach | undefined {
  if (target === undefined) return undefined;
  const [from, to] = [segments(file)[1] ?? "", segments(target)[1] ?? ""];
  for (const [path, layer] of [
    [file, from],
    [target, to],
  ] as const) {
    if (layer !== "libraries" && !LAYERS.includes(layer)) {
      return {
        rule: `${path} is in no layer of contracts/`,
        remedy: `put it in libraries/ or in one of ${LAYERS.join(", ")}`,
      };
    }
  }
  if (to === "libraries") return undefined;
  if (from === "libraries") {
    return {
      rule: "libraries/ imports only libraries/ and npm",
      remedy: "hand the value in as an argument, or move this file to the layer that it works for",
    };
  }
  if (LAYERS.indexOf(from) < LAYERS.indexOf(to)) {
    return {
      rule: `a lower layer (${from}) imports an upper one (${to})`,
      remedy:
        "news goes up by an event or by the upper contract's read; move a shared type down to the lower interface",
    };
  }
  const siblings = from === to && (unitOf(file) !== unitOf(target) || isDeployable(root, target));
  if (siblings && !isInterface(target)) {
    return {
      rule: `a sibling in ${from}/ imports an implementation`,
      remedy: "import its interface I*.sol and take the address in the constructor",
    };
  }
  return undefined;
}

function featureOf(path: string): string | undefined {
  return /^dapp\/(?:.*\/)?features\/([^/]+)/.exec(path)?.[1];
}

function dappBreach({ file, specifier, target }: Import): Breach | undefined {
  if (target === undefined) return undefined;
  if (target.startsWith("sdk/") && specifier.startsWith(".")) {
    return { rule: "dapp reaches into the sources of sdk", remedy: 'import from "@ftns-market/sdk"' };
  }
  const [from, to] = [featureOf(file), featureOf(target)];
  const throughDoor = /\/features\/[^/]+(?:\/index(?:\.tsx?)?)?$/.test(target);
  if (to !== undefined && from !== undefined && from !== to && !throughDoor) {
    return {
      rule: `feature ${from} imports the inside of feature ${to}`,
      remedy: `export what is needed from features/${to}/index.ts and import that`,
    };
  }
  return undefined;
}

function packageBreach({ file, target }: Import): Breach | undefined {
  if (target === undefined) return undefined;
  const [from, to] = [segments(file)[0] ?? "", segments(target)[0] ?? ""];
  const allowed = PACKAGES[from];
  // A package's own tests and build steps are not part of what it ships.
  const shipped = !/^(sdk|subgraph|dapp)\/(test|tests|scripts|bench)\//.test(file);
  if (allowed === undefined || !shipped || from === to || allowed.includes(to)) return undefined;
  if (to === "scripts") {
    return {
      rule: "nothing imports scripts",
      remedy: `move what both need into ${from}/ and let the script import it`,
    };
  }
  return {
    rule: `${from} imports ${to.startsWith(".") ? "from outside the repository" : to}`,
    remedy: "imports run only along contracts -> sdk -> dapp, by generated code; see docs/architecture.md",
  };
}

/** The rule that an import breaks; undefined when it breaks none. */
export function breachOf(root: string, found: Import): Breach | undefined {
  const breach = packageBreach(found);
  if (breach !== undefined) return breach;
  if (found.file.startsWith("contracts/")) return contractBreach(root, found);
  if (found.file.startsWith("dapp/")) return dappBreach(found);
  return undefined;
}
