// What can happen to a transaction between the click and the confirmation.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import {
  createPublicClient,
  createWalletClient,
  custom,
  encodeFunctionData,
  http,
  parseGwei,
  type EIP1193RequestFn,
  type Hash,
} from "viem";
import { privateKeyToAccount, type PrivateKeyAccount } from "viem/accounts";
import { estimateContractGas, sendTransaction } from "viem/actions";
import { actions, devnetChain, parseFtns, reads, type MarketClient } from "../../src/index.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { failsWith } from "../support/failures.ts";
import { offer, openVersion } from "../support/versions.ts";

const { send } = actions;

let chain: TestMarket;
let buyer: MarketClient;

before(async () => {
  chain = await startMarket();
  buyer = chain.as("buyer");
});
afterEach(() => chain.automine(true));
after(() => chain.stop());

const approval = (amount: string) => actions.approve(buyer, { spender: "Listings", amount: parseFtns(amount) });

/** Sends with mining held back; resolves when the transaction is on its way. */
async function held(action: actions.Action, options: actions.SendOptions = {}, market = buyer) {
  await chain.automine(false);
  const events: actions.SendEvent[] = [];
  const { promise: sent, resolve } = Promise.withResolvers<Hash>();
  const outcome = send(market, action, {
    ...options,
    onEvent(event) {
      events.push(event);
      if (event.type === "sent") resolve(event.hash);
    },
  });
  outcome.catch(() => undefined);
  const hash = await Promise.race([sent, outcome.then(({ hash: mined }) => mined)]);
  return { outcome, events, hash };
}

function walletOf(account: PrivateKeyAccount) {
  return createWalletClient({ account, chain: devnetChain(chain.rpcUrl), transport: http(chain.rpcUrl) });
}

/** Sends another transaction with the nonce of the held one and a higher fee. */
async function override(hash: Hash, to: `0x${string}`, data?: `0x${string}`) {
  const { nonce, maxFeePerGas = 0n, maxPriorityFeePerGas = 0n } = await chain.client.getTransaction({ hash });
  const wallet = walletOf(privateKeyToAccount(chain.privateKey("buyer")));
  const fees = { maxFeePerGas: maxFeePerGas * 2n, maxPriorityFeePerGas: maxPriorityFeePerGas * 2n + 1n };
  return sendTransaction(wallet, { to, nonce, gas: 200_000n, ...fees, ...(data === undefined ? {} : { data }) });
}

