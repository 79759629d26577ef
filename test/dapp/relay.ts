import { once } from "node:events";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type WebSocket from "ws";

// The types of ws are of a version that had no names to import.
const { Server } = createRequire(import.meta.url)("ws") as typeof WebSocket;

/** An encrypted message as the relay passes it on. */
interface Letter {
  readonly topic: string;
  readonly message: string;
  readonly publishedAt: number;
  readonly attestation?: string;
}

interface Parameters {
  readonly topic?: string;
  readonly topics?: readonly string[];
  readonly message?: string;
  readonly messages?: readonly Parameters[];
  readonly attestation?: string;
  readonly subscriptions?: readonly { readonly topic: string }[];
  readonly pairingTopic?: string;
  readonly sessionTopic?: string;
  readonly sessionProposal?: string;
  readonly sessionProposalResponse?: string;
  readonly sessionSettlementRequest?: string;
}

/** What a client sends: a request, or an answer that has no method. */
interface Payload {
  readonly id: number | string;
  readonly method?: string;
  readonly params?: Parameters;
}

/** One connection of a client. */
interface Peer {
  readonly socket: WebSocket;
  /** The same over several connections. */
  readonly client: string;
  readonly topics: Set<string>;
  /** Sent and not acknowledged yet, by the id of the request. */
  readonly sent: Map<number, Letter>;
}

/**
 * The relay of WalletConnect 2 on this machine: JSON-RPC over WebSocket (`irn_…`), and the two requests by which clients pair. It
 * keeps a message until its receiver has fetched or acknowledged it. Unlike a public one it believes who a client says it is.
 */
export class Relay implements AsyncDisposable {
  readonly url: string;
  readonly #server: WebSocket.Server;
  readonly #peers = new Set<Peer>();
  /** What nobody has received yet, and which client it is from. */
  readonly #kept = new Map<Letter, string>();
  #requests = 0;

  private constructor(server: WebSocket.Server) {
    this.#server = server;
    this.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("connection", (socket, { url = "" }) => this.#accept(socket, new URL(url, this.url)));
  }

  static async listen(): Promise<Relay> {
    const server = new Server({ host: "127.0.0.1", port: 0 });
    await once(server, "listening");
    return new Relay(server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { socket } of this.#peers) socket.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #accept(socket: WebSocket, url: URL): void {
    const [, claims = ""] = (url.searchParams.get("auth") ?? "").split(".");
    const { iss } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { readonly iss: string };
    const peer: Peer = { socket, client: iss, topics: new Set(), sent: new Map() };
    this.#peers.add(peer);
    socket.on("close", () => this.#peers.delete(peer));
    socket.on("message", (data) => this.#receive(peer, JSON.parse((data as Buffer).toString()) as Payload));
  }

  #receive(peer: Peer, { id, method, params = {} }: Payload): void {
    if (method === undefined) {
      const letter = peer.sent.get(Number(id));
      if (letter !== undefined) this.#kept.delete(letter);
      return;
    }
    const result = this.#perform(peer, method, params);
    const answer =
      result === undefined ? { error: { code: -32_601, message: `unknown method ${method}` } } : { result };
    peer.socket.send(JSON.stringify({ id, jsonrpc: "2.0", ...answer }));
    this.#deliver();
  }

  /** @returns undefined when the method is unknown */
  #perform(peer: Peer, method: string, params: Parameters): unknown {
    const { topic = "", topics = [], pairingTopic = "", sessionTopic = "" } = params;
    switch (method) {
      case "irn_subscribe":
        peer.topics.add(topic);
        return topic;
      case "irn_batchSubscribe":
        for (const one of topics) peer.topics.add(one);
        return topics;
      case "irn_unsubscribe":
        return peer.topics.delete(topic);
      case "irn_batchUnsubscribe":
        for (const one of params.subscriptions ?? []) peer.topics.delete(one.topic);
        return true;
      case "irn_publish":
        return this.#publish(peer, topic, params.message, params.attestation);
      case "irn_batchPublish":
        for (const one of params.messages ?? []) this.#publish(peer, one.topic, one.message, one.attestation);
        return true;
      case "irn_fetchMessages":
        return this.#fetch(peer, [topic]);
      case "irn_batchFetchMessages":
        return this.#fetch(peer, topics);
      case "wc_proposeSession":
        peer.topics.add(pairingTopic);
        return this.#publish(peer, pairingTopic, params.sessionProposal, params.attestation);
      case "wc_approveSession":
        peer.topics.add(sessionTopic);
        this.#publish(peer, pairingTopic, params.sessionProposalResponse);
        return this.#publish(peer, sessionTopic, params.sessionSettlementRequest);
      default:
        return undefined;
    }
  }

  #publish({ client }: Peer, topic: string | undefined, message: string | undefined, attestation?: string): true {
    if (!topic || !message) throw new Error("a message without topic or text was published");
    this.#kept.set({ topic, message, publishedAt: Date.now(), attestation }, client);
    return true;
  }

  #fetch(peer: Peer, topics: readonly string[]) {
    const messages = this.#lettersFor(peer, new Set(topics));
    for (const letter of messages) this.#kept.delete(letter);
    return { messages, hasMore: false };
  }

  #deliver(): void {
    for (const peer of this.#peers) {
      const sent = new Set(peer.sent.values());
      for (const letter of this.#lettersFor(peer, peer.topics)) {
        if (sent.has(letter)) continue;
        const id = ++this.#requests;
        peer.sent.set(id, letter);
        const params = { id: letter.topic, data: letter };
        peer.socket.send(JSON.stringify({ id, jsonrpc: "2.0", method: "irn_subscription", params }));
      }
    }
  }

  #lettersFor({ client }: Peer, topics: ReadonlySet<string>): Letter[] {
    return [...this.#kept]
      .filter(([{ topic }, from]) => from !== client && topics.has(topic))
      .map(([letter]) => letter);
  }
}
