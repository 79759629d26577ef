// All handlers in one module: compiled once, whatever the number of data sources.
export * from "./handlers/auctions";
export * from "./handlers/escrow";
export * from "./handlers/files";
export * from "./handlers/fraud";
export * from "./handlers/licences";
export * from "./handlers/listings";
export * from "./handlers/policy";
export * from "./handlers/registry";
export * from "./handlers/splitter";
export * from "./handlers/vault";
