import type { VotingRules } from "@ftns-market/sdk/reads";
import { Card, Stat } from "@/components/card";
import { CompactAmount } from "@/components/values";
import { compactFtns, formatDuration } from "@/lib/format";

/** What is locked, and by which numbers it is voted. @param locked all locked FTNS, base units; undefined when that is not known */
export function VotingNumbers({ rules, locked }: { readonly rules: VotingRules; readonly locked: bigint | undefined }) {
  const { votingDelay, votingPeriod, voteExtension, executionDelay, proposalThreshold, quorumPercent } = rules;
  const floor = rules.quorumFloor;
  const part = locked === undefined ? undefined : (locked * BigInt(quorumPercent)) / 100n;
  const quorum = part === undefined || part < floor ? floor : part;
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-4 p-4 sm:grid-cols-3 lg:grid-cols-6">
        <Stat
          label="Locked for votes"
          value={locked === undefined ? "Not known" : <CompactAmount amount={locked} />}
          hint="Of 1B FTNS"
        />
        <Stat
          label="Quorum now"
          value={<CompactAmount amount={quorum} />}
          hint={`${quorumPercent} % of what is locked, at least ${compactFtns(floor)}`}
        />
        <Stat label="Before a vote" value={formatDuration(votingDelay)} hint="From the proposal on" />
        <Stat
          label="Length of a vote"
          value={formatDuration(votingPeriod)}
          hint={`${formatDuration(voteExtension)} more when the quorum comes late`}
        />
        <Stat label="Before the execution" value={formatDuration(executionDelay)} hint="Time to leave" />
        <Stat label="Needed to propose" value={<CompactAmount amount={proposalThreshold} />} hint="Votes" />
      </dl>
    </Card>
  );
}
