import { readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

export const MAX_FILE_LINES = 400;
export const MAX_FUNCTION_LINES = 60;

/** Calls whose callback only groups tests: its length says nothing about a function. */
const GROUPS = new Set(["describe", "context", "suite", "describe.skip"]);

function isGroup(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && GROUPS.has(node.parent.expression.getText());
}

function functionName(node: ts.FunctionLikeDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  if (ts.isVariableDeclaration(node.parent)) return node.parent.name.getText();
  return "a nameless function";
}

function longFunctions(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1;
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body !== undefined && !isGroup(node)) {
      const [first, last] = [lineAt(node.getStart()), lineAt(node.end)];
      const lines = last - first + 1;
      if (lines > MAX_FUNCTION_LINES) {
        problems.push(`${file}:${first}: ${functionName(node)} has ${lines} lines, at most ${MAX_FUNCTION_LINES}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return problems;
}

/** Files and TypeScript functions that are too long to be read at once. Functions of Solidity are solhint's. */
export function longSources(root: string, files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const source = readFileSync(join(root, file), "utf8");
    const lines = source.trimEnd().split("\n").length;
    const tooLong = lines > MAX_FILE_LINES ? [`${file}: ${lines} lines, at most ${MAX_FILE_LINES}; split it`] : [];
    return file.endsWith(".sol") ? tooLong : [...tooLong, ...longFunctions(file, source)];
  });
}
