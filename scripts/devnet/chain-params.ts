export const CHAIN_ID = 31_337;

/** The name under which the subgraph's manifest and Graph Node know the chain. */
export const NETWORK_NAME = "devnet";

/** The well-known phrase of local Ethereum nodes. Everybody knows these keys: never send them anything of value. */
export const MNEMONIC = "test test test test test test test test test test test junk";
