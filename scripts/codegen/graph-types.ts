/** Reading the declarations of a subgraph schema. */
import { Kind, type FieldDefinitionNode, type ObjectTypeDefinitionNode, type TypeNode } from "graphql";

/** What the derivation knows about the declared types. */
export interface InputTypes {
  readonly objects: ReadonlyMap<string, ObjectTypeDefinitionNode>;
  readonly enums: ReadonlySet<string>;
}

/** The named type at the bottom of lists and non-nulls. */
export function baseType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : baseType(type.type);
}

export function isList(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isList(type.type);
  return type.kind === Kind.LIST_TYPE;
}

export function hasDirective(node: FieldDefinitionNode | ObjectTypeDefinitionNode, name: string): boolean {
  return (node.directives ?? []).some((directive) => directive.name.value === name);
}

export function isAggregation(type: ObjectTypeDefinitionNode): boolean {
  return hasDirective(type, "aggregation");
}