describe("send", () => {
  it("tells each state once, in order", async () => {
    const events: string[] = [];
    const { receipt, hash } = await send(buyer, approval("1"), { onEvent: ({ type }) => events.push(type) });
    assert.deepEqual(events, ["waitingForWallet", "sent", "confirmed"]);
    assert.equal(receipt.transactionHash, hash);
    assert.equal(receipt.status, "success");
  });

  it("does not open the wallet for a call that the chain would refuse", async () => {
    const events: string[] = [];
    const tooMuch = actions.withdraw(buyer, { amount: parseFtns("1") });
    const error = await failsWith(
      send(buyer, tooMuch, { onEvent: ({ type }) => events.push(type) }),
      "Vault_InsufficientCredit",
    );
    assert.match(error.message, /has 0 FTNS in the vault, 1 FTNS are needed/);
    assert.deepEqual(events, []);
  });

  it("sends the same call once, however often it is clicked; another one goes through", async () => {
    const { outcome } = await held(approval("2"));
    await failsWith(send(buyer, approval("2")), "AlreadySending");
    const other = send(buyer, approval("3"));
    await chain.automine(true);
    await chain.mine(1);
    await Promise.all([outcome, other]);
    await send(buyer, approval("2"));
    assert.equal((await reads.readFunds(buyer, chain.address("buyer"))).allowances.Listings, parseFtns("2"));
  });

  it("gives spare gas above the estimate when it is asked to", async () => {
    const { request } = approval("8");
    const estimate = await estimateContractGas(buyer.client, { ...request, account: chain.address("buyer") });
    const { hash } = await send(buyer, approval("8"), { spareGas: 50_000n });
    const { gas } = await chain.client.getTransaction({ hash });
    assert.equal(gas, estimate + 50_000n);
  });

  it("frees the call after a failure", async () => {
    const tooMuch = actions.withdraw(buyer, { amount: parseFtns("1") });
    await failsWith(send(buyer, tooMuch), "Vault_InsufficientCredit");
    await failsWith(send(buyer, tooMuch), "Vault_InsufficientCredit");
  });

  it("follows a transaction that was sped up", async () => {
    const action = approval("4");
    const { outcome, events, hash } = await held(action);
    const { input } = await chain.client.getTransaction({ hash });
    const faster = await override(hash, buyer.addresses.FTNS, input);
    await chain.mine(1);
    const sent = await outcome;
    assert.equal(sent.hash, faster);
    assert.deepEqual(
      events.map(({ type }) => type),
      ["waitingForWallet", "sent", "replaced", "confirmed"],
    );
  });

  it("says that a transaction was cancelled in the wallet", async () => {
    const { outcome, hash } = await held(approval("5"));
    await override(hash, chain.address("buyer"));
    await chain.mine(1);
    const error = await failsWith(outcome, "Cancelled");
    assert.equal(error.details["hash"], hash);
  });

  it("says that another transaction took its place", async () => {
    const { outcome, hash } = await held(approval("6"));
    await override(hash, chain.address("second"));
    await chain.mine(1);
    await failsWith(outcome, "Replaced");
  });

  it("says so too when that happened before the first look at the chain", async () => {
    const { promise: replaced, resolve } = Promise.withResolvers<void>();
    const late = createPublicClient({
      chain: buyer.chain,
      pollingInterval: buyer.client.pollingInterval,
      cacheTime: 0,
      transport: custom({
        async request(request: Parameters<EIP1193RequestFn>[0]) {
          if (request.method === "eth_blockNumber") await replaced;
          return buyer.client.request(request as Parameters<typeof buyer.client.request>[0]);
        },
      }),
    });
    const { outcome, hash } = await held(approval("6.5"), { timeoutMs: 5_000 }, { ...buyer, client: late });
    await override(hash, chain.address("second"));
    await chain.mine(1);
    resolve();
    await failsWith(outcome, "Replaced");
  });

  it("gives the contract's reason for what failed only after it was sent", async () => {
    const { terms } = await offer(chain.as("seller"), await openVersion(new Uint8Array(10)));
    await send(buyer, approval("10"));
    const deadline = (await chain.now()) + 600;
    const input = { terms, quantity: 1, version: 1, maxPrice: parseFtns("10"), deadline };
    const { outcome } = await held(actions.buy(buyer, input));
    // The seller raises the price, and pays to come first in the same block.
    const seller = chain.as("seller");
    const { address, abi, functionName, args } = actions.repriceListing(seller, {
      terms,
      price: parseFtns("11"),
    }).request;
    const account = privateKeyToAccount(chain.privateKey("seller"));
    const fees = { maxFeePerGas: parseGwei("100"), maxPriorityFeePerGas: parseGwei("50") };
    const data = encodeFunctionData({ abi, functionName, args });
    await sendTransaction(walletOf(account), { to: address, data, gas: 200_000n, ...fees });
    await chain.mine(1);
    const error = await failsWith(outcome, "Listings_PriceAboveMax");
    assert.match(String(error.details["hash"]), /^0x[0-9a-f]{64}$/);
  });

  it("stops waiting when it is told to, and says that the transaction is out", async () => {
    const stop = new AbortController();
    const { outcome, hash } = await held(approval("7"), { signal: stop.signal });
    stop.abort();
    const error = await failsWith(outcome, "Aborted");
    assert.match(error.message, /was sent/);
    assert.equal(error.details["hash"], hash);
    await chain.mine(1);
  });

  it("gives up waiting after the time-out, and names the transaction", async () => {
    const { outcome, hash } = await held(approval("8"), { timeoutMs: 300 });
    const error = await failsWith(outcome, "NotConfirmed");
    assert.equal(error.details["hash"], hash);
    await chain.mine(1);
  });

  it("waits for the confirmations it is asked for", async () => {
    const { outcome, events } = await held(approval("9"), { confirmations: 3 });
    await chain.mine(1);
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    assert.equal(events.at(-1)?.type, "sent");
    await chain.mine(2);
    await outcome;
    assert.equal(events.at(-1)?.type, "confirmed");
  });
});

describe("a wallet that does not play along", () => {
  /** The buyer's wallet as a browser has it, with some answers of its own. */
  function wallet(answers: Record<string, () => unknown>): MarketClient {
    const through = http(chain.rpcUrl)({ chain: devnetChain(chain.rpcUrl) });
    const request = (async ({ method, params }: { method: string; params?: unknown }) => {
      const answer = answers[method];
      return answer === undefined ? through.request({ method, params } as never) : answer();
    }) as EIP1193RequestFn;
    const account = chain.address("buyer");
    return { ...buyer, wallet: createWalletClient({ account, transport: custom({ request }) }) };
  }

  const refuse = (code: number) => () => {
    throw Object.assign(new Error("no"), { code });
  };

  it("may reject", async () => {
    const market = wallet({ eth_sendTransaction: refuse(4001) });
    await failsWith(send(market, approval("1")), "WalletRejected");
  });

  it("may be on another chain: nothing is asked of it", async () => {
    const market = wallet({ eth_chainId: () => "0x1", eth_sendTransaction: refuse(1) });
    const error = await failsWith(send(market, approval("1")), "WrongChain");
    assert.match(error.message, /chain 1, the market on FTNS devnet \(31337\)/);
  });

  it("may be disconnected, or reject a signature", async () => {
    await failsWith(send(wallet({ eth_chainId: refuse(4900) }), approval("1")), "WalletDisconnected");
    const market = wallet({ eth_signTypedData_v4: refuse(4001) });
    const request = await actions.permit(market, { spender: "Vault", value: 1n, deadline: (await chain.now()) + 60 });
    await failsWith(actions.sign(market, request), "WalletRejected");
  });

  it("may be missing", async () => {
    await failsWith(send({ ...buyer, wallet: undefined }, approval("1")), "WalletMissing");
  });
});
