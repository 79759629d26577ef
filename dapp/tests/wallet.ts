import { createClient, custom, type Address, type EIP1193Provider } from "viem";
import { hardhat } from "viem/chains";
import { createConnector, type CreateConnectorFn } from "wagmi";

/** Whose wallet it is. */
export const ACCOUNT: Address = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

/**
 * A wallet on the chain of Hardhat that is told everything and asked nothing.
 * @param isAuthorized whether this page may go on with it after a reload
 */
export function stagedWallet(isAuthorized: () => Promise<boolean> = async () => true): CreateConnectorFn {
  const provider = { request: async () => null, on: () => {}, removeListener: () => {} } as unknown as EIP1193Provider;
  return createConnector(() => ({
    ...{ id: "staged", name: "Staged wallet", type: "test" },
    connect: async () => ({ accounts: [ACCOUNT] as never, chainId: hardhat.id }),
    disconnect: async () => {},
    getAccounts: async () => [ACCOUNT],
    getChainId: async () => hardhat.id,
    isAuthorized,
    getProvider: async () => provider,
    getClient: async () => createClient({ account: ACCOUNT, chain: hardhat, transport: custom(provider) }),
    onAccountsChanged: () => {},
    onChainChanged: () => {},
    onDisconnect: () => {},
  }));
}
