import type { CreateConnectorFn } from "wagmi";
import { walletConnect } from "wagmi/connectors";
import type { WalletConnectConfig } from "@/lib/config";

/** Where wagmi keeps which wallet was connected last. */
const LAST_USED = "recentConnectorId";

/**
 * A wallet on another device, by WalletConnect. Nothing but the configured relay is contacted, and nothing is loaded before a
 * visitor chooses it, unless it was the last wallet of this browser.
 */
export function relayedWallet({ projectId, relayUrl }: WalletConnectConfig, siteUrl: string): CreateConnectorFn {
  const create = walletConnect({
    projectId,
    relayUrl,
    metadata: { name: "FTNS Market", description: "A market for AI.", url: siteUrl, icons: [] },
    showQrModal: false,
    telemetryEnabled: false,
    // What fails is thrown as well, and a refusal is no error.
    logger: "fatal",
  });
  const relayed: typeof create = (config) => {
    const connector = create(config);
    let isChosen = false;
    config.emitter.on("message", ({ type }) => {
      // wagmi says so when a visitor has chosen it, before it asks for anything.
      if (type === "connecting") isChosen = true;
    });
    return {
      ...connector,
      async getProvider(parameters) {
        // Each page that is loaded looks whether a wallet is there to go on with.
        isChosen ||= (await config.storage?.getItem(LAST_USED)) === connector.id;
        if (!isChosen) throw new Error("WalletConnect was not chosen in this browser yet.");
        const provider = await connector.getProvider(parameters);
        // Asks a frame of verify.walletconnect.org to attest this origin. Frames are forbidden here, and each question to the
        // wallet would wait five seconds for an answer. Wallets say then that the origin is not verified.
        provider.signer.client.core.verify.register = () => Promise.resolve("");
        return provider;
      },
    };
  };
  return relayed;
}
