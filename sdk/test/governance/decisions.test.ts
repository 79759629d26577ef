// Every decision that a form makes: simulated, then proposed, voted and executed on a real chain.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { createPublicClient, encodeFunctionData, http, parseEther, zeroAddress, type Address, type Hex } from "viem";
import { readContract } from "viem/actions";
import {
  actions,
  governance,
  journeys,
  MAX_UINT256,
  parseFtns,
  POLICY_PARAMETERS,
  poolId,
  reads,
  type MarketClient,
} from "../../src/index.ts";
import {
  accessManagerAbi,
  escrowAbi,
  ftnsAbi,
  marketPolicyAbi,
  reputationAbi,
  vaultAbi,
} from "../../src/generated/abis.ts";
import { openLot } from "../auctions/market.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";
import { failsWith } from "../support/failures.ts";
import { decide } from "../support/governance.ts";

let test: TestMarket;
let market: MarketClient;
let snapshot: Hex;
/** An account that holds nothing of the market's power. */
let other: Address;

before(async () => {
  test = await startMarket();
  market = test.as("delegate");
  other = test.address("third");
  const amount = parseFtns("2000000");
  await actions.send(market, actions.approve(market, { spender: "VotingFTNS", amount }));
  await actions.send(market, actions.lock(market, { amount }));
  await test.passTime(1);
});
after(() => test.stop());
beforeEach(async () => {
  snapshot = await test.snapshot();
});
afterEach(() => test.revert(snapshot));

/** Simulates what is decided, then has it decided: the simulation must have said that it works. */
async function carryOut(...operations: readonly actions.Action[]): Promise<void> {
  const simulation = await governance.simulateProposal(market, operations.map(actions.proposalCall));
  const expected = { together: true, succeeds: true, calls: operations.map(() => ({ status: "ok" })) };
  assert.deepEqual(simulation, expected);
  await decide(market, operations, test.passTime);
}

const hasRole = async (role: bigint, account: Address) => {
  const contract = { address: market.addresses.AccessManager, abi: accessManagerAbi } as const;
  const [isMember] = await readContract(market.client, { ...contract, functionName: "hasRole", args: [role, account] });
  return isMember;
};
const venueOf = (venue: Address) =>
  readContract(market.client, {
    ...({ address: market.addresses.Escrow, abi: escrowAbi, functionName: "venueOf" } as const),
    args: [venue],
  });

describe("decisions about the policy", () => {
  it("set every number to both of its bounds", async () => {
    const numbers = await governance.readPolicyNumbers(market);
    for (const bound of ["min", "max"] as const) {
      const all = POLICY_PARAMETERS.map((parameter) =>
        governance.setPolicy(market, { parameter, value: numbers[parameter][bound] }),
      );
      await carryOut(...all);
      const now = await governance.readPolicyNumbers(market);
      for (const parameter of POLICY_PARAMETERS)
        assert.equal(now[parameter].value, numbers[parameter][bound], parameter);
    }
  });

  it("appoint a guardian that can pause, end its pause, and remove it", async () => {
    const guardian = test.as("third");
    const pause = {
      ...governance.endPause(guardian),
      request: actions.contractCall({
        ...({ address: market.addresses.MarketPolicy, abi: marketPolicyAbi, functionName: "pause" } as const),
        args: [],
      }),
    };
    await failsWith(actions.send(guardian, pause), "AccessManagedUnauthorized");
    await carryOut(governance.appointGuardian(market, other));
    await actions.send(guardian, pause);
    assert((await reads.readPolicy(market)).pausedUntil > (await test.now()));
    await carryOut(governance.endPause(market), governance.removeGuardian(market, other));
    assert((await reads.readPolicy(market)).pausedUntil <= (await test.now()));
    assert.equal(await hasRole(1n, other), false);
    await failsWith(actions.send(guardian, pause), "AccessManagedUnauthorized");
  });
});

