/** A vote in every state, and everything that votes can move. Account numbers: scripts/devnet/accounts.ts. */
import { encodeFunctionData, encodePacked, type Hex, keccak256, pad, stringToHex, zeroHash } from "viem";
import type { Vote } from "../../sdk/src/chain/enums.ts";
import { actions, type MarketClient, parseFtns, reads, requireAccount } from "../../sdk/src/index.ts";
import {
  ftnsAbi,
  marketGovernorAbi,
  marketPolicyAbi,
  timelockAbi,
  vaultAbi,
  votingFTNSAbi,
} from "../../sdk/src/generated/abis.ts";
import { passTime } from "../stack/stage.ts";
import type { Stage } from "./stage.ts";
import { digestOf, type Goods, write } from "./trade.ts";

const DELEGATE = 1;
const KEEPER = 10;
const HOLDER = 16;
const RIVAL = 17;
const LEAVER = 18;

const { send } = actions;
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Locks, delegates, unlocks, and publishes statements, good and bad. */
export async function lockVotes(stage: Stage): Promise<void> {
  const [delegate, holder, rival, leaver] = [DELEGATE, HOLDER, RIVAL, LEAVER].map((i) => stage.play(i)) as [
    MarketClient,
    MarketClient,
    MarketClient,
    MarketClient,
  ];
  await lock(delegate, "4000000");
  await lock(holder, "2000000", rival);
  await lock(rival, "20000");
  await lock(leaver, "10", rival);
  await send(leaver, actions.delegateVotes(leaver, requireAccount(delegate)));
  const votes = { address: leaver.addresses.VotingFTNS, abi: votingFTNSAbi } as const;
  await write(leaver, { ...votes, functionName: "transfer", args: [requireAccount(holder), parseFtns("4")] });
  await send(leaver, actions.unlock(leaver, parseFtns("6")));

  const statement = JSON.stringify({ version: 1, name: "Low fees", text: "Fees **must** fall." });
  await send(delegate, actions.publishStatement(delegate, await digestOf(delegate, utf8(statement))));
  await send(rival, actions.publishStatement(rival, await digestOf(rival, utf8("no JSON"))));
  await send(leaver, actions.publishStatement(leaver, await digestOf(leaver, utf8(statement))));
  await send(leaver, actions.publishStatement(leaver, zeroHash));
}

/** Two rounds of votes; what is proposed last is still open, or not begun. */
export async function decideMatters(stage: Stage, goods: Goods): Promise<void> {
  const delegate = stage.play(DELEGATE);
  const reasonDigest = await digestOf(delegate, utf8("Infringes the licence of its training data."));
  await firstRound(stage, goods, reasonDigest);
  await secondRound(stage, goods, reasonDigest);
  await propose(stage.play(RIVAL), "Open", [setFee(delegate, 200n)]);
  await passTime(stage.devnet, (await reads.readVotingRules(delegate)).votingDelay + 1);
  const open = await propose(delegate, "Not begun", [setFee(delegate, 100n)]);
  await lock(stage.play(HOLDER), "1000", stage.play(RIVAL));
  await send(delegate, actions.cancelProposal(delegate, await propose(delegate, "Taken back", open.calls)));
}

/** Executed at the governor and at the timelock, defeated, succeeded, and queued. */
async function firstRound(stage: Stage, { lost, malformed }: Goods, reasonDigest: Hex): Promise<void> {
  const [delegate, rival, keeper] = [stage.play(DELEGATE), stage.play(RIVAL), stage.play(KEEPER)];
  const rules = await reads.readVotingRules(delegate);
  const takedowns = [malformed, lost].map((asset) => actions.takeDown(delegate, { asset, reasonDigest }));
  // What the governor changes of itself, it must execute itself.
  const ruled = [...takedowns, setQuorumPercent(delegate, 20n)];
  const executed = await propose(delegate, "Take two assets down, and vote in greater numbers", ruled);
  const direct = await propose(delegate, "Lower the fee and pay", [
    setFee(delegate, 400n),
    payment(delegate, requireAccount(stage.play(HOLDER)), parseFtns("1000")),
  ]);
  const defeated = await propose(rival, "Lower the fee further", [setFee(delegate, 300n)]);
  const succeeded = await propose(delegate, "Wait for ever", [setFee(delegate, 350n)]);
  const queued = await propose(delegate, "Be queued", [setFee(delegate, 360n)]);
  await passTime(stage.devnet, rules.votingDelay + 1);

  for (const proposal of [executed, direct, succeeded, queued]) await vote(delegate, proposal, "For");
  await vote(delegate, defeated, "Against", "Too\u202e low.");
  await vote(rival, defeated, "For");
  await vote(rival, executed, "Abstain", "I know nothing of it.");
  await vote(keeper, direct, "For", "Without a single vote.");
  await passTime(stage.devnet, rules.votingPeriod + 1);
  for (const proposal of [executed, direct, queued]) await send(keeper, actions.queueProposal(keeper, proposal));
  await passTime(stage.devnet, rules.executionDelay);
  await send(keeper, actions.executeProposal(keeper, executed));
  await executeAtTimelock(keeper, direct);
}

