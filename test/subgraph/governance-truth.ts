/** Holds what the index says of votes, powers and the treasury against the contracts. */
import assert from "node:assert/strict";
import { type Hex, zeroAddress } from "viem";
import { getBlock, readContract } from "viem/actions";
import { PROPOSAL_STATES } from "../../sdk/src/chain/enums.ts";
import { actions, type MarketClient, queries, reads } from "../../sdk/src/index.ts";
import {
  accessManagerAbi,
  escrowAbi,
  ftnsAbi,
  marketGovernorAbi,
  timelockAbi,
  vaultAbi,
  votingFTNSAbi,
} from "../../sdk/src/generated/abis.ts";
import { type Entities, idOf, number, type Row, rows, text } from "./entities.ts";

/** @throws AssertionError where index and chain differ */
export async function requireGovernance(market: MarketClient, entities: Entities): Promise<void> {
  await requireProposals(market, entities);
  await requireVotes(market, entities);
  await requireDelegates(market, entities);
  await requireLockedSupply(market, entities);
  await requireVotingRules(market, entities);
  requireHistory(entities, "PolicyChange", "PolicyParameter", "parameter");
  requireHistory(entities, "VotingRuleChange", "VotingRule", "rule");
  await requireTreasury(market, entities);
  await requirePowers(market, entities);
}

async function requireProposals(market: MarketClient, entities: Entities): Promise<void> {
  const { number: blockNumber, timestamp } = await getBlock(market.client);
  const governor = { address: market.addresses.MarketGovernor, abi: marketGovernorAbi, blockNumber } as const;
  for (const proposal of rows(entities, "Proposal")) {
    const about = { ...governor, args: [number(proposal["id"])] } as const;
    const [start, end, eta, state, votes, proposer] = await Promise.all([
      readContract(market.client, { ...about, functionName: "proposalSnapshot" }),
      readContract(market.client, { ...about, functionName: "proposalDeadline" }),
      readContract(market.client, { ...about, functionName: "proposalEta" }),
      readContract(market.client, { ...about, functionName: "state" }),
      readContract(market.client, { ...about, functionName: "proposalVotes" }),
      readContract(market.client, { ...about, functionName: "proposalProposer" }),
    ]);
    const said = ["voteStart", "voteEnd", "votesAgainst", "votesFor", "votesAbstain"].map((field) => proposal[field]);
    assert.deepEqual(said, [start, end, ...votes].map(String), text(proposal["title"]));
    assert.equal(proposal["eta"] ?? "0", String(eta));
    assert.equal(idOf(proposal["proposer"]), proposer.toLowerCase());
    assert.equal(stateOf(proposal, Number(timestamp)), PROPOSAL_STATES[state], text(proposal["title"]));
    requireContent(entities, proposal);
    // The chain does not say the quorum before the votes are weighed.
    if (start >= timestamp) continue;
    const quorum = await readContract(market.client, { ...governor, functionName: "quorum", args: [start] });
    assert.equal(proposal["quorum"], String(quorum), `quorum of ${text(proposal["title"])}`);
  }
}

function stateOf(proposal: Row, now: number): string {
  const time = (field: string) => (proposal[field] === null ? undefined : Number(proposal[field]));
  const facts = {
    ...{ voteStart: Number(proposal["voteStart"]), voteEnd: Number(proposal["voteEnd"]) },
    ...{ canceledAt: time("canceledAt"), queuedAt: time("queuedAt"), executedAt: time("executedAt") },
    passing: proposal["passing"] as boolean,
  };
  return queries.proposalStateAt(facts, now);
}

/** The number of a proposal commits to calls and description. */
function requireContent(entities: Entities, proposal: Row): void {
  const calls = rows(entities, "ProposalCall")
    .filter((call) => idOf(call["proposal"]) === proposal["id"])
    .sort((a, b) => Number(a["index"]) - Number(b["index"]))
    .map(({ target, value, data }) => ({ target: target as Hex, value: number(value), data: data as Hex }));
  assert.equal(calls.length, proposal["callCount"]);
  const id = actions.proposalId({ calls, description: text(proposal["description"]) });
  assert.equal(String(id), proposal["id"]);
}

