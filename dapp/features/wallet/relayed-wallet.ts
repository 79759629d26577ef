import type { CreateConnectorFn } from "wagmi";
import { walletConnect } from "wagmi/connectors";
import type { WalletConnectConfig } from "@/lib/config";

/** A wallet on another device, by WalletConnect. Nothing but the configured relay is contacted. */
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
    return {
      ...connector,
      async getProvider(parameters) {
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
