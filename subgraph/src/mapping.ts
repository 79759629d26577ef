// All handlers in one module: compiled once, whatever the number of data sources.
export * from "./handlers/access";
export * from "./handlers/auctions";
export * from "./handlers/delegates";
export * from "./handlers/escrow";
export * from "./handlers/files";
export * from "./handlers/fraud";
export * from "./handlers/governor";
export * from "./handlers/licences";
export * from "./handlers/listings";
export * from "./handlers/policy";
export * from "./handlers/registry";
export * from "./handlers/splitter";
export * from "./handlers/timelock";
export * from "./handlers/treasury";
export * from "./handlers/vault";
export * from "./handlers/votes";