async function requireVotes(market: MarketClient, entities: Entities): Promise<void> {
  const governor = { address: market.addresses.MarketGovernor, abi: marketGovernorAbi } as const;
  for (const vote of rows(entities, "Vote")) {
    const [proposal, voter] = [number(idOf(vote["proposal"])), idOf(vote["voter"]) as Hex];
    const voted = await readContract(market.client, { ...governor, functionName: "hasVoted", args: [proposal, voter] });
    assert.equal(voted, true, `vote ${text(vote["id"])}`);
    const start = await readContract(market.client, {
      ...governor,
      functionName: "proposalSnapshot",
      args: [proposal],
    });
    const weight = await readContract(market.client, { ...governor, functionName: "getVotes", args: [voter, start] });
    assert.equal(vote["weight"], String(weight), `weight of ${text(vote["id"])}`);
  }
  for (const proposal of rows(entities, "Proposal")) {
    const weighty = weightyVotes(entities, (vote) => idOf(vote["proposal"]) === proposal["id"]);
    assert.equal(proposal["voterCount"], weighty);
  }
}

function weightyVotes(entities: Entities, belongs: (vote: Row) => boolean): number {
  return rows(entities, "Vote").filter((vote) => vote["weight"] !== "0" && belongs(vote)).length;
}

async function requireDelegates(market: MarketClient, entities: Entities): Promise<void> {
  const votes = { address: market.addresses.VotingFTNS, abi: votingFTNSAbi } as const;
  for (const { id, locked, delegate } of rows(entities, "TokenHolder")) {
    const args = [id as Hex] as const;
    assert.equal(locked, String(await readContract(market.client, { ...votes, functionName: "balanceOf", args })));
    const named = await readContract(market.client, { ...votes, functionName: "delegates", args });
    assert.equal(delegate === null ? zeroAddress : idOf(delegate), named.toLowerCase(), `delegate of ${text(id)}`);
  }
  for (const delegate of rows(entities, "Delegate")) {
    const id = text(delegate["id"]);
    const held = await readContract(market.client, { ...votes, functionName: "getVotes", args: [id as Hex] });
    const delegators = rows(entities, "TokenHolder").filter(
      (holder) => holder["locked"] !== "0" && holder["delegate"] !== null && idOf(holder["delegate"]) === id,
    );
    const made = rows(entities, "Proposal").filter((proposal) => idOf(proposal["proposer"]) === id);
    const said = ["votes", "delegatorCount", "voteCount", "proposalCount"].map((field) => delegate[field]);
    const voted = weightyVotes(entities, (vote) => idOf(vote["voter"]) === id);
    assert.deepEqual(said, [String(held), delegators.length, voted, made.length], `delegate ${id}`);
  }
}

async function requireLockedSupply(market: MarketClient, entities: Entities): Promise<void> {
  const votes = { address: market.addresses.VotingFTNS, abi: votingFTNSAbi } as const;
  const supply = String(await readContract(market.client, { ...votes, functionName: "totalSupply" }));
  const [governance] = rows(entities, "Governance");
  assert.equal(governance?.["lockedSupply"], supply);
  assert.equal(governance?.["proposalCount"], rows(entities, "Proposal").length);
  for (const series of ["LockedSupply.hour", "LockedSupply.day"]) {
    const newest = [...rows(entities, series)].sort((a, b) => Number(b["timestamp"]) - Number(a["timestamp"]))[0];
    // Without a point there is no row: nothing was ever locked.
    assert.equal(newest?.["supply"] ?? "0", supply, series);
  }
}

async function requireVotingRules(market: MarketClient, entities: Entities): Promise<void> {
  const rules = await reads.readVotingRules(market);
  const said = Object.fromEntries(rows(entities, "VotingRule").map(({ id, value }) => [id, value]));
  assert.deepEqual(said, {
    VotingDelay: String(rules.votingDelay),
    VotingPeriod: String(rules.votingPeriod),
    VoteExtension: String(rules.voteExtension),
    ExecutionDelay: String(rules.executionDelay),
    ProposalThreshold: String(rules.proposalThreshold),
    QuorumPercent: String(rules.quorumPercent),
  });
}

