/** The fields of a `where` argument, as Graph Node derives them from the fields of an entity. */
import { Kind, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from "graphql";
import { baseType, hasDirective, isAggregation, isList, type InputTypes } from "./graph-types.ts";

const COMPARISONS = ["", "not", "gt", "lt", "gte", "lte", "in", "not_in"];
const AGGREGATION_COMPARISONS = ["", "gt", "lt", "gte", "lte", "in"];
const NUMBERS = new Set(["BigInt", "BigDecimal", "Int", "Int8", "Timestamp"]);
const STRING_MATCHES = ["contains", "starts_with", "ends_with"].flatMap((match) => [
  match,
  `${match}_nocase`,
  `not_${match}`,
  `not_${match}_nocase`,
]);

/** Filter fields of one type, without `and`, `or` and `_change_block`. */
export function filterFields(type: ObjectTypeDefinitionNode, types: InputTypes): string[] {
  const aggregation = isAggregation(type);
  return (type.fields ?? [])
    .filter((field) => !(aggregation && hasDirective(field, "aggregate")))
    .flatMap((field) => (isList(field.type) ? listFilters(field, types) : valueFilters(field, types, aggregation)));
}

function valueFilters(field: FieldDefinitionNode, types: InputTypes, aggregation: boolean): string[] {
  const base = baseType(field.type);
  const target = types.objects.get(base);
  const name = field.name.value;
  if (target !== undefined) {
    const id = idType(target);
    const own = hasDirective(field, "derivedFrom")
      ? []
      : scalarFilters(name, id === "Int8" ? "Int" : "String", aggregation);
    return [...own, `${name}_: ${base}_filter`];
  }
  if (types.enums.has(base)) return inputs(name, ["", "not", "in", "not_in"], base);
  return scalarFilters(name, base, aggregation);
}

function scalarFilters(name: string, scalar: string, aggregation: boolean): string[] {
  if (aggregation) return inputs(name, NUMBERS.has(scalar) ? AGGREGATION_COMPARISONS : [""], scalar);
  return inputs(name, scalarOperators(scalar), scalar);
}

function scalarOperators(scalar: string): string[] {
  if (NUMBERS.has(scalar) || scalar === "ID") return COMPARISONS;
  switch (scalar) {
    case "String":
      return [...COMPARISONS, ...STRING_MATCHES];
    case "Bytes":
      return [...COMPARISONS, "contains", "not_contains"];
    case "Boolean":
      return ["", "not", "in", "not_in"];
    default:
      return ["", "not"];
  }
}

function listFilters(field: FieldDefinitionNode, types: InputTypes): string[] {
  const base = baseType(field.type);
  const target = types.objects.get(base);
  const name = field.name.value;
  const nested = target === undefined ? [] : [`${name}_: ${base}_filter`];
  if (target !== undefined && hasDirective(field, "derivedFrom")) return nested;
  const element = target === undefined ? base : idType(target) === "Int8" ? "Int" : "String";
  const noCase = target === undefined ? base === "String" : idType(target) === "String";
  const operators = noCase
    ? ["", "not", "contains", "contains_nocase", "not_contains", "not_contains_nocase"]
    : ["", "not", "contains", "not_contains"];
  return [...operators.map((operator) => `${suffixed(name, operator)}: [${element}!]`), ...nested];
}

function inputs(name: string, operators: readonly string[], scalar: string): string[] {
  return operators.map((operator) => {
    const type = operator === "in" || operator === "not_in" ? `[${scalar}!]` : scalar;
    return `${suffixed(name, operator)}: ${type}`;
  });
}

function suffixed(name: string, operator: string): string {
  return operator === "" ? name : `${name}_${operator}`;
}

function idType(type: ObjectTypeDefinitionNode): "Int8" | "Bytes" | "String" {
  const id = (type.fields ?? []).find((field) => field.name.value === "id");
  if (id === undefined) throw new Error(`Graph schema: ${type.name.value} has no id.`);
  const named = id.type.kind === Kind.NON_NULL_TYPE ? baseType(id.type.type) : baseType(id.type);
  return named === "Int8" || named === "Bytes" ? named : "String";
}
