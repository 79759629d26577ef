import type { ContractErrorArgs, ContractErrorName } from "viem";
import type { errorsAbi } from "../../generated/abis.ts";

/** The name of a custom error of any contract of the market. */
export type ErrorName = ContractErrorName<typeof errorsAbi>;

/** The arguments of a custom error, in the order of its declaration. */
export type ErrorArgs<Name extends ErrorName> = ContractErrorArgs<typeof errorsAbi, Name>;

/** The custom errors whose names begin alike, as those of one contract do. */
export type NamedLike<Prefix extends string> = Extract<ErrorName, `${Prefix}${string}`>;

/** One sentence or two for each error: what happened, and what to do. */
export type Sentences<Names extends ErrorName> = {
  readonly [Name in Names]: (args: ErrorArgs<Name>) => string;
};
