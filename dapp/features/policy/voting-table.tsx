import { EXECUTION_DELAY, VOTING_NUMBERS, VOTING_RULES, type GovernedNumber } from "@ftns-market/sdk/governance";
import type { VotingRules } from "@ftns-market/sdk/reads";
import { Table } from "@/components/table";

interface Row {
  readonly number: GovernedNumber;
  readonly value: bigint;
}

/** The numbers of a vote, which votes can change as well. */
export function VotingTable({ rules }: { readonly rules: VotingRules }) {
  const rows: readonly Row[] = [
    ...VOTING_RULES.map((rule) => ({ number: VOTING_NUMBERS[rule], value: BigInt(rules[rule]) })),
    { number: EXECUTION_DELAY, value: BigInt(rules.executionDelay) },
  ];
  return (
    <Table
      caption="Numbers of votes"
      rows={rows}
      rowKey={({ number }) => number.label}
      columns={[
        {
          name: "Number",
          cell: ({ number: { label, meaning } }) => (
            <>
              <span className="font-medium">{label}</span>
              <span className="block max-w-prose text-xs text-muted">{meaning}</span>
            </>
          ),
        },
        {
          name: "Now",
          numeric: true,
          cell: ({ number, value }) => <span className="font-semibold whitespace-nowrap">{number.format(value)}</span>,
        },
      ]}
    />
  );
}
