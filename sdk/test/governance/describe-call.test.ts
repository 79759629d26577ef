// What a voter is shown of a call, above all of one that wants to be taken for another.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  concat,
  encodeFunctionData,
  keccak256,
  parseEther,
  stringToHex,
  toFunctionSelector,
  zeroHash,
  type Address,
  type Hex,
} from "viem";
import { actions, governance, MAX_UINT256, parseFtns, type MarketClient } from "../../src/index.ts";
import {
  accessManagerAbi,
  escrowAbi,
  ftnsAbi,
  marketGovernorAbi,
  marketPolicyAbi,
  timelockAbi,
} from "../../src/generated/abis.ts";
import { startMarket, type TestMarket } from "../support/chain.ts";

let test: TestMarket;
let market: MarketClient;
let stranger: Address;

before(async () => {
  test = await startMarket();
  market = test.as("delegate");
  stranger = test.address("third");
});
after(() => test.stop());

const describe1 = (target: Address, data: Hex, value = 0n) => governance.describeCall(market, { target, value, data });

describe("describeCall of what the forms make", () => {
  it("tells the number of the policy before and after", async () => {
    const call = actions.proposalCall(governance.setPolicy(market, { parameter: "PlatformFee", value: 400n }));
    assert.deepEqual(await governance.describeCall(market, call), {
      sentence: "Platform fee: 5 % -> 4 %, from the execution on. What was bought before keeps its own.",
      contract: "MarketPolicy",
      signature: "set(uint8,uint256)",
      arguments: [
        { name: "parameter", type: "uint8", value: "0" },
        { name: "value", type: "uint256", value: "400" },
      ],
    });
  });

  it("has the sentence of the form for every number of the policy, in its own unit", async () => {
    const numbers = await governance.readPolicyNumbers(market);
    for (const [name, { max }] of Object.entries(numbers)) {
      const parameter = name as keyof typeof numbers;
      const { label, format } = governance.POLICY_NUMBERS[parameter];
      const action = governance.setPolicy(market, { parameter, value: max });
      const { sentence, warning } = await governance.describeCall(market, actions.proposalCall(action));
      assert(sentence.startsWith(`${label}: `) && sentence.includes(format(max)), sentence);
      assert(action.summary.startsWith(`${label}: ${format(max)}`), action.summary);
      assert.equal(warning, undefined);
    }
  });

  it("names categories and ways of admission, not their numbers", async () => {
    const told = async (action: actions.Action) =>
      (await governance.describeCall(market, actions.proposalCall(action))).sentence;
    const categories = await told(governance.setCertifiedCategories(market, ["Model", "Dataset"]));
    assert.match(categories, /^Categories that need a certificate: none -> models and datasets, from/);
    const admission = await told(governance.setAuditorAdmission(market, "ByVote"));
    assert.match(admission, /^Admission of auditors: open to all -> by vote, from/);
  });

  it("has the sentence of the form for every decision about auditors and reporters", async () => {
    const reason: Hex = zeroHash;
    for (const action of [
      governance.admitAuditor(market, { auditor: stranger, kind: "Government" }),
      governance.expelAuditor(market, { auditor: stranger, reasonDigest: reason }),
      governance.slashAuditor(market, { auditor: stranger, offence: reason, amount: parseFtns("100") }),
      governance.setReporter(market, { reporter: stranger, allowed: true }),
      governance.setReporter(market, { reporter: stranger, allowed: false }),
    ]) {
      const { sentence } = await governance.describeCall(market, actions.proposalCall(action));
      assert(sentence.startsWith(action.summary.replace(/\.$/, "")), `${sentence} / ${action.summary}`);
    }
  });

  it("compares with nothing once the call has been made", async () => {
    const call = actions.proposalCall(governance.setPolicy(market, { parameter: "PlatformFee", value: 400n }));
    const { sentence } = await governance.describeCall(market, call, { executed: true });
    assert.match(sentence, /^Platform fee: 4 %, from/);
  });

  it("says that a number is the one in force already", async () => {
    const call = actions.proposalCall(governance.setPolicy(market, { parameter: "PlatformFee", value: 500n }));
    assert.match((await governance.describeCall(market, call)).sentence, /^Platform fee: 5 % as before/);
  });

  it("tells payments with the whole address of who gets them, and what is there", async () => {
    const [payment] = await governance.payFromTreasury(market, { recipient: stranger, amount: parseFtns("1000") });
    const { sentence, warning } = await governance.describeCall(market, actions.proposalCall(payment!));
    assert.equal(sentence, `Pay 1,000 FTNS of the treasury's wallet to ${stranger}. It holds 800,000,000 FTNS.`);
    assert.equal(warning, undefined);
  });

  it("names the market's own contracts", async () => {
    const [admit, open] = governance.admitVenue(market, { venue: market.addresses.Listings, locksMoney: true });
    for (const action of [admit!, open!]) {
      assert.match((await governance.describeCall(market, actions.proposalCall(action))).sentence, /Listings/);
    }
  });
});

