export { describeError } from "./describe.ts";
export { MarketError, type MarketErrorCode } from "./market-error.ts";
export { describeRevert, revertDataOf } from "./revert.ts";
export type { ErrorArgs, ErrorName } from "./sentences/sentence.ts";
