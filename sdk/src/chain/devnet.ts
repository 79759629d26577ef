import { defineChain, type Chain } from "viem";

/** Chain id of the local devnet (Hardhat's). */
export const DEVNET_CHAIN_ID = 31_337;

/**
 * The local devnet as a viem chain.
 * @param rpcUrl JSON-RPC endpoint; the default is the one `npm start` uses when its port is free
 */
export function devnetChain(rpcUrl = "http://127.0.0.1:8545"): Chain {
  return defineChain({
    id: DEVNET_CHAIN_ID,
    name: "FTNS devnet",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
    testnet: true,
  });
}
