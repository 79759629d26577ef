import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

import ts from "typescript";

/** An import as it stands in a file. Paths are relative to the repository, with forward slashes. */
export interface Import {
  file: string;
  line: number;
  /** What the source says, as in `../libraries/Ids.sol` or `viem`. */
  specifier: string;
  /** The file it names when it is ours; undefined for a package of npm or of Node. */
  target: string | undefined;
}

const SOLIDITY_IMPORT = /^[ \t]*import\b[^;"']*["']([^"']+)["']/gm;

/** Names by which our own workspaces are imported, and the folders behind them. */
const OWN_PACKAGES: Record<string, string> = { "@ftns-market/sdk": "sdk", "@ftns-market/subgraph": "subgraph" };

/** Blanks out comments of Solidity, so that commented code is not read; offsets stay as they are. */
export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"/g, (match) =>
    match.startsWith('"') ? match : match.replace(/[^\n]/g, " "),
  );
}

function specifiers(file: string, source: string): { specifier: string; offset: number }[] {
  if (file.endsWith(".sol")) {
    return [...withoutComments(source).matchAll(SOLIDITY_IMPORT)].map((match) => ({
      specifier: match[1] ?? "",
      offset: match.index + match[0].length,
    }));
  }
  const { importedFiles } = ts.preProcessFile(source, true, true);
  return importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, offset: pos }));
}

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return posix.join(dirname(file), specifier);
  // The dApp's own alias for its top folder.
  if (specifier.startsWith("@/")) return posix.join("dapp", specifier.slice(2));
  const own = Object.entries(OWN_PACKAGES).find(([name]) => specifier === name || specifier.startsWith(`${name}/`));
  return own && posix.join(own[1], specifier.slice(own[0].length));
}

/** Every import of one source file (Solidity or TypeScript), static and dynamic. */
export function importsOf(root: string, file: string): Import[] {
  const source = readFileSync(join(root, file), "utf8");
  return specifiers(file, source).map(({ specifier, offset }) => ({
    file,
    line: source.slice(0, offset).split("\n").length,
    specifier,
    target: targetOf(file, specifier),
  }));
}
