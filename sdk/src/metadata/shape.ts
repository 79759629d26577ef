import type { MetadataProblem } from "./errors.ts";

/** A node of a JSON Schema (draft 2020-12). */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Collects what is wrong while a document is read. Bounded, so that a hostile document cannot fill the memory with it. */
export interface Report {
  problems: MetadataProblem[];
  /** Fields that the schema does not know. */
  ignored: string[];
}

/** One definition for three uses: reads untrusted JSON into T, explains what is wrong, and gives the JSON Schema. */
export interface Shape<T> {
  readonly schema: JsonSchema;
  /** The value rebuilt from known fields only, or undefined after at least one problem was reported. */
  read(value: unknown, field: string, report: Report): T | undefined;
}

export interface OptionalField<T> {
  readonly optional: Shape<T>;
}

const MAX_PROBLEMS = 50;
const MAX_IGNORED = 20;

export function addProblem(report: Report, field: string, message: string): undefined {
  if (report.problems.length < MAX_PROBLEMS) report.problems.push({ field, message });
}

/** A string with a length in Unicode characters and a pattern. `expected` completes the sentence "must be …". */
export function text(rule: { min?: number; max: number; pattern: RegExp; expected: string }): Shape<string> {
  const { min = 1, max, pattern, expected } = rule;
  return {
    schema: { type: "string", minLength: min, maxLength: max, pattern: pattern.source },
    read(value, field, report) {
      if (typeof value !== "string") return addProblem(report, field, `must be ${expected}.`);
      // A character is one or two UTF-16 units: the first comparison spares counting a gigantic string.
      if (value.length > 2 * max || [...value].length > max) {
        return addProblem(report, field, `is longer than ${max.toLocaleString("en")} characters.`);
      }
      if ([...value].length < min) return addProblem(report, field, "must not be empty.");
      if (!pattern.test(value)) return addProblem(report, field, `must be ${expected}.`);
      return value;
    },
  };
}

export function constant<const T extends string | number>(expected: T): Shape<T> {
  return {
    schema: { const: expected },
    read: (value, field, report) =>
      value === expected ? expected : addProblem(report, field, `must be ${JSON.stringify(expected)}.`),
  };
}

export function choice<const T extends string>(options: readonly T[]): Shape<T> {
  return {
    schema: { enum: options },
    read(value, field, report) {
      const found = options.find((option) => option === value);
      return found ?? addProblem(report, field, `must be one of ${options.join(", ")}.`);
    },
  };
}

export function wholeNumber(min: number, max: number): Shape<number> {
  const expected = `must be a whole number from ${min.toLocaleString("en")} to ${max.toLocaleString("en")}.`;
  return {
    schema: { type: "integer", minimum: min, maximum: max },
    read: (value, field, report) =>
      typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
        ? value
        : addProblem(report, field, expected),
  };
}

export function finiteNumber(): Shape<number> {
  return {
    schema: { type: "number" },
    read: (value, field, report) =>
      typeof value === "number" && Number.isFinite(value)
        ? value
        : addProblem(report, field, "must be a finite number."),
  };
}

export function flag(): Shape<boolean> {
  return {
    schema: { type: "boolean" },
    read: (value, field, report) =>
      typeof value === "boolean" ? value : addProblem(report, field, "must be true or false."),
  };
}

/** A list; `key` names what no two entries may share. */
export function list<T>(item: Shape<T>, max: number, key?: (entry: T) => string): Shape<T[]> {
  return {
    schema: { type: "array", maxItems: max, items: item.schema },
    read(value, field, report) {
      if (!Array.isArray(value)) return addProblem(report, field, "must be a list.");
      if (value.length > max) return addProblem(report, field, `has more than ${max.toLocaleString("en")} entries.`);
      const entries: T[] = [];
      const keys = new Set<string>();
      const before = report.problems.length;
      value.forEach((entry: unknown, index) => {
        const read = item.read(entry, `${field}[${index}]`, report);
        if (read === undefined) return;
        entries.push(read);
        if (!key) return;
        if (keys.has(key(read))) addProblem(report, `${field}[${index}]`, "repeats an earlier entry.");
        keys.add(key(read));
      });
      return report.problems.length > before || entries.length < value.length ? undefined : entries;
    },
  };
}

export function optional<T>(shape: Shape<T>): OptionalField<T> {
  return { optional: shape };
}

/**
 * An object. Fields it does not know are noted and left out: an older reader can read what a newer writer wrote.
 * @param rule what must hold between fields; reports problems itself
 */
export function object<T extends object>(
  fields: { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> | OptionalField<Exclude<T[K], undefined>> },
  rule?: (value: T, field: string, report: Report) => void,
): Shape<T> {
  const entries = Object.entries<Shape<unknown> | OptionalField<unknown>>(fields);
  const required = entries.filter(([, entry]) => !("optional" in entry)).map(([name]) => name);
  const properties = entries.map(([name, entry]) => [name, shapeOf(entry).schema]);
  return {
    schema: { type: "object", required, properties: Object.fromEntries(properties) },
    read(value, field, report) {
      if (!isObject(value)) return addProblem(report, field, "must be an object.");
      const before = report.problems.length;
      const result: Record<string, unknown> = {};
      for (const [name, entry] of entries) {
        const at = field === "" ? name : `${field}.${name}`;
        if (has(value, name)) result[name] = shapeOf(entry).read(value[name], at, report);
        else if (!("optional" in entry)) addProblem(report, at, "is missing.");
      }
      noteIgnored(value, Object.keys(fields), field, report);
      if (report.problems.length > before) return undefined;
      rule?.(result as T, field, report);
      return report.problems.length > before ? undefined : (result as T);
    },
  };
}

/** An object that has exactly one of the named fields, and by it one of several shapes. */
export function variant<T extends object>(shapes: Readonly<Record<string, Shape<T>>>): Shape<T> {
  const names = Object.keys(shapes);
  return {
    schema: { oneOf: Object.values(shapes).map((shape) => shape.schema) },
    read(value, field, report) {
      if (!isObject(value)) return addProblem(report, field, "must be an object.");
      const present = names.filter((name) => has(value, name));
      const shape = present.length === 1 ? shapes[present[0] ?? ""] : undefined;
      return shape
        ? shape.read(value, field, report)
        : addProblem(report, field, `must have exactly one of ${names.join(", ")}.`);
    },
  };
}

function shapeOf<T>(entry: Shape<T> | OptionalField<T>): Shape<T> {
  return "optional" in entry ? entry.optional : entry;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own field; one that is undefined is as good as absent. */
function has(value: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}

/** Notes plain names only: an unknown name is the document's own text and may be made to deceive. */
function noteIgnored(value: Record<string, unknown>, known: string[], field: string, report: Report): void {
  for (const name in value) {
    if (report.ignored.length >= MAX_IGNORED) return;
    if (known.includes(name)) continue;
    const shown = /^[A-Za-z0-9_$-]{1,40}$/.test(name) ? name : "(unprintable name)";
    report.ignored.push(field === "" ? shown : `${field}.${shown}`);
  }
}
