import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Kind, type ObjectTypeDefinitionNode, parse } from "graphql";
import { queryNames } from "../../scripts/codegen/graph-names.ts";
import { baseType, hasDirective, isAggregation, isList } from "../../scripts/codegen/graph-types.ts";
import { queryGraph } from "../../scripts/devnet/json-http.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Every row of every entity and aggregation, by type. */
export type Entities = Readonly<Record<string, readonly Row[]>>;

/** The rows of one type. */
export function rows(entities: Entities, type: string): readonly Row[] {
  const found = entities[type];
  if (found === undefined) throw new Error(`the dump has no ${type}`);
  return found;
}

export function idOf(link: unknown): string {
  return (link as { id: string }).id;
}

export function number(decimal: unknown): bigint {
  return BigInt(decimal as string);
}

export function text(value: unknown): string {
  return value as string;
}

const PAGE = 1_000;
/** A file is read from IPFS beside the blocks, and retried: its row comes a moment after them. */
const FILES_TIMEOUT_MS = 30_000;
const POLL_MS = 250;
const INTERVALS = ["hour", "day"];

const schema = parse(readFileSync(new URL("../../subgraph/schema.graphql", import.meta.url), "utf8"));
const types = schema.definitions.filter(
  (definition): definition is ObjectTypeDefinitionNode =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value !== "_Schema_",
);
const typeNames = new Set(types.map(({ name }) => name.value));

/** Reads the whole index. Ids of time series are left out: they only number the rows. */
export async function dumpEntities(url: string): Promise<Entities> {
  await filesRead(url);
  const dump: Record<string, Row[]> = {};
  for (const type of types) {
    if (!isAggregation(type)) dump[type.name.value] = await readAll(url, type);
    else
      for (const interval of INTERVALS) dump[`${type.name.value}.${interval}`] = await readBuckets(url, type, interval);
  }
  return dump;
}

/** Every row of an entity, by pages of 1,000: the way `docs/subgraph.md` tells. */
export async function readAll(url: string, type: ObjectTypeDefinitionNode): Promise<Row[]> {
  const rows: Row[] = [];
  const { plural } = queryNames(type.name.value);
  const series = hasDirective(type, "entity") && isTimeseries(type);
  for (let last: unknown; ;) {
    const where = last === undefined ? "" : `, where: { id_gt: ${JSON.stringify(last)} }`;
    const query = `{ rows: ${plural}(first: ${PAGE}, orderBy: id${where}) { ${selection(type)} } }`;
    const { rows: page } = await queryGraph<{ rows: Row[] }>(url, query);
    rows.push(...page);
    last = page.at(-1)?.["id"];
    if (page.length < PAGE) return series ? rows.map(withoutId) : rows;
  }
}

/** The declaration of an entity. */
export function typeOf(name: string): ObjectTypeDefinitionNode {
  const type = types.find((candidate) => candidate.name.value === name);
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  return type;
}

async function readBuckets(url: string, type: ObjectTypeDefinitionNode, interval: string): Promise<Row[]> {
  const { plural } = queryNames(type.name.value);
  const args = `interval: ${interval}, current: include, first: ${PAGE}`;
  const { rows } = await queryGraph<{ rows: Row[] }>(url, `{ rows: ${plural}(${args}) { ${selection(type)} } }`);
  return rows.map(withoutId).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Waits until the files that IPFS has are read; the number of missing ones must stay the same meanwhile. */
async function filesRead(url: string): Promise<void> {
  const deadline = Date.now() + FILES_TIMEOUT_MS;
  const query = `{ versions(first: 1000) { metadata { id } } takedowns(first: 1000) { reason { id } }
    statementPublications(first: 1000, where: { statementCid_not: null }) { statement { id } }
    auditors(first: 1000) { credentials { id } } reviewEdits(first: 1000, where: { textCid_not: null }) { text { id } }
    reviewAnswers(first: 1000, where: { textCid_not: null }) { text { id } } }`;
  let [before, since] = ["", Date.now()];
  while (Date.now() < deadline) {
    const now = JSON.stringify(await queryGraph(url, query));
    if (now !== before) [before, since] = [now, Date.now()];
    if (!now.includes("null") || Date.now() - since > FILES_QUIET_MS) return;
    await sleep(POLL_MS);
  }
}

/** With files missing for good: after so long without a new one, the rest is taken for missing. */
const FILES_QUIET_MS = 2_000;

function isTimeseries(type: ObjectTypeDefinitionNode): boolean {
  const entity = type.directives?.find(({ name }) => name.value === "entity");
  return entity?.arguments?.some(({ name }) => name.value === "timeseries") ?? false;
}

/** Every field but derived ones; of a link its id. */
function selection(type: ObjectTypeDefinitionNode): string {
  const fields = (type.fields ?? []).filter((field) => !hasDirective(field, "derivedFrom"));
  return fields
    .map((field) => {
      const isLink = typeNames.has(baseType(field.type));
      if (isLink && isList(field.type)) throw new Error(`a list of links: ${type.name.value}.${field.name.value}`);
      return isLink ? `${field.name.value} { id }` : field.name.value;
    })
    .join(" ");
}

function withoutId({ id: _id, ...rest }: Row): Row {
  return rest;
}