describe("decisions about votes", () => {
  const values = {
    ...{ votingDelay: 120n, votingPeriod: 1_200n, voteExtension: 60n },
    ...{ proposalThreshold: parseFtns("50000"), quorumPercent: 7n },
  };

  it("set every rule and the delay of executions, in one proposal", async () => {
    const rules = governance.VOTING_RULES.map((rule) =>
      governance.setVotingRule(market, { rule, value: values[rule] }),
    );
    await carryOut(...rules, governance.setExecutionDelay(market, 90n));
    const now = await reads.readVotingRules(market);
    const { executionDelay, quorumFloor, ...changed } = now;
    assert.deepEqual([executionDelay, quorumFloor], [90, parseFtns("1000000")]);
    const asBigints = Object.entries(changed).map(([rule, value]) => [rule, BigInt(value)]);
    assert.deepEqual(Object.fromEntries(asBigints), values);
  });

  it("refuse a number that the contract cannot hold", () => {
    assert.throws(() => governance.setVotingRule(market, { rule: "votingPeriod", value: 2n ** 40n }), {
      code: "InvalidInput",
    });
  });
});

describe("decisions about venues", () => {
  it("retire a venue, which opens no more sales, and let it come back with its number", async () => {
    const { Listings } = market.addresses;
    const [index] = await venueOf(Listings);
    await carryOut(governance.retireVenue(market, { venue: Listings }));
    assert.deepEqual((await venueOf(Listings)).slice(0, 2), [index, false]);
    await carryOut(...governance.admitVenue(market, { venue: Listings, locksMoney: false }));
    assert.deepEqual((await venueOf(Listings)).slice(0, 2), [index, true]);
  });

  it("retire an auction house, which drains: a running auction takes bids and is settled, none is created", async () => {
    const { EnglishAuction } = market.addresses;
    const [seller, buyer, keeper] = [test.as("seller"), test.as("buyer"), test.as("keeper")];
    const { asset, terms } = await openLot(seller);
    const plan = { kind: "English", terms, startingPrice: parseFtns("100"), duration: 2 * 86_400 } as const;
    const { auction } = await journeys.createAuction(seller, plan);
    await carryOut(governance.retireVenue(market, { venue: EnglishAuction }));
    await failsWith(journeys.createAuction(seller, plan), "Escrow_CallerIsNotVenue");
    await journeys.placeBid(buyer, { auction, version: 1, amount: parseFtns("120") });
    await test.passTime(3 * 86_400);
    await journeys.endAuction(keeper, auction);
    // The second split names the seller, which a lot needs.
    const { net, fee } = await reads.readPool(keeper, poolId(asset, 2));
    assert.equal(net + fee, parseFtns("120"));
  });

  it("admit a venue that holds buyers' money, with its compartment", async () => {
    await carryOut(...governance.admitVenue(market, { venue: other, locksMoney: true }));
    assert.equal((await venueOf(other))[1], true);
    const vault = { address: market.addresses.Vault, abi: vaultAbi } as const;
    const of = { ...vault, functionName: "compartmentOf", args: [other] } as const;
    assert.deepEqual(await readContract(market.client, of), [0n, 1]);
  });
});

