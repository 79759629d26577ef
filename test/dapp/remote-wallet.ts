import { SignClient } from "@walletconnect/sign-client";
import type { TestWallet } from "./wallet.ts";

const CHAIN = "eip155:31337";
const METHODS = ["eth_sendTransaction", "personal_sign", "eth_signTypedData_v4"];
const EVENTS = ["accountsChanged", "chainChanged"];
/** How wallets refuse by WalletConnect (CAIP-25). */
const REFUSED = { code: 5000, message: "User rejected." };
const ENDED = { code: 6000, message: "User disconnected." };

type Client = InstanceType<typeof SignClient>;

/** A test wallet on a device of its own: a page reaches it by WalletConnect, once it has the page's pairing link. */
export class RemoteWallet implements AsyncDisposable {
  readonly #client: Client;
  readonly #wallet: TestWallet;

  private constructor(client: Client, wallet: TestWallet) {
    this.#client = client;
    this.#wallet = wallet;
    client.on("session_proposal", ({ id }) => void this.#decide(id));
    client.on("session_request", ({ id, topic, params }) => void this.#respond(id, topic, params.request));
  }

  static async open(relayUrl: string, wallet: TestWallet): Promise<RemoteWallet> {
    const client = await SignClient.init({
      relayUrl,
      projectId: "test",
      metadata: { name: wallet.name, description: "A wallet of a test.", url: "https://wallet.test", icons: [] },
      // Clients of one process share what they keep unless it has a name.
      customStoragePrefix: crypto.randomUUID(),
      telemetryEnabled: false,
      logger: "fatal",
    });
    return new RemoteWallet(client, wallet);
  }

  /** The user hands the link of a page to the wallet. */
  async pair(uri: string): Promise<void> {
    await this.#client.pair({ uri });
  }

  /** The user disconnects the page in the wallet. */
  async disconnect(): Promise<void> {
    for (const { topic } of this.#client.session.getAll()) await this.#client.disconnect({ topic, reason: ENDED });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#client.core.heartbeat.stop();
    await this.#client.core.relayer.transportClose();
  }

  async #decide(id: number): Promise<void> {
    const answer = await this.#wallet.answer({ method: "eth_requestAccounts" });
    if ("refusal" in answer) {
      await this.#client.reject({ id, reason: REFUSED });
      return;
    }
    const accounts = [`${CHAIN}:${this.#wallet.address}`];
    const eip155 = { chains: [CHAIN], methods: METHODS, events: EVENTS, accounts };
    await this.#client.approve({ id, namespaces: { eip155 } });
  }

  async #respond(id: number, topic: string, { method, params }: { method: string; params: unknown[] }): Promise<void> {
    const answer = await this.#wallet.answer({ method, params });
    const outcome =
      "result" in answer
        ? { result: answer.result }
        : { error: answer.refusal.code === 4001 ? REFUSED : answer.refusal };
    await this.#client.respond({ topic, response: { id, jsonrpc: "2.0", ...outcome } });
  }
}
