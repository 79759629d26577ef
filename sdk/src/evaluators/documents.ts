import { MarketError } from "../errors/market-error.ts";
import { readJson, type JsonLimits } from "../metadata/json.ts";
import { addProblem, type Report as Problems, type Shape } from "../metadata/shape.ts";

/**
 * Reads a JSON document from anywhere.
 * @throws MarketError `InvalidInput` that names the first things that are wrong
 */
export function readDocument<T>(bytes: Uint8Array, shape: Shape<T>, limits: JsonLimits): T {
  const read = readJson(bytes, limits);
  if ("fault" in read) throw new MarketError("InvalidInput", read.fault);
  return checkDocument(read.json, shape, limits.name);
}

/** @throws MarketError `InvalidInput` */
export function checkDocument<T>(json: unknown, shape: Shape<T>, name: string): T {
  const problems: Problems = { problems: [], ignored: [] };
  const value = shape.read(json, "", problems);
  if (value !== undefined) return value;
  const words = problems.problems
    .slice(0, 3)
    .map(({ field, message }) => (field === "" ? message : `${field} ${message}`));
  throw new MarketError("InvalidInput", `The ${name} is not valid: ${words.join(" ")}`, { ...problems });
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
