import { createConnector } from "wagmi";
import { createClient, getAddress, type Address, type Client, type EIP1193Provider } from "viem";
import { chosenDevnetAccount, forgetDevnetAccount, loadDevnetAccounts } from "./devnet-account";

/** Id of the devnet wallet among the connectors. */
export const DEVNET_WALLET = "ftns-devnet";

const SILENT_PROVIDER = {
  request: async () => {
    throw new Error("The devnet wallet has no provider: it signs by itself.");
  },
  on: () => {},
  removeListener: () => {},
} as unknown as EIP1193Provider;

/**
 * A wallet of the devnet's own accounts, for chain 31337 only: it signs at once and without a question, because there is
 * nothing to lose.
 */
export function devnetWallet() {
  return createConnector<EIP1193Provider>((config) => {
    const [chain] = config.chains;
    let connected = false;

    async function current() {
      const accounts = await loadDevnetAccounts();
      const chosen = chosenDevnetAccount();
      const found = accounts.find(({ address }) => address === chosen) ?? accounts[2] ?? accounts[0];
      if (found === undefined) throw new Error("The devnet names no account.");
      return found;
    }
    const addresses = async (): Promise<readonly Address[]> => [getAddress((await current()).address)];

    return {
      id: DEVNET_WALLET,
      name: "Devnet wallet",
      type: "devnet",
      async connect() {
        const accounts = await addresses();
        connected = true;
        return { accounts: accounts as never, chainId: chain.id };
      },
      async disconnect() {
        connected = false;
        forgetDevnetAccount();
      },
      async getAccounts() {
        return connected ? addresses() : [];
      },
      getChainId: async () => chain.id,
      isAuthorized: async () => chosenDevnetAccount() !== null,
      // Without a provider wagmi would not restore the connection after a reload; nobody asks it anything, see getClient.
      getProvider: async () => SILENT_PROVIDER,
      async getClient(): Promise<Client> {
        const { privateKeyToAccount } = await import("viem/accounts");
        const { privateKey } = await current();
        const transport = config.transports?.[chain.id];
        if (transport === undefined) throw new Error("The devnet has no endpoint.");
        return createClient({ account: privateKeyToAccount(privateKey), chain, transport, pollingInterval: 500 });
      },
      onAccountsChanged(accounts) {
        config.emitter.emit("change", { accounts: accounts.map((account) => getAddress(account)) });
      },
      onChainChanged() {},
      onDisconnect() {
        config.emitter.emit("disconnect");
      },
    };
  });
}
