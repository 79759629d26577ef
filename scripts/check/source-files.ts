import { globSync } from "node:fs";

const SOURCES = ["*.{ts,js}", "{contracts,sdk,subgraph,dapp,scripts,test,bench}/**/*.{sol,ts,tsx,mjs}"];
const NOT_OURS = /(^|\/)(node_modules|generated|build|\.next[^/]*)(\/|$)/;

/** Every source file that people write, relative to `root`, with forward slashes, sorted. */
export function sourceFiles(root: string): string[] {
  return globSync(SOURCES, { cwd: root, exclude: (path) => NOT_OURS.test(path.replaceAll("\\", "/")) })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}
