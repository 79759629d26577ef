/**
 * Checks a CSV data set before anybody trains on it: shape, types, gaps, repeated rows, rows that contradict each other,
 * constant and nearly identical columns, far values, balance of the classes. One file, no dependency, reads nothing else.
 *
 * From the shell:  node dataset-checker.mjs data.csv --label diagnosis [--ignore id,split] [--json]
 *                  exit code 0: nothing serious, 1: a serious finding, 2: cannot be read as CSV
 * As a module:     import { checkDataset } from "./dataset-checker.mjs";
 *                  checkDataset(csvText, { label: "diagnosis", ignore: ["id"] })
 */
import { readFileSync } from "node:fs";
import { argv, exit, stderr, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const NEARLY_IDENTICAL = 0.99;
const FAR = 6; // standard deviations from the mean
const RARE_CLASS = 0.05;
const MISSING = new Set(["", "na", "n/a", "nan", "null", "none", "?"]);

/**
 * @typedef {{ severity: "serious" | "note", check: string, message: string }} Finding
 * @typedef {{ name: string, type: "number" | "text", missing: number, distinct: number,
 *   min?: number, max?: number, mean?: number, deviation?: number }} Column
 * @typedef {{ rows: number, columns: Column[], classes?: Record<string, number>, findings: Finding[] }} Report
 */

/**
 * Reads RFC 4180 CSV: quotes, doubled quotes, line ends inside quotes, LF or CR LF.
 * @param {string} text
 * @returns {string[][]} header and rows
 * @throws {Error} on an open quote or on rows of another length than the header
 */
export function parseCsv(text) {
  /** @type {string[][]} */
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  for (let i = 0; i < source.length; i++) {
    const sign = source[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source[i + 1] === '"') cell += source[++i];
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "," || sign === "\n") {
      row.push(sign === "\n" && cell.endsWith("\r") ? cell.slice(0, -1) : cell);
      cell = "";
      if (sign === ",") continue;
      rows.push(row);
      row = [];
    } else cell += sign;
  }
  if (quoted) throw new Error("the file ends inside a quoted cell");
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  const filled = rows.filter((cells) => cells.length > 1 || cells[0] !== "");
  const width = filled[0]?.length ?? 0;
  const odd = filled.findIndex((cells) => cells.length !== width);
  if (odd >= 0) throw new Error(`record ${odd + 1} has ${filled[odd]?.length} cells, the header has ${width}`);
  if (filled.length < 2) throw new Error("there is no row below the header");
  return filled;
}

/**
 * @param {string} text CSV with a header
 * @param {{ label?: string, ignore?: string[] }} [options] `label`: column of the classes; `ignore`: ids and the like
 * @returns {Report}
 */
export function checkDataset(text, { label, ignore = [] } = {}) {
  const [header = [], ...rows] = parseCsv(text);
  for (const name of [...ignore, ...(label === undefined ? [] : [label])]) {
    if (!header.includes(name)) throw new Error(`there is no column "${name}"`);
  }
  const features = header
    .map((name, at) => ({ name, at }))
    .filter(({ name }) => name !== label && !ignore.includes(name));
  const columns = features.map(({ name, at }) =>
    describeColumn(
      name,
      rows.map((row) => row[at] ?? ""),
    ),
  );
  const keys = rows.map((row) => JSON.stringify(features.map(({ at }) => row[at])));
  const classes = label === undefined ? undefined : rows.map((row) => row[header.indexOf(label)] ?? "");
  return {
    rows: rows.length,
    columns: columns.map(({ values: _, ...column }) => column),
    ...(classes ? { classes: countOf(classes) } : {}),
    findings: [
      ...checkHeader(header),
      ...columns.flatMap((column) => checkColumn(column, rows.length)),
      ...checkRepetitions(keys, classes),
      ...checkPairs(columns),
      ...(classes ? checkClasses(classes) : []),
    ],
  };
}

/** @param {string} name @param {string[]} cells */
function describeColumn(name, cells) {
  const present = cells.filter((cell) => !MISSING.has(cell.trim().toLowerCase()));
  const numbers = present.map(Number);
  const missing = cells.length - present.length;
  const distinct = new Set(present).size;
  if (present.length === 0 || !numbers.every(Number.isFinite)) {
    const mixed = numbers.filter(Number.isFinite).length;
    return { name, type: /** @type {const} */ ("text"), missing, distinct, mixed, values: [] };
  }
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const deviation = Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length);
  const min = numbers.reduce((least, value) => Math.min(least, value), Infinity);
  const max = numbers.reduce((most, value) => Math.max(most, value), -Infinity);
  return {
    name,
    type: /** @type {const} */ ("number"),
    missing,
    distinct,
    min,
    max,
    mean,
    deviation,
    mixed: 0,
    values: numbers,
  };
}

/** @param {string[]} header @returns {Finding[]} */
function checkHeader(header) {
  const trimmed = header.map((name) => name.trim());
  return [
    ...trimmed
      .filter((name, at) => name === "" || trimmed.indexOf(name) < at)
      .map((name) => serious("header", name === "" ? "a column has no name" : `two columns are named "${name}"`)),
    ...header.filter((name) => name !== name.trim()).map((name) => note("header", `"${name}" has spaces around it`)),
  ];
}

