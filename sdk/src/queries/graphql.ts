import { initGraphQLTada } from "gql.tada";
import type { Hex } from "viem";
import type { Introspection } from "../generated/graphql.ts";

/** Builds typed documents. The index writes numbers that do not fit a JSON number as decimal strings. */
export const graphql = initGraphQLTada<{
  introspection: Introspection;
  disableMasking: true;
  scalars: {
    ID: string;
    BigInt: string;
    BigDecimal: string;
    Bytes: Hex;
    Int8: string;
    Timestamp: string;
  };
}>();

export type { ResultOf, VariablesOf } from "gql.tada";
