/**
 * FTNS Market, the client library. Build a market client with `createMarketClient`; then `actions` change something, `reads` ask
 * the chain, `queries` ask the index, and `journeys` are the steps of a whole
 * story; `auctions` are the rules of auctions and their sealed bids, `audits` those of audits and their sealed findings;
 * `governance` is what can be voted on; `evaluators` measure what is sold, and write the reports of audits; `reputation` is the
 * arithmetic of reputations. Errors are sentences (`MarketError`).
 */
export * as actions from "./actions/index.ts";
export * as reads from "./reads/index.ts";
export * as queries from "./queries/index.ts";
export * as journeys from "./journeys/index.ts";
export * as auctions from "./auctions/index.ts";
export * as audits from "./audits/index.ts";
export * as governance from "./governance/index.ts";
export * as devnet from "./devnet/index.ts";
export * as agent from "./agent/index.ts";
export * as evaluators from "./evaluators/index.ts";
export * as reputation from "./reputation/index.ts";
export * from "./chain/index.ts";
export * from "./errors/index.ts";
export * from "./artifact/index.ts";
export * from "./delivery/index.ts";
export * from "./ipfs/index.ts";
export * from "./metadata/index.ts";
