import { isEnumType, isInputObjectType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from "graphql";

/**
 * What a schema has, a line each: fields with their arguments and types, inputs, values of enumerations. Two schemas with the
 * same lines accept the same queries.
 */
export function schemaLines(schema: GraphQLSchema): Set<string> {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  return new Set(types.flatMap(linesOf));
}

function linesOf(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => `enum ${type.name} ${name}`);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => `input ${type.name} ${field.name}: ${String(field.type)}`);
  }
  if (isObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) => [
      `type ${type.name} ${field.name}: ${String(field.type)}`,
      ...field.args.map((arg) => `type ${type.name} ${field.name}(${arg.name}: ${String(arg.type)})`),
    ]);
  }
  return [`scalar ${type.name}`];
}