describe("describeCall of what wants to be taken for something else", () => {
  const set = encodeFunctionData({ abi: marketPolicyAbi, functionName: "set", args: [0, 400n] });

  it("shows a call of an unknown contract raw", async () => {
    const { sentence, warning, raw, contract, signature } = await describe1(test.address("third"), "0x12345678");
    assert.equal(sentence, `Call ${stranger}, which has no contract at all now, with 4 bytes of data.`);
    assert.match(warning ?? "", /has no effect, unless one is put there/);
    assert.deepEqual([raw, contract, signature], ["0x12345678", undefined, undefined]);
  });

  it("does not read a known selector at a foreign contract as the known function", async () => {
    const foreign = "0x000000000000000000000000000000000000c0de";
    await test.client.request({ method: "hardhat_setCode" as never, params: [foreign, "0x00"] as never });
    const { sentence, warning, raw, contract } = await describe1(foreign, set);
    assert.match(sentence, /is no contract of this market, with 68 bytes/);
    assert.match(warning ?? "", /looks like set\(uint8,uint256\) of MarketPolicy, but it does not go to MarketPolicy/);
    assert.deepEqual([raw, contract], [set, undefined]);
    assert.doesNotMatch(sentence, /Platform fee/);
  });

  it("does not read data with bytes behind the arguments", async () => {
    const data = concat([set, "0xdead"]);
    const { sentence, warning, raw, signature } = await describe1(market.addresses.MarketPolicy, data);
    assert.match(sentence, /data that cannot be read/);
    assert.match(warning ?? "", /holds more than its arguments/);
    assert.deepEqual([raw, signature], [data, undefined]);
  });

  it("does not read arguments in an unusual encoding", async () => {
    // The same string twice as far behind as usual, with a gap that hides 32 bytes.
    const gap = "11".repeat(32);
    const data: Hex = `${toFunctionSelector("labelRole(uint64,string)")}${"0".repeat(63)}5${"60".padStart(64, "0")}${gap}${"1".padStart(64, "0")}${"41".padEnd(64, "0")}`;
    const { warning, raw } = await describe1(market.addresses.AccessManager, data);
    assert.match(warning ?? "", /holds more than its arguments/);
    assert.equal(raw, data);
  });

  it("does not read data that is cut off, or no call of its contract", async () => {
    const { MarketPolicy } = market.addresses;
    assert.match((await describe1(MarketPolicy, set.slice(0, 80) as Hex)).warning ?? "", /does not hold its arguments/);
    assert.match((await describe1(MarketPolicy, "0xffffffff")).warning ?? "", /is no call of MarketPolicy/);
    assert.match((await describe1(MarketPolicy, "0x")).warning ?? "", /is no call of MarketPolicy/);
  });

  it("does not read huge data, and shows a huge argument cut", async () => {
    const huge: Hex = `0x${"ab".repeat(200_000)}`;
    const { warning, raw } = await describe1(market.addresses.FTNS, huge);
    assert.match(warning ?? "", /200,000 bytes, too many to read/);
    assert.equal(raw, huge);
    const label = "x".repeat(10_000);
    const data = encodeFunctionData({ abi: accessManagerAbi, functionName: "labelRole", args: [9n, label] });
    const { arguments: shown } = await describe1(market.addresses.AccessManager, data);
    assert((shown[1]?.value.length ?? 0) < 700);
    assert.match(shown[1]?.value ?? "", /10000 characters in all/);
  });

  it("shows the direction characters of an argument by their codes", async () => {
    const data = encodeFunctionData({ abi: accessManagerAbi, functionName: "labelRole", args: [9n, "a\u202Eb\u200B"] });
    const { arguments: shown, warning } = await describe1(market.addresses.AccessManager, data);
    assert.equal(shown[1]?.value, "a⟨U+202E⟩b⟨U+200B⟩");
    assert.match(warning ?? "", /no sentence for this function/);
  });

  it("says first that coin is sent along", async () => {
    const { sentence, warning } = await describe1(market.addresses.MarketPolicy, set, parseEther("1.5"));
    assert.match(sentence, /^Send 1\.5 ETH to MarketPolicy and: Platform fee/);
    assert.match(warning ?? "", /^It also sends 1\.5 ETH of the treasury to MarketPolicy/);
    const plain = await describe1(stranger, "0x", parseEther("2"));
    assert.equal(plain.sentence, `Send 2 ETH of the treasury to ${stranger}.`);
  });

  it("warns of a number of the policy that does not exist, and of one outside its bounds", async () => {
    const none = encodeFunctionData({ abi: marketPolicyAbi, functionName: "set", args: [99, 1n] });
    assert.match((await describe1(market.addresses.MarketPolicy, none)).warning ?? "", /no such number/);
    const beyond = encodeFunctionData({ abi: marketPolicyAbi, functionName: "set", args: [0, 1_001n] });
    assert.match((await describe1(market.addresses.MarketPolicy, beyond)).warning ?? "", /from 0 % to 10 %/);
  });
});

