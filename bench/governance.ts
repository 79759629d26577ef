import { INFINITE, type Market, type Signer } from "../test/settlement/market.ts";
import { freshUser, FTNS, gasOf, type Figures } from "./users.ts";

/** `enum Parameter` of the policy. */
const PLATFORM_FEE = 0;
/** As OpenZeppelin's Governor numbers votes. */
const FOR = 1n;

/** A vote on one number of the policy. A whole one was held before, voters have locked before, and others have voted already. */
export async function measureGovernance(market: Market): Promise<Figures> {
  const voters = [await voter(market), await voter(market), await voter(market)] as const;
  await holdVote(market, voters, 450n);
  const lock = await gasOf(market.votes.connect(voters[0]).lock(FTNS, voters[0].address));
  return { lock, ...(await holdVote(market, voters, 400n)) };
}

/** Somebody with votes enough to decide with one other. */
async function voter(market: Market): Promise<Signer> {
  const { ftns, votes, deployer } = market;
  const account = await freshUser(market);
  await ftns.connect(deployer).transfer(account.address, 1_000_000n * FTNS);
  await ftns.connect(account).approve(await votes.getAddress(), INFINITE);
  await votes.connect(account).lock(500_000n * FTNS, account.address);
  return account;
}

async function holdVote(market: Market, voters: readonly [Signer, Signer, Signer], fee: bigint): Promise<Figures> {
  const { governor, policy, time, stranger, ethers } = market;
  const [proposer, second, third] = voters;
  const call = policy.interface.encodeFunctionData("set", [PLATFORM_FEE, fee]);
  const description = `# Platform fee\n\n${fee} basis points, because the volume has grown.\n\n#proposer=${proposer.address}`;
  const calls = [[await policy.getAddress()], [0n], [call]] as [string[], bigint[], string[]];
  const hash = ethers.id(description);
  const propose = await gasOf(governor.connect(proposer).propose(...calls, description));
  const proposal = await governor.getProposalId(...calls, hash);
  await time.increaseTo((await governor.proposalSnapshot(proposal)) + 1n);
  await governor.connect(proposer).castVote(proposal, FOR);
  const castVote = await gasOf(governor.connect(second).castVote(proposal, FOR));
  await governor.connect(third).castVote(proposal, FOR);
  await time.increaseTo((await governor.proposalDeadline(proposal)) + 1n);
  const queue = await gasOf(governor.connect(stranger).queue(...calls, hash));
  await time.increaseTo(await governor.proposalEta(proposal));
  const execute = await gasOf(governor.connect(stranger).execute(...calls, hash));
  return { propose, castVote, queue, execute };
}
