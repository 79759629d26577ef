// npm run check:layers: reads every import and holds it against the layers of docs/architecture.md.
//   --root <folder>   another tree than this repository
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";

import { importsOf } from "./imports.ts";
import { breachOf } from "./layer-rules.ts";
import { sourceFiles } from "./source-files.ts";

const { values: options } = parseArgs({
  options: { root: { type: "string", default: join(import.meta.dirname, "../..") } },
});

const files = sourceFiles(options.root);
const imports = files.flatMap((file) => importsOf(options.root, file));
const breaches = imports.flatMap((found) => {
  const breach = breachOf(options.root, found);
  return breach === undefined ? [] : [{ ...found, ...breach }];
});
for (const { file, line, specifier, rule, remedy } of breaches) {
  console.error(`${file}:${line}: ${rule} ("${specifier}")\n  remedy: ${remedy}`);
}
console.log(`layers: ${imports.length} imports in ${files.length} files, ${breaches.length} against the rules`);
if (breaches.length > 0 || files.length === 0) process.exitCode = 1;
