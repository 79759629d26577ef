import { readContract } from "viem/actions";
import type { VaultSpender } from "../../actions/approve-vault.ts";
import { requireAccount, type MarketClient } from "../../chain/market-client.ts";
import { vaultAbi } from "../../generated/abis.ts";

/** What a contract may draw from the wallet's credit in the vault, FTNS base units. */
export function readVaultAllowance(market: MarketClient, spender: VaultSpender): Promise<bigint> {
  return readContract(market.client, {
    address: market.addresses.Vault,
    abi: vaultAbi,
    functionName: "allowance",
    args: [requireAccount(market), market.addresses[spender]],
  });
}
