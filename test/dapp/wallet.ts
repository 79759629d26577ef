import type { BrowserContext, Page } from "playwright-core";
import { createWalletClient, hexToBigInt, http, keccak256, numberToHex, type Address, type Hex } from "viem";
import { privateKeyToAccount, type PrivateKeyAccount } from "viem/accounts";
import { devnetChain } from "../../sdk/src/index.ts";
import { callRpc } from "../../scripts/devnet/json-http.ts";

interface Request {
  readonly method: string;
  readonly params?: readonly unknown[];
}

/** An error as wallets give them to pages (EIP-1193). */
interface Refusal {
  readonly code: number;
  readonly message: string;
}

export interface TransactionRequest {
  readonly to?: Hex;
  readonly data?: Hex;
  readonly value?: Hex;
  readonly gas?: Hex;
}

const REJECTED: Refusal = { code: 4001, message: "User rejected the request." };
const UNKNOWN_METHOD: Refusal = { code: 4200, message: "This wallet does not know the method." };
const UNKNOWN_CHAIN: Refusal = { code: 4902, message: "Unrecognized chain ID." };
const BUSY: Refusal = { code: -32_002, message: "Request of type 'eth_requestAccounts' already pending." };
const UNKNOWN_BATCH: Refusal = { code: 5730, message: "Unknown bundle id." };
const ASKS = [
  ...["eth_requestAccounts", "eth_sendTransaction", "wallet_sendCalls"],
  ...["eth_signTypedData_v4", "personal_sign"],
];

/**
 * A wallet as an extension would be: it announces itself to pages (EIP-6963) and asks its user. The keys stay in the test; the
 * user says yes unless told otherwise.
 */
export class TestWallet {
  readonly name: string;
  /** Every question that reached the user, in order. */
  readonly asked: Request[] = [];
  /** The chain the wallet is on. */
  chainId = 31_337;
  /** Answers the next questions: true is yes. Empty: yes. */
  readonly answers: boolean[] = [];
  /** Locked: it shows no account, and whoever asks for one waits until `unlock`. */
  locked = false;
  /** What it says of batches of calls (EIP-5792); undefined when it does not know them. */
  atomic: "supported" | "ready" | undefined;
  /** Called instead of sending; returns the hash for the page. */
  sendInstead: ((transaction: TransactionRequest, wallet: TestWallet) => Promise<Hex>) | undefined;
  protected readonly rpcUrl: string;
  readonly #accounts: PrivateKeyAccount[];
  #current = 0;
  #connected = false;
  #pages: Page[] = [];
  #unlocked: (() => void) | undefined;
  readonly #batches = new Map<Hex, Hex>();

  constructor(rpcUrl: string, keys: readonly Hex[], name = "Test Wallet") {
    this.rpcUrl = rpcUrl;
    this.#accounts = keys.map((key) => privateKeyToAccount(key));
    this.name = name;
  }

  get account(): PrivateKeyAccount {
    const account = this.#accounts[this.#current];
    if (account === undefined) throw new Error("the wallet has no account");
    return account;
  }

  get hasAccounts(): boolean {
    return this.#accounts.length > 0;
  }

  /** What pages see as the account. */
  get address(): Address {
    return this.account.address;
  }

