import { MarketError } from "../errors/market-error.ts";
import { readDocument, type DocumentKind } from "../metadata/document.ts";
import type { MetadataProblem } from "../metadata/errors.ts";
import { addProblem, type Report as Problems, type Shape } from "../metadata/shape.ts";

const SHOWN = 3;

/** Reads a JSON document from anywhere. @throws MarketError `InvalidInput` that names the first things that are wrong */
export function parseDocument<T>(kind: DocumentKind<T>, bytes: Uint8Array): T {
  const read = readDocument(kind, bytes);
  if (read.ok) return read.document;
  throw invalid(kind, read.problems);
}

/** The same for a value that was made here. @throws MarketError `InvalidInput` */
export function requireDocument<T>(kind: DocumentKind<T>, value: T): T {
  const problems: Problems = { problems: [], ignored: [] };
  const document = kind.shape.read(value, "", problems);
  if (document !== undefined) return document;
  throw invalid(kind, problems.problems);
}

function invalid({ name }: { readonly name: string }, problems: readonly MetadataProblem[]): MarketError {
  const words = problems.slice(0, SHOWN).map(({ field, message }) => (field === "" ? message : `${field} ${message}`));
  return new MarketError("InvalidInput", `The ${name} is not valid: ${words.join(" ")}`, { problems });
}

/** Texts by name, at most `max` of them. */
export function texts(value: Shape<string>, max: number): Shape<Record<string, string>> {
  return {
    schema: { type: "object", maxProperties: max, additionalProperties: value.schema },
    read(json, field, problems) {
      if (typeof json !== "object" || json === null || Array.isArray(json)) {
        return addProblem(problems, field, "must be an object.");
      }
      const entries = Object.entries(json);
      if (entries.length > max) return addProblem(problems, field, `has more than ${max} entries.`);
      const read = entries.map(([name, text]) => [name, value.read(text, field, problems)] as const);
      const wrong = read.some(([name, text]) => text === undefined || !/^[a-z][A-Za-z]{0,39}$/.test(name));
      return wrong
        ? addProblem(problems, field, "has a name that is not allowed.")
        : Object.fromEntries(read as [string, string][]);
    },
  };
}