/** @param {ReturnType<typeof describeColumn>} column @param {number} rows @returns {Finding[]} */
function checkColumn({ name, missing, distinct, mixed, values, mean = 0, deviation = 0 }, rows) {
  /** @type {Finding[]} */
  const findings = [];
  if (missing > 0) findings.push(note("missing", `${name}: ${missing} of ${rows} cells are empty`));
  if (missing > rows / 2) findings.push(serious("missing", `${name}: more than half of the cells are empty`));
  if (mixed > 0) findings.push(serious("type", `${name}: ${mixed} numbers among text`));
  if (distinct <= 1) findings.push(note("constant", `${name}: only one value`));
  const far = values.filter((value) => deviation > 0 && Math.abs(value - mean) > FAR * deviation).length;
  if (far > 0) findings.push(note("far value", `${name}: ${far} beyond ${FAR} standard deviations`));
  return findings;
}

/** @param {string[]} keys @param {string[] | undefined} classes @returns {Finding[]} */
function checkRepetitions(keys, classes) {
  /** @type {Map<string, Set<string>>} */
  const classesOf = new Map();
  keys.forEach((key, row) => classesOf.set(key, (classesOf.get(key) ?? new Set()).add(classes?.[row] ?? "")));
  const repeated = keys.length - classesOf.size;
  const torn = [...classesOf.values()].filter((found) => found.size > 1).length;
  return [
    ...(repeated > 0 ? [note("repeated row", `${repeated} rows repeat the features of an earlier one`)] : []),
    ...(torn > 0 ? [serious("contradiction", `${torn} sets of equal features have different classes`)] : []),
  ];
}

/** @param {ReturnType<typeof describeColumn>[]} columns @returns {Finding[]} */
function checkPairs(columns) {
  const complete = columns.filter(
    ({ type, missing, deviation = 0 }) => type === "number" && missing === 0 && deviation > 0,
  );
  return complete.flatMap((a, at) =>
    complete.slice(at + 1).flatMap((b) => {
      const r = correlation(a, b);
      return Math.abs(r) < NEARLY_IDENTICAL
        ? []
        : [note("nearly identical", `${a.name} and ${b.name}: r = ${r.toFixed(4)}`)];
    }),
  );
}

/** @param {ReturnType<typeof describeColumn>} a @param {ReturnType<typeof describeColumn>} b */
function correlation(a, b) {
  const products = a.values.map((value, row) => (value - (a.mean ?? 0)) * ((b.values[row] ?? 0) - (b.mean ?? 0)));
  return products.reduce((sum, value) => sum + value, 0) / products.length / ((a.deviation ?? 1) * (b.deviation ?? 1));
}

/** @param {string[]} classes @returns {Finding[]} */
function checkClasses(classes) {
  const counts = Object.entries(countOf(classes));
  const unlabelled = counts.find(([name]) => MISSING.has(name.trim().toLowerCase()));
  return [
    ...(unlabelled ? [serious("class", `${unlabelled[1]} rows have no class`)] : []),
    ...(counts.length < 2 ? [serious("class", "there is only one class")] : []),
    ...counts
      .filter(([, count]) => count / classes.length < RARE_CLASS)
      .map(([name, count]) => note("class", `"${name}" is rare: ${count} of ${classes.length} rows`)),
  ];
}

/** @param {string[]} values @returns {Record<string, number>} */
function countOf(values) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {string} check @param {string} message @returns {Finding} */
function serious(check, message) {
  return { severity: "serious", check, message };
}

/** @param {string} check @param {string} message @returns {Finding} */
function note(check, message) {
  return { severity: "note", check, message };
}

/** @param {Report} report */
function printReport(report) {
  const numbers = report.columns.filter(({ type }) => type === "number").length;
  stdout.write(`${report.rows} rows, ${report.columns.length} features (${numbers} numeric)\n`);
  for (const [name, count] of Object.entries(report.classes ?? {})) stdout.write(`class ${name}: ${count}\n`);
  for (const { severity, check, message } of report.findings) stdout.write(`${severity}: ${check}: ${message}\n`);
  const worst = report.findings.filter(({ severity }) => severity === "serious").length;
  stdout.write(`${worst} serious, ${report.findings.length - worst} notes\n`);
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { label: { type: "string" }, ignore: { type: "string" }, json: { type: "boolean" } },
  });
  const [path] = positionals;
  if (path === undefined)
    throw new Error("usage: node dataset-checker.mjs data.csv [--label column] [--ignore a,b] [--json]");
  const ignore = values.ignore === undefined ? [] : values.ignore.split(",");
  const report = checkDataset(readFileSync(path, "utf8"), { label: values.label, ignore });
  if (values.json) stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else printReport(report);
  return report.findings.some(({ severity }) => severity === "serious") ? 1 : 0;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    exit(main());
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : error}\n`);
    exit(2);
  }
}