describe("decisions about trust", () => {
  const credentials: Hex = `0x${"c4".repeat(32)}`;
  const reason: Hex = `0x${"5e".repeat(32)}`;
  const bond = parseFtns("1000");
  const register = (auditor: MarketClient) =>
    actions.send(auditor, actions.registerAuditor(auditor, { domains: ["Model"], credentials }));

  it("admit a candidate once admission is by vote, slash it, and expel it", async () => {
    const auditor = test.as("third");
    await carryOut(governance.setAuditorAdmission(market, "ByVote"));
    await register(auditor);
    assert.equal((await reads.readAuditor(market, other)).admission, "Candidate");
    await carryOut(governance.admitAuditor(market, { auditor: other, kind: "Government" }));
    await actions.send(auditor, actions.approve(auditor, { spender: "AuditorRegistry", amount: bond }));
    await actions.send(auditor, actions.bond(auditor, { amount: bond }));
    const { kind, drawable } = await reads.readAuditor(market, other);
    assert.deepEqual([kind, drawable], ["Government", true]);

    const { credit } = await governance.readTreasury(market);
    await carryOut(governance.slashAuditor(market, { auditor: other, offence: reason, amount: 2n * bond }));
    assert.equal((await governance.readTreasury(market)).credit, credit + bond);
    const slashed = await reads.readAuditor(market, other);
    assert.deepEqual([slashed.stake, slashed.drawable], [0n, false]);
    await carryOut(governance.expelAuditor(market, { auditor: other, reasonDigest: reason }));
    assert.equal((await reads.readAuditor(market, other)).admission, "Expelled");
    await failsWith(register(auditor), "AuditorRegistry_Expelled");
  });

  it("name the categories that need a certificate: what has none is not sold", async () => {
    await carryOut(governance.setCertifiedCategories(market, ["Model", "IP"]));
    assert.deepEqual((await reads.readAuditTerms(market)).certifiedCategories, ["Model", "IP"]);
    const [seller, buyer] = [test.as("seller"), test.as("buyer")];
    const { terms } = await openLot(seller);
    await actions.send(seller, actions.listLicences(seller, { terms, price: parseFtns("10") }));
    const amount = parseFtns("10");
    await actions.send(buyer, actions.approve(buyer, { spender: "Listings", amount }));
    const deadline = (await test.now()) + 600;
    const purchase = actions.buy(buyer, { terms, quantity: 1, version: 1, maxPrice: amount, deadline });
    await failsWith(actions.send(buyer, purchase), "Escrow_NotCertified");
  });

  it("let a contract report, also as a new house for sealed bids, and retire it", async () => {
    const isReporter = () =>
      readContract(market.client, {
        ...({ address: market.addresses.Reputation, abi: reputationAbi, functionName: "isReporter" } as const),
        args: [other],
      });
    await carryOut(...governance.admitVenue(market, { venue: other, locksMoney: true, reports: true }));
    assert.equal(await isReporter(), true);
    await carryOut(governance.setReporter(market, { reporter: other, allowed: false }));
    assert.equal(await isReporter(), false);
  });
});

describe("decisions about the treasury", () => {
  const balanceOf = (account: Address) =>
    readContract(market.client, {
      ...({ address: market.addresses.FTNS, abi: ftnsAbi, functionName: "balanceOf" } as const),
      args: [account],
    });

  it("pay from its wallet alone while that is enough", async () => {
    const before = await balanceOf(other);
    const payments = await governance.payFromTreasury(market, { recipient: other, amount: parseFtns("12345") });
    assert.deepEqual(
      payments.map(({ id }) => id),
      ["treasury.transfer"],
    );
    await carryOut(...payments);
    assert.equal(await balanceOf(other), before + parseFtns("12345"));
  });

  it("pay the rest from its vault credit, and no more than it has", async () => {
    const { Timelock } = market.addresses;
    const credit = parseFtns("700");
    await actions.send(market, actions.approve(market, { spender: "Vault", amount: credit }));
    await actions.send(market, actions.deposit(market, { account: Timelock, amount: credit }));
    const { wallet, native, address } = await governance.readTreasury(market);
    assert.deepEqual([native, address], [0n, Timelock]);
    const tooMuch = { recipient: other, amount: wallet + credit + 1n };
    const { message } = await failsWith(governance.payFromTreasury(market, tooMuch), "InvalidAmount");
    assert.match(message, /^The treasury holds 800,000,700 FTNS/);
    await failsWith(governance.payFromTreasury(market, { recipient: other, amount: 0n }), "InvalidAmount");
    const before = await balanceOf(other);
    const payments = await governance.payFromTreasury(market, { recipient: other, amount: wallet + parseFtns("500") });
    assert.deepEqual(
      payments.map(({ id }) => id),
      ["treasury.transfer", "treasury.withdraw"],
    );
    await carryOut(...payments);
    assert.equal(await balanceOf(other), before + wallet + parseFtns("500"));
    const { wallet: left, credit: leftCredit } = await governance.readTreasury(market);
    assert.deepEqual([left, leftCredit], [0n, parseFtns("200")]);
  });
});

