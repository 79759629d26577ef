import { EXECUTION_DELAY, VOTING_NUMBERS, type GovernedNumber } from "@ftns-market/sdk/governance";
import type { VotingRuleChangeRow, VotingRuleName } from "@ftns-market/sdk/queries";
import { Table } from "@/components/table";
import { Moment } from "@/components/values";
import { Cause } from "./change-list";

/** The rules of votes by the names that the index gives them. */
export const RULE_NUMBERS: Readonly<Record<VotingRuleName, GovernedNumber>> = {
  VotingDelay: VOTING_NUMBERS.votingDelay,
  VotingPeriod: VOTING_NUMBERS.votingPeriod,
  VoteExtension: VOTING_NUMBERS.voteExtension,
  ProposalThreshold: VOTING_NUMBERS.proposalThreshold,
  QuorumPercent: VOTING_NUMBERS.quorumPercent,
  ExecutionDelay: EXECUTION_DELAY,
};

/** Changes of the rules of votes, the newest first, each with the proposal that made it. */
export function RuleChangeTable({ changes }: { readonly changes: readonly VotingRuleChangeRow[] }) {
  if (changes.length === 0) return <p className="text-muted">This rule has not been changed.</p>;
  return (
    <Table
      caption="Changes of the rules of votes"
      rows={changes}
      rowKey={({ rule, at, value }) => `${rule}-${at}-${value}`}
      columns={[
        { name: "Rule", cell: ({ rule }) => RULE_NUMBERS[rule].label },
        {
          name: "From",
          numeric: true,
          cell: ({ rule, previous, proposal }) => (proposal === undefined ? "" : RULE_NUMBERS[rule].format(previous)),
        },
        { name: "To", numeric: true, cell: ({ rule, value }) => RULE_NUMBERS[rule].format(value) },
        { name: "When", cell: ({ at }) => <Moment seconds={at} /> },
        { name: "Why", cell: (change) => <Cause change={change} /> },
      ]}
    />
  );
}