describe("describeCall of what gives power away", () => {
  const TOTAL = /take the whole treasury/;
  const of = (data: Hex, contract: keyof MarketClient["addresses"]) => describe1(market.addresses[contract], data);
  const grant = (role: bigint, account: Address) =>
    of(
      encodeFunctionData({ abi: accessManagerAbi, functionName: "grantRole", args: [role, account, 0] }),
      "AccessManager",
    );
  const revoke = (role: bigint, account: Address) =>
    of(
      encodeFunctionData({ abi: accessManagerAbi, functionName: "revokeRole", args: [role, account] }),
      "AccessManager",
    );

  it("warns of an administrator of the market", async () => {
    const { sentence, warning } = await grant(0n, stranger);
    assert.match(sentence, new RegExp(`Make ${stranger} administrator of the whole market`));
    assert.match(warning ?? "", TOTAL);
  });

  it("warns when the timelock is to lose its power", async () => {
    const { warning } = await revoke(0n, market.addresses.Timelock);
    assert.match(warning ?? "", /no power over the market any more, for ever/);
    const guardian = await revoke(1n, market.addresses.Timelock);
    assert.match(guardian.warning ?? "", /could not end a pause/);
  });

  it("warns of every other role, the guardian's in milder words", async () => {
    const { sentence, warning } = await grant(1n, stranger);
    assert.match(sentence, /can pause new business for a bounded time, and end a pause, and nothing else/);
    assert.match(warning ?? "", /Check who it belongs to/);
    assert.match((await grant(2n, stranger)).warning ?? "", /Only a contract whose code is known/);
    assert.match((await grant(77n, stranger)).warning ?? "", /knows no role 77/);
    assert.match((await revoke(4n, market.addresses.Escrow)).warning ?? "", /unable to settle/);
  });

  it("warns of another proposer, admin or canceller of the timelock", async () => {
    const grantTimelock = (role: Hex) =>
      of(encodeFunctionData({ abi: timelockAbi, functionName: "grantRole", args: [role, stranger] }), "Timelock");
    const proposer = await grantTimelock(keccak256(stringToHex("PROPOSER_ROLE")));
    assert.match(proposer.sentence, /have the timelock do anything, without a vote/);
    assert.match(proposer.warning ?? "", TOTAL);
    assert.match((await grantTimelock(zeroHash)).warning ?? "", TOTAL);
    assert.match(
      (await grantTimelock(keccak256(stringToHex("CANCELLER_ROLE")))).warning ?? "",
      /could stop whatever is voted/,
    );
  });

  it("warns of another timelock of the governor", async () => {
    const data = encodeFunctionData({ abi: marketGovernorAbi, functionName: "updateTimelock", args: [stranger] });
    assert.match((await of(data, "MarketGovernor")).warning ?? "", /no vote could reach it any more/);
  });

  it("tells the call inside of a relay, of the manager's execute and of the timelock's, and stops at a depth", async () => {
    const approve = encodeFunctionData({ abi: ftnsAbi, functionName: "approve", args: [stranger, MAX_UINT256] });
    const { FTNS, MarketGovernor } = market.addresses;
    const relay = (target: Address, data: Hex) =>
      encodeFunctionData({ abi: marketGovernorAbi, functionName: "relay", args: [target, 0n, data] });
    const once = await of(relay(FTNS, approve), "MarketGovernor");
    assert.match(once.sentence, /Allow 0x.* to take from the treasury's wallet, without limit/);
    assert.match(once.warning ?? "", /What counts is inside of this call/);
    let data = relay(FTNS, approve);
    for (let i = 0; i < 5; i++) data = relay(MarketGovernor, data);
    assert.match((await of(data, "MarketGovernor")).sentence, /hidden too deep to be read/);
    const executed = encodeFunctionData({ abi: accessManagerAbi, functionName: "execute", args: [FTNS, approve] });
    assert.match((await of(executed, "AccessManager")).sentence, /without limit/);
    const scheduled = encodeFunctionData({
      ...{ abi: timelockAbi, functionName: "schedule" },
      args: [FTNS, 0n, approve, zeroHash, zeroHash, 60n],
    });
    assert.match((await of(scheduled, "Timelock")).warning ?? "", /No vote would decide/);
  });

  it("tells every call inside of a batch", async () => {
    const admin = encodeFunctionData({ abi: accessManagerAbi, functionName: "grantRole", args: [0n, stranger, 0] });
    const label = encodeFunctionData({ abi: accessManagerAbi, functionName: "labelRole", args: [1n, "Guardian"] });
    const args = [[label, admin]] as const;
    const many = await of(
      encodeFunctionData({ abi: accessManagerAbi, functionName: "multicall", args }),
      "AccessManager",
    );
    assert.match(many.sentence, /take 2 other calls: .*labelRole.* administrator of the whole market/);
    assert.match(many.sentence, TOTAL);
    const labels = [Array.from({ length: 25 }, () => label)] as const;
    const crowd = encodeFunctionData({ abi: accessManagerAbi, functionName: "multicall", args: labels });
    assert.match((await of(crowd, "AccessManager")).sentence, /And 5 more, which are not told here/);
    const { AccessManager } = market.addresses;
    const batch = encodeFunctionData({
      ...{ abi: timelockAbi, functionName: "executeBatch" },
      args: [[AccessManager, AccessManager], [0n], [admin, admin], zeroHash, zeroHash],
    });
    assert.match((await of(batch, "Timelock")).sentence, /make another call: Make 0x.* administrator/);
  });

  it("warns of another authority over a contract, by either way", async () => {
    const direct = encodeFunctionData({ abi: escrowAbi, functionName: "setAuthority", args: [stranger] });
    for (const name of ["Escrow", "Vault", "MarketPolicy", "AssetRegistry", "Licences"] as const)
      assert.match((await of(direct, name)).warning ?? "", new RegExp(`alone says who may do what with ${name}`));
    const args = [market.addresses.Escrow, stranger] as const;
    const managed = encodeFunctionData({ abi: accessManagerAbi, functionName: "updateAuthority", args });
    assert.match((await of(managed, "AccessManager")).warning ?? "", /alone says who may do what with Escrow/);
  });

  it("warns of an allowance over the treasury and of more than it holds", async () => {
    const approve = encodeFunctionData({ abi: ftnsAbi, functionName: "approve", args: [stranger, 1n] });
    assert.match((await of(approve, "FTNS")).warning ?? "", /No further vote is asked/);
    assert.match((await of(approve, "VotingFTNS")).sentence, /take from what the treasury has locked/);
    assert.match((await of(approve, "Vault")).sentence, /take from the treasury's vault credit/);
    const most = encodeFunctionData({ abi: ftnsAbi, functionName: "transfer", args: [stranger, MAX_UINT256] });
    assert.match((await of(most, "FTNS")).warning ?? "", /more than it holds/);
  });

  it("warns of every change of how votes are decided", async () => {
    for (const rule of governance.VOTING_RULES) {
      const { label, format } = governance.VOTING_NUMBERS[rule];
      const value = rule === "proposalThreshold" ? parseFtns("20000") : rule === "quorumPercent" ? 5n : 3_600n;
      const call = actions.proposalCall(governance.setVotingRule(market, { rule, value }));
      const { sentence, warning } = await governance.describeCall(market, call);
      assert(sentence.startsWith(`${label}: `) && sentence.includes(`-> ${format(value)}`), sentence);
      assert.match(warning ?? "", /how every later proposal is decided/);
    }
    const delay = await governance.describeCall(
      market,
      actions.proposalCall(governance.setExecutionDelay(market, 120n)),
    );
    assert.match(delay.sentence, /^Delay of an execution: 1 minute -> 2 minutes/);
    assert.match(delay.warning ?? "", /can leave/);
  });
});

describe("describeText", () => {
  it("splits title and body and leaves the binding to the proposer out", () => {
    const proposer = test.address("seller");
    const description = actions.proposalDescription({ title: "Lower the fee", body: "Because.\n\nReally." }, proposer);
    assert.deepEqual(governance.describeText(description), {
      ...{ title: "Lower the fee", body: "Because.\n\nReally." },
      proposer,
    });
  });

  it("shows characters that deceive by their codes, and says so", () => {
    const { title, body, warning } = governance.describeText("# Pay\u202E 0001\nto\u2066 me\u{E0041}");
    assert.equal(title, "Pay⟨U+202E⟩ 0001");
    assert.equal(body, "to⟨U+2066⟩ me⟨U+E0041⟩");
    assert.match(warning ?? "", /invisible or turn the direction/);
  });

  it("leaves Hebrew, emoji with joiners and line ends of Windows alone", () => {
    const { title, body, warning } = governance.describeText("# שלום 👩‍🔬\r\none\r\ntwo");
    assert.deepEqual([title, body, warning], ["שלום 👩‍🔬", "one\ntwo", undefined]);
  });
});