describe("raw calls", () => {
  it("take any address, coin and data, and nothing else", () => {
    const call = governance.rawCall({ target: ` ${other.toLowerCase()} `, value: 1n, data: "0xABcd" });
    assert.deepEqual(call, { target: other, value: 1n, data: "0xabcd" });
    assert.equal(governance.rawCall({ target: other }).data, "0x");
    for (const wrong of [{ target: "0x12" }, { target: other, data: "0xabc" }, { target: other, value: -1n }])
      assert.throws(() => governance.rawCall(wrong), { code: "InvalidInput" });
  });
});

describe("simulateProposal", () => {
  const setFee = (value: bigint) =>
    actions.proposalCall(governance.setPolicy(market, { parameter: "PlatformFee", value }));

  it("finds the call that would fail and says why; those behind it are not reached", async () => {
    const calls = [setFee(400n), setFee(300n), setFee(1_001n), setFee(200n)];
    const { together, succeeds, calls: outcomes } = await governance.simulateProposal(market, calls);
    assert.deepEqual([together, succeeds], [true, false]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ["ok", "ok", "fails", "notReached"],
    );
    const [, , third] = outcomes;
    assert(third?.status === "fails");
    assert.equal(third.error.code, "MarketPolicy_OutOfBounds");
    assert.match(third.error.message, /PlatformFee cannot be 1001: it must be from 0 to 1000/);
  });

  it("lets a call see what those before it did", async () => {
    const { Listings } = market.addresses;
    const retire = actions.proposalCall(governance.retireVenue(market, { venue: Listings }));
    const twice = await governance.simulateProposal(market, [retire, retire]);
    const [first, second] = twice.calls;
    assert.equal(first?.status, "ok");
    assert(second?.status === "fails" && second.error.code === "Escrow_VenueNotAdmitted");
  });

  it("says that coin the treasury does not have cannot be sent", async () => {
    const send = governance.rawCall({ target: other, value: parseEther("1") });
    const { calls } = await governance.simulateProposal(market, [send]);
    assert.equal(calls[0]?.status, "fails");
  });

  it("obeys what only the timelock may do, and nothing that it may not", async () => {
    const { FTNS, Vault } = market.addresses;
    const steal = encodeFunctionData({ abi: ftnsAbi, functionName: "transferFrom", args: [other, zeroAddress, 1n] });
    const take = encodeFunctionData({ abi: vaultAbi, functionName: "withdraw", args: [other, MAX_UINT256] });
    const outcomes = await Promise.all(
      [steal, take].map((data, i) =>
        governance.simulateProposal(market, [governance.rawCall({ target: [FTNS, Vault][i]!, data })]),
      ),
    );
    assert.deepEqual(
      outcomes.map(({ succeeds }) => succeeds),
      [false, false],
    );
  });

  it("changes nothing on the chain", async () => {
    const before = await governance.readPolicyNumbers(market);
    await governance.simulateProposal(market, [setFee(400n)]);
    assert.deepEqual(await governance.readPolicyNumbers(market), before);
  });

  it("tries each call alone, and says so, where the node overrides no storage", async () => {
    const request = async ({ method, params }: { method: string; params?: readonly unknown[] }) => {
      // Nodes of that kind ignore the third parameter.
      const [first, second] = params ?? [];
      const asked = method === "eth_call" ? [first, second] : params;
      return market.client.request({ method, params: asked } as never);
    };
    const poor = { ...market, client: { ...market.client, request } } as MarketClient;
    const rule = actions.proposalCall(governance.setVotingRule(market, { rule: "quorumPercent", value: 5n }));
    const { together, succeeds, calls } = await governance.simulateProposal(poor, [setFee(400n), setFee(1_001n), rule]);
    assert.deepEqual([together, succeeds], [false, false]);
    assert.deepEqual(
      calls.map(({ status }) => status),
      ["ok", "fails", "unknown"],
    );
  });

  it("throws when the chain cannot be asked at all", async () => {
    const client = createPublicClient({
      chain: market.chain,
      transport: http("http://127.0.0.1:1", { retryCount: 0 }),
    });
    await failsWith(governance.simulateProposal({ ...market, client }, [setFee(400n)]), "RpcUnreachable");
  });
});
