import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createPublicClient, createWalletClient, custom, http, ProviderRpcError, RpcRequestError } from "viem";
import { getBlockNumber, getChainId, sendTransaction } from "viem/actions";
import { ArtifactError } from "../../src/artifact/index.ts";
import { devnetChain } from "../../src/chain/devnet.ts";
import { describeError, MarketError } from "../../src/errors/index.ts";

/** A wallet that answers every request with an EIP-1193 error. */
function refusingWallet(code: number, message = "said in the wallet's own words") {
  const request = () => Promise.reject(new ProviderRpcError(new Error(message), { code, shortMessage: message }));
  return createWalletClient({ chain: devnetChain(), transport: custom({ request }, { retryCount: 0 }) });
}

async function failureOf(promise: Promise<unknown>): Promise<MarketError> {
  return promise.then(
    () => assert.fail("it should have failed"),
    (error: unknown) => describeError(error),
  );
}

describe("describeError", () => {
  const codes: [number, string][] = [
    [4001, "WalletRejected"],
    [4100, "WalletUnauthorised"],
    [4200, "WalletUnsupported"],
    [4900, "WalletDisconnected"],
    [4901, "WalletDisconnected"],
    [4902, "WrongChain"],
    [5730, "NotFound"],
    [5750, "WalletRejected"],
    [5760, "WalletUnsupported"],
    [-32002, "WalletBusy"],
  ];
  for (const [code, expected] of codes) {
    it(`knows the wallet's code ${code} through all the layers around it`, async () => {
      const wallet = refusingWallet(code);
      const account = "0x1111111111111111111111111111111111111111";
      const failure = await failureOf(sendTransaction(wallet, { account, to: account, gas: 21_000n, nonce: 0 }));
      assert.equal(failure.code, expected);
      assert.doesNotMatch(failure.message, /own words/);
      assert.ok(failure.cause instanceof Error);
    });
  }

  it("says that the chain cannot be reached", async () => {
    const client = createPublicClient({
      chain: devnetChain(),
      transport: http("http://127.0.0.1:1", { retryCount: 0 }),
    });
    assert.equal((await failureOf(getChainId(client))).code, "RpcUnreachable");
  });

  it("says that the endpoint wants fewer requests", async () => {
    const request = () =>
      Promise.reject(new RpcRequestError({ body: {}, url: "", error: { code: -32005, message: "slow down" } }));
    const client = createPublicClient({ chain: devnetChain(), transport: custom({ request }, { retryCount: 0 }) });
    assert.equal((await failureOf(getBlockNumber(client))).code, "RpcRefused");
  });

  it("keeps what the library says already, however deep it sits", () => {
    const inner = new MarketError("WrongChain", "The wallet is elsewhere.");
    assert.equal(describeError(new Error("outer", { cause: inner })), inner);
    const artifact = new ArtifactError("Artifact_Empty", "The artifact is empty.", { size: 0 });
    const described = describeError(artifact);
    assert.deepEqual(
      [described.code, described.message, described.details],
      ["Artifact_Empty", artifact.message, { size: 0 }],
    );
  });

  it("does not hide what nobody expected, and survives a circle of causes", () => {
    const circle = new Error("first line\nsecond line");
    circle.cause = circle;
    const described = describeError(circle);
    assert.equal(described.code, "Unexpected");
    assert.equal(described.message, "Something unexpected happened: first line");
    assert.equal(described.cause, circle);
    assert.equal(describeError("thrown text").code, "Unexpected");
    assert.equal(describeError(new DOMException("stop", "AbortError")).code, "Aborted");
  });
});
