/**
 * The GraphQL schema that Graph Node serves for a subgraph, derived from the subgraph's own schema.graphql: one query field
 * for each entity and collection, filters, orderings, aggregations, full-text queries and `_meta`. Deriving it here lets the
 * typed queries be checked without a running node; sdk/test/queries/schema.test.ts holds the result against a real one.
 */
import { Kind, parse, print, type ConstDirectiveNode, type ObjectTypeDefinitionNode } from "graphql";
import { filterFields } from "./graph-filters.ts";
import { queryNames } from "./graph-names.ts";
import { baseType, hasDirective, isAggregation, isList, type InputTypes } from "./graph-types.ts";

const BUILT_IN = `
scalar BigDecimal
scalar BigInt
scalar Bytes
scalar Int8
scalar Timestamp
type _Meta_ { block: _Block_! deployment: String! hasIndexingErrors: Boolean! }
type _Block_ { hash: Bytes number: Int! timestamp: Int parentHash: Bytes }
input BlockChangedFilter { number_gte: Int! }
input Block_height { hash: Bytes number: Int number_gte: Int }
enum _SubgraphErrorPolicy_ { allow deny }
enum OrderDirection { asc desc }
enum Aggregation_interval { hour day }
enum Aggregation_current { exclude include }
`;

const AT_BLOCK = "block: Block_height, subgraphError: _SubgraphErrorPolicy_! = deny";

/**
 * Expands a subgraph schema as Graph Node does.
 * @param source text of schema.graphql
 * @returns SDL of the served schema
 * @throws Error on what our subgraph does not use and the derivation does not know: interfaces, unions, input types
 */
export function servedSchema(source: string): string {
  const document = parse(source);
  const objects = new Map<string, ObjectTypeDefinitionNode>();
  const enums = new Set<string>();
  const parts = [BUILT_IN];
  const fullText: string[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
      enums.add(definition.name.value);
      parts.push(print({ ...definition, directives: [] }));
    } else if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      if (definition.name.value === "_Schema_") fullText.push(...(definition.directives ?? []).map(fullTextField));
      else objects.set(definition.name.value, definition);
    } else {
      throw new Error(`Graph schema: ${definition.kind} is not supported by the derivation.`);
    }
  }
  const types: InputTypes = { objects, enums };
  const queries: string[] = [];
  for (const [name, type] of objects) {
    parts.push(objectType(type, types), orderBy(type, types), filterType(type, types));
    queries.push(...queryFields(name, type));
  }
  parts.push(`type Query {\n${[...queries, ...fullText, "_meta(block: Block_height): _Meta_"].join("\n")}\n}`);
  return parts.join("\n");
}

function collectionArguments(name: string, aggregation: boolean): string {
  const interval = aggregation ? "interval: Aggregation_interval!, " : "";
  const current = aggregation ? "current: Aggregation_current, " : "";
  const order = `orderBy: ${name}_orderBy, orderDirection: OrderDirection, `;
  return `skip: Int = 0, first: Int = 100, ${interval}${order}${current}where: ${name}_filter`;
}

function objectType(type: ObjectTypeDefinitionNode, { objects }: InputTypes): string {
  const fields = (type.fields ?? []).map((field) => {
    const target = objects.get(baseType(field.type));
    const takesArguments = isList(field.type) && target !== undefined;
    const list = takesArguments ? `(${collectionArguments(target.name.value, isAggregation(target))})` : "";
    const description = field.description ? `${print(field.description)}\n` : "";
    return `${description}${field.name.value}${list}: ${print(field.type)}`;
  });
  const description = type.description ? `${print(type.description)}\n` : "";
  return `${description}type ${type.name.value} {\n${fields.join("\n")}\n}`;
}

/** Every field can order; of an entity reference also each of its plain fields, as `reference__field`. */
function orderBy(type: ObjectTypeDefinitionNode, { objects }: InputTypes): string {
  const isReference = (name: string): boolean => {
    const target = objects.get(name);
    return target !== undefined && hasDirective(target, "entity");
  };
  const values = (type.fields ?? []).flatMap((field) => {
    const target = isList(field.type) ? undefined : objects.get(baseType(field.type));
    const nested = (target?.fields ?? [])
      .filter((inner) => !isList(inner.type) && !isReference(baseType(inner.type)))
      .map((inner) => `${field.name.value}__${inner.name.value}`);
    return [field.name.value, ...nested];
  });
  return `enum ${type.name.value}_orderBy {\n${values.join("\n")}\n}`;
}

function filterType(type: ObjectTypeDefinitionNode, types: InputTypes): string {
  const name = `${type.name.value}_filter`;
  const fields = filterFields(type, types);
  return `input ${name} {\n${[...fields, "_change_block: BlockChangedFilter", `and: [${name}]`, `or: [${name}]`].join("\n")}\n}`;
}

function queryFields(name: string, type: ObjectTypeDefinitionNode): string[] {
  const { singular, plural } = queryNames(name);
  const collection = `${plural}(${collectionArguments(name, isAggregation(type))}, ${AT_BLOCK}): [${name}!]!`;
  return isAggregation(type) ? [collection] : [`${singular}(id: ID!, ${AT_BLOCK}): ${name}`, collection];
}

function fullTextField(directive: ConstDirectiveNode): string {
  const argument = (name: string) => directive.arguments?.find((candidate) => candidate.name.value === name)?.value;
  const name = argument("name");
  const include = argument("include");
  if (name?.kind !== Kind.STRING || include?.kind !== Kind.LIST) throw new Error("Graph schema: malformed @fulltext.");
  const included = include.values[0];
  const entity =
    included?.kind === Kind.OBJECT ? included.fields.find((field) => field.name.value === "entity")?.value : undefined;
  if (entity?.kind !== Kind.STRING) throw new Error("Graph schema: @fulltext names no entity.");
  const paging = "text: String!, first: Int = 100, skip: Int = 0, block: Block_height";
  const result = `[${entity.value}!]!`;
  return `${name.value}(${paging}, where: ${entity.value}_filter, subgraphError: _SubgraphErrorPolicy_! = deny): ${result}`;
}