/** The quorum is a fifth of what is locked now, it moves before the votes are weighed, and is reached late. */
async function secondRound(stage: Stage, { lost }: Goods, reasonDigest: Hex): Promise<void> {
  const [delegate, rival, holder] = [stage.play(DELEGATE), stage.play(RIVAL), stage.play(HOLDER)];
  const rules = await reads.readVotingRules(delegate);
  const { Timelock, Vault } = delegate.addresses;
  const proposal = await propose(delegate, "Restore, collect fees, wait longer", [
    actions.restoreAsset(delegate, { asset: lost, reasonDigest }),
    operation(
      actions.contractCall({ address: Vault, abi: vaultAbi, functionName: "withdraw", args: [Timelock, 10n ** 18n] }),
    ),
    operation(actions.contractCall({ address: Timelock, abi: timelockAbi, functionName: "updateDelay", args: [90n] })),
  ]);
  await lock(holder, "1000000", rival);
  await send(delegate, actions.unlock(delegate, parseFtns("500000")));
  await passTime(stage.devnet, rules.votingDelay + 1);
  // Weighed already: counts no more.
  await lock(holder, "5000", rival);
  await passTime(stage.devnet, rules.votingPeriod - rules.voteExtension / 2);
  await vote(rival, proposal, "For");
  await passTime(stage.devnet, rules.voteExtension + 2);
  await send(delegate, actions.queueProposal(delegate, proposal));
  await passTime(stage.devnet, rules.executionDelay);
  await send(delegate, actions.executeProposal(delegate, proposal));
}

/** Locks FTNS and delegates, by default to oneself. */
export async function lock(market: MarketClient, amount: string, to = market): Promise<void> {
  await send(market, actions.approve(market, { spender: "VotingFTNS", amount: parseFtns(amount) }));
  await send(market, actions.lock(market, { amount: parseFtns(amount), delegate: requireAccount(to) }));
}

/** Needs 10,000 votes, a second ago already. */
export async function propose(
  market: MarketClient,
  title: string,
  operations: readonly (actions.Action | actions.ProposalCall)[],
): Promise<actions.Proposal> {
  const calls = operations.map((one) => ("request" in one ? actions.proposalCall(one) : one));
  const description = actions.proposalDescription({ title, body: "Because." }, requireAccount(market));
  await send(market, actions.propose(market, { calls, description }));
  return { calls, description };
}

async function vote(market: MarketClient, proposal: actions.Proposal, said: Vote, reason = ""): Promise<void> {
  await send(market, actions.castVote(market, { proposal: actions.proposalId(proposal), vote: said, reason }));
}

/** As anybody can, past the governor, which emits nothing then. */
async function executeAtTimelock(market: MarketClient, { calls, description }: actions.Proposal): Promise<void> {
  const governor = BigInt(pad(market.addresses.MarketGovernor, { dir: "right" }));
  const salt = governor ^ BigInt(keccak256(stringToHex(description)));
  const args = [
    calls.map(({ target }) => target),
    calls.map(({ value }) => value),
    calls.map(({ data }) => data),
    zeroHash,
    encodePacked(["uint256"], [salt]),
  ] as const;
  await write(market, { address: market.addresses.Timelock, abi: timelockAbi, functionName: "executeBatch", args });
}

/** Sets the platform fee. */
export function setFee({ addresses }: MarketClient, bps: bigint): actions.ProposalCall {
  const policy = { address: addresses.MarketPolicy, abi: marketPolicyAbi } as const;
  return operation(actions.contractCall({ ...policy, functionName: "set", args: [0, bps] }));
}

function payment({ addresses }: MarketClient, to: Hex, amount: bigint): actions.ProposalCall {
  const ftns = { address: addresses.FTNS, abi: ftnsAbi } as const;
  return operation(actions.contractCall({ ...ftns, functionName: "transfer", args: [to, amount] }));
}

function setQuorumPercent({ addresses }: MarketClient, percent: bigint): actions.ProposalCall {
  const governor = { address: addresses.MarketGovernor, abi: marketGovernorAbi } as const;
  return operation(actions.contractCall({ ...governor, functionName: "updateQuorumNumerator", args: [percent] }));
}

function operation({ address, abi, functionName, args }: actions.ContractCall): actions.ProposalCall {
  return { target: address, value: 0n, data: encodeFunctionData({ abi, functionName, args }) };
}