/** Each change begins where the one before ended, the last is what holds, and all but the first are of a proposal. */
function requireHistory(entities: Entities, changes: string, states: string, link: string): void {
  const executed = rows(entities, "Proposal").filter(({ executedTransaction }) => executedTransaction !== null);
  for (const { id, value } of rows(entities, states)) {
    const history = rows(entities, changes)
      .filter((change) => idOf(change[link]) === id)
      .sort((a, b) => Number(a["block"]) - Number(b["block"]) || Number(a["logIndex"]) - Number(b["logIndex"]));
    const previous = ["0", ...history.map((change) => change["value"])];
    assert.deepEqual(
      history.map((change) => change["previousValue"]),
      previous.slice(0, -1),
    );
    assert.equal(previous.at(-1), value);
    for (const change of history.slice(1)) {
      const by = executed.find(({ executedTransaction }) => executedTransaction === change["transaction"]);
      assert(
        by !== undefined && Number(by["executedLogIndex"]) > Number(change["logIndex"]),
        `who changed ${text(id)}`,
      );
    }
  }
}

async function requireTreasury(market: MarketClient, entities: Entities): Promise<void> {
  const { FTNS, Vault, Timelock } = market.addresses;
  const args = [Timelock] as const;
  const balance = (place: string) =>
    rows(entities, "TreasuryMovement")
      .filter((movement) => movement["place"] === place)
      .reduce((sum, { direction, amount }) => (direction === "In" ? sum + number(amount) : sum - number(amount)), 0n);
  const wallet = await readContract(market.client, { address: FTNS, abi: ftnsAbi, functionName: "balanceOf", args });
  assert.equal(balance("Wallet"), wallet, "FTNS of the timelock");
  const credit = await readContract(market.client, { address: Vault, abi: vaultAbi, functionName: "balanceOf", args });
  assert.equal(balance("Credit"), credit, "credit of the treasury");
  for (const { transaction, direction, place } of rows(entities, "TreasuryMovement")) {
    if (direction === "In") continue;
    const by = rows(entities, "Proposal").find(({ executedTransaction }) => executedTransaction === transaction);
    assert(by !== undefined, `a payment from ${text(place)} that nobody decided`);
  }
}

async function requirePowers(market: MarketClient, entities: Entities): Promise<void> {
  const manager = { address: market.addresses.AccessManager, abi: accessManagerAbi } as const;
  for (const { id, role, account, member } of rows(entities, "RoleMember")) {
    const args = [number(role), account as Hex] as const;
    const [held] = await readContract(market.client, { ...manager, functionName: "hasRole", args });
    assert.equal(member, held, `role ${text(id)}`);
  }
  const escrow = { address: market.addresses.Escrow, abi: escrowAbi } as const;
  for (const { id, address, admitted } of rows(entities, "Venue")) {
    const last = rows(entities, "VenueChange")
      .filter((change) => idOf(change["venue"]) === id)
      .sort((a, b) => Number(b["block"]) - Number(a["block"]))[0];
    const args = [address as Hex] as const;
    const [, now] = await readContract(market.client, { ...escrow, functionName: "venueOf", args });
    assert.deepEqual([admitted, last?.["admitted"]], [now, now], `venue ${text(id)}`);
  }
  const timelock = { address: market.addresses.Timelock, abi: timelockAbi } as const;
  for (const { id, proposal } of rows(entities, "TimelockOperation")) {
    const args = [id as Hex] as const;
    const done = await readContract(market.client, { ...timelock, functionName: "isOperationDone", args });
    const row = rows(entities, "Proposal").find((candidate) => candidate["id"] === idOf(proposal));
    assert.equal(row?.["executedAt"] !== null, done, `operation ${text(id)}`);
  }
}
