/** The contracts of the market that a client talks to, by the names of the deploy graph. */
export const CONTRACT_NAMES = [
  "FTNS",
  "TimelockController",
  "AccessManager",
  "MarketPolicy",
  "AssetRegistry",
  "Licences",
  "Vault",
  "RevenueSplitter",
  "Escrow",
  "ContentFraud",
  "Listings",
] as const;

/** One of the market's contracts. */
export type ContractName = (typeof CONTRACT_NAMES)[number];