  /** Puts the wallet into every page of a browser context. */
  async install(context: BrowserContext): Promise<void> {
    await context.exposeBinding("__testWallet", ({ page }, request: Request) => {
      if (!this.#pages.includes(page)) this.#pages.push(page);
      return this.answer(request);
    });
    await context.addInitScript(announce, this.name);
  }

  /** The user picks another account in the wallet. */
  async switchAccount(index: number): Promise<void> {
    this.#current = index;
    await this.#emit("accountsChanged", [this.address]);
  }

  /** The user opens the locked wallet: it answers who waits. */
  async unlock(): Promise<void> {
    this.locked = false;
    this.#unlocked?.();
    this.#unlocked = undefined;
    if (this.#connected) await this.#emit("accountsChanged", [this.address]);
  }

  /** The wallet locks itself, as after a while without use. */
  async lock(): Promise<void> {
    this.locked = true;
    await this.#emit("accountsChanged", []);
  }

  /** The user picks another network in the wallet. */
  async switchChain(chainId: number): Promise<void> {
    this.chainId = chainId;
    await this.#emit("chainChanged", numberToHex(chainId));
  }

  /** Signs and sends with this wallet's key. `nonce` and fees can be given to replace a transaction. */
  async send(
    { to, data, value, gas }: TransactionRequest,
    replace: { nonce?: number; maxFeePerGas?: bigint; maxPriorityFeePerGas?: bigint } = {},
  ): Promise<Hex> {
    const client = createWalletClient({
      account: this.account,
      chain: devnetChain(this.rpcUrl),
      transport: http(this.rpcUrl),
    });
    return client.sendTransaction({
      to,
      data,
      value: value === undefined ? undefined : hexToBigInt(value),
      gas: gas === undefined ? undefined : hexToBigInt(gas),
      ...replace,
    });
  }

  /** Signs typed data as JSON. */
  async sign(typedData: string): Promise<Hex> {
    return this.account.signTypedData(JSON.parse(typedData));
  }

  /** Sends several calls as one transaction. */
  async sendBatch(_calls: readonly TransactionRequest[]): Promise<Hex> {
    throw new Error("a plain account has no batches");
  }

  async #emit(event: string, value: unknown): Promise<void> {
    this.#pages = this.#pages.filter((page) => !page.isClosed());
    for (const page of this.#pages) {
      await page.evaluate((detail) => dispatchEvent(new CustomEvent("__testWallet", { detail })), { event, value });
    }
  }

  /** Answers a page, after its user where there is something to decide. Errors are data: a binding would lose their codes. */
  async answer(request: Request): Promise<{ result: unknown } | { refusal: Refusal }> {
    if (ASKS.includes(request.method)) {
      const known = request.method === "eth_requestAccounts" && this.#connected && !this.locked;
      if (!known) {
        this.asked.push(request);
        if (this.locked) {
          if (this.#unlocked !== undefined) return { refusal: BUSY };
          await new Promise<void>((resolve) => (this.#unlocked = resolve));
        }
        if (this.answers.shift() === false) return { refusal: REJECTED };
      }
    }
    try {
      return await this.#perform(request);
    } catch (error) {
      return { refusal: { code: -32_603, message: (error as Error).message } };
    }
  }

  async #perform({ method, params = [] }: Request): Promise<{ result: unknown } | { refusal: Refusal }> {
    switch (method) {
      case "eth_requestAccounts":
        this.#connected = true;
        return { result: [this.address] };
      case "eth_accounts":
        return { result: this.#connected && !this.locked ? [this.address] : [] };
      case "eth_chainId":
        return { result: numberToHex(this.chainId) };
      case "wallet_switchEthereumChain":
        return this.#switchFor(params[0] as { readonly chainId: Hex });
      case "wallet_revokePermissions":
        this.#connected = false;
        return { result: null };
      case "eth_signTypedData_v4":
        return { result: await this.sign(String(params[1])) };
      case "personal_sign":
        return { result: await this.account.signMessage({ message: { raw: params[0] as Hex } }) };
      case "eth_sendTransaction": {
        const transaction = params[0] as TransactionRequest;
        return { result: await (this.sendInstead?.(transaction, this) ?? this.send(transaction)) };
      }
      case "wallet_getCapabilities":
        return this.#capabilities();
      case "wallet_sendCalls":
        return this.#sendCalls(params[0] as { readonly calls: readonly TransactionRequest[] });
      case "wallet_getCallsStatus":
        return this.#callsStatus(params[0] as Hex);
      default:
        if (method.startsWith("wallet_")) return { refusal: UNKNOWN_METHOD };
        return { result: await callRpc(this.rpcUrl, method, params) };
    }
  }

  #capabilities() {
    if (this.atomic === undefined) return { refusal: UNKNOWN_METHOD };
    return { result: { [numberToHex(31_337)]: { atomic: { status: this.atomic } } } };
  }

  async #sendCalls({ calls }: { readonly calls: readonly TransactionRequest[] }) {
    if (this.atomic === undefined) return { refusal: UNKNOWN_METHOD };
    const hash = await this.sendBatch(calls);
    const id = keccak256(hash);
    this.#batches.set(id, hash);
    return { result: { id } };
  }

  async #callsStatus(id: Hex) {
    const hash = this.#batches.get(id);
    if (hash === undefined) return { refusal: UNKNOWN_BATCH };
    const receipt = await callRpc<{ readonly status: Hex } | null>(this.rpcUrl, "eth_getTransactionReceipt", [hash]);
    const known = { version: "2.0.0", id, chainId: numberToHex(31_337), atomic: true };
    if (receipt === null) return { result: { ...known, status: 100 } };
    return { result: { ...known, status: receipt.status === "0x1" ? 200 : 500, receipts: [receipt] } };
  }

  async #switchFor({ chainId }: { readonly chainId: Hex }): Promise<{ result: null } | { refusal: Refusal }> {
    const wanted = Number(chainId);
    if (wanted !== 31_337) return { refusal: UNKNOWN_CHAIN };
    await this.switchChain(wanted);
    return { result: null };
  }
}

/** Runs in the page, before anything else of it. */
function announce(name: string): void {
  type Listener = (value: unknown) => void;
  const listeners = new Map<string, Set<Listener>>();
  const binding = (request: unknown) =>
    (globalThis as unknown as { __testWallet: (request: unknown) => Promise<Record<string, never>> }).__testWallet(
      request,
    );
  const provider = {
    async request(request: unknown) {
      const answer: { result?: unknown; refusal?: { code: number; message: string } } = await binding(request);
      if (answer.refusal === undefined) return answer.result;
      throw Object.assign(new Error(answer.refusal.message), { code: answer.refusal.code });
    },
    on(event: string, listener: Listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener(event: string, listener: Listener) {
      listeners.get(event)?.delete(listener);
    },
  };
  addEventListener("__testWallet", (event) => {
    const { detail } = event as CustomEvent<{ event: string; value: unknown }>;
    for (const listener of listeners.get(detail.event) ?? []) listener(detail.value);
  });
  const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
  const info = { uuid: "7c5c1f5e-3f4b-4a58-9a43-2f6f1f0b6a11", name, icon, rdns: "test.wallet" };
  const detail = Object.freeze({ info, provider });
  const tell = () => dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  addEventListener("eip6963:requestProvider", tell);
  tell();
}
