import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createPublicClient, http } from "viem";
import {
  CONTRACT_NAMES,
  createMarketClient,
  devnetChain,
  MarketError,
  parseDeployment,
  sharedSubmissionGuard,
  submissionGuard,
  type SubmissionGuard,
} from "../../src/index.ts";

const contracts = Object.fromEntries(
  CONTRACT_NAMES.map((name, i) => [name, { address: `0x${"ab".repeat(20)}`, block: i }]),
);
const file = { chainId: 31_337, network: "devnet", startBlock: 0, contracts };

describe("parseDeployment", () => {
  it("takes what a deployment wrote, with checksummed addresses", () => {
    const { contracts: parsed } = parseDeployment(JSON.parse(JSON.stringify({ ...file, deployer: "0x" })));
    assert.equal(parsed.Escrow.address, "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB");
  });

  it("gives plain JSON, which it takes again", () => {
    const line = { purpose: "treasury", amount: "1000", holder: `0x${"ab".repeat(20)}` };
    const deployment = parseDeployment({ ...file, allocation: [line] });
    const again: unknown = JSON.parse(JSON.stringify(deployment));
    assert.deepEqual(parseDeployment(again), deployment);
  });

  it("reads where the supply went, if that was written down", () => {
    assert.deepEqual(parseDeployment(file).allocation, []);
    const line = { purpose: "core contributors", amount: "1000", holder: `0x${"ab".repeat(20)}` };
    const vesting = { beneficiary: `0x${"cd".repeat(20)}`, start: 1, duration: 2 };
    const [at, later] = parseDeployment({ ...file, allocation: [line, { ...line, vesting }] }).allocation;
    assert.deepEqual([at?.amount, at?.vesting], ["1000", undefined]);
    assert.equal(later?.holder, "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB");
    assert.deepEqual([later?.vesting?.start, later?.vesting?.duration], [1, 2]);
  });

  const wrong: [string, unknown][] = [
    ["nothing", undefined],
    ["an allocation without an amount", { ...file, allocation: [{ purpose: "p", holder: `0x${"ab".repeat(20)}` }] }],
    ["an allocation to nobody", { ...file, allocation: [{ purpose: "p", amount: "1", holder: "treasury" }] }],
    ["a list", []],
    ["no contracts", { ...file, contracts: undefined }],
    ["a contract that is missing", { ...file, contracts: { ...contracts, Vault: undefined } }],
    ["an address that is none", { ...file, contracts: { ...contracts, Vault: { address: "0x12", block: 1 } } }],
    ["no chain id", { ...file, chainId: "1" }],
    ["a block that is none", { ...file, startBlock: -1 }],
  ];
  for (const [what, value] of wrong) {
    it(`refuses ${what}`, () => {
      assert.throws(
        () => parseDeployment(value),
        (error) => error instanceof MarketError && error.code === "InvalidDeployment",
      );
    });
  }
});

describe("createMarketClient", () => {
  it("refuses a client of another chain", () => {
    const chain = { ...devnetChain(), id: 1 };
    const client = createPublicClient({ chain, transport: http("http://127.0.0.1:1") });
    assert.throws(
      () => createMarketClient({ deployment: parseDeployment(file), client }),
      /is on chain 31337 \(devnet\), but the client reads chain 1/,
    );
  });
});

/** Locks as a browser has them, shared by all tabs. */
function locks(): LockManager {
  const held = new Set<string>();
  const request = async (name: string, options: LockOptions, task: (lock: Lock | null) => Promise<unknown>) => {
    assert.equal(options.ifAvailable, true);
    if (held.has(name)) return task(null);
    held.add(name);
    try {
      return await task({ name, mode: "exclusive" });
    } finally {
      held.delete(name);
    }
  };
  return { request } as unknown as LockManager;
}

const browser = locks();
const guards: [string, () => [SubmissionGuard, SubmissionGuard]][] = [
  [
    "of one page",
    () => {
      const guard = submissionGuard();
      return [guard, guard];
    },
  ],
  ["of all tabs", () => [sharedSubmissionGuard(browser), sharedSubmissionGuard(browser)]],
];
for (const [name, make] of guards) {
  describe(`the guard against sending twice, ${name}`, () => {
    it("runs a key once at a time, other keys beside it, and again when it is done", async () => {
      const [one, two] = make();
      const { promise: blocked, resolve: release } = Promise.withResolvers<string>();
      const first = one.run("a", () => blocked);
      assert.equal(await two.run("a", () => Promise.resolve("twice")), undefined);
      assert.deepEqual(await two.run("b", () => Promise.resolve("other")), { result: "other" });
      release("once");
      assert.deepEqual(await first, { result: "once" });
      await assert.rejects(
        one.run("a", () => Promise.reject(new Error("no"))),
        /no/,
      );
      assert.deepEqual(await two.run("a", () => Promise.resolve("again")), { result: "again" });
    });
  });
}
