import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/badge";
import { Table } from "@/components/table";
import { AccountLink, Amount, Moment } from "@/components/values";

/** A bid in the open. */
export interface OpenBid {
  readonly id: string;
  readonly bidder: `0x${string}`;
  /** FTNS base units. */
  readonly amount: bigint;
  /** Seconds since 1970. */
  readonly at: number;
}

/** The bids of an English auction, the highest first. */
export function BidLadder({ bids, running }: { readonly bids: readonly OpenBid[]; readonly running: boolean }) {
  if (bids.length === 0) return <Nothing>Nobody has bid yet. The first bid is the starting price or more.</Nothing>;
  const best = bids[0]?.id;
  return (
    <Table
      caption="Bids, the highest first"
      rows={bids}
      rowKey={({ id }) => id}
      columns={[
        { name: "Bidder", cell: ({ bidder }) => <AccountLink address={bidder} className="whitespace-nowrap" /> },
        { name: "Bid", numeric: true, cell: ({ amount }) => <Amount amount={amount} /> },
        {
          name: "Above the one before",
          numeric: true,
          wideOnly: true,
          cell: ({ id, amount }) => <Rise amount={amount} before={bids[bids.findIndex((bid) => bid.id === id) + 1]} />,
        },
        { name: "When", wideOnly: true, cell: ({ at }) => <Moment seconds={at} /> },
        {
          name: "State",
          cell: ({ id }) =>
            id === best ? <Badge tone="positive">{running ? "Leading" : "Highest"}</Badge> : <Badge>Paid back</Badge>,
        },
      ]}
    />
  );
}

function Rise({ amount, before }: { readonly amount: bigint; readonly before: OpenBid | undefined }) {
  return before === undefined ? "–" : <Amount amount={amount - before.amount} />;
}

/** A sealed bid, as far as it is known. */
export interface SealedRow {
  readonly bidder: `0x${string}`;
  /** FTNS base units. */
  readonly collateral: bigint;
  readonly ordinal: number;
  /** FTNS base units; undefined while it is hidden. */
  readonly value: bigint | undefined;
  /** It was not revealed and lost this, FTNS base units. */
  readonly forfeited: bigint | undefined;
}

/** Sealed bids: revealed ones from the highest, then the others in their order. */
export function SealedBids({
  bids,
  leader,
  over,
}: {
  readonly bids: readonly SealedRow[];
  readonly leader: `0x${string}` | undefined;
  /** Nothing can be revealed any more. */
  readonly over: boolean;
}) {
  if (bids.length === 0) return <Nothing>Nobody has handed in a bid yet.</Nothing>;
  const rows = [...bids].sort((a, b) => compare(b.value ?? -1n, a.value ?? -1n) || a.ordinal - b.ordinal);
  return (
    <Table
      caption="Sealed bids"
      rows={rows}
      rowKey={({ ordinal }) => String(ordinal)}
      columns={[
        { name: "No.", cell: ({ ordinal }) => ordinal },
        { name: "Bidder", cell: ({ bidder }) => <AccountLink address={bidder} className="whitespace-nowrap" /> },
        { name: "Collateral", numeric: true, cell: ({ collateral }) => <Amount amount={collateral} /> },
        {
          name: "Bid",
          numeric: true,
          cell: ({ value }) =>
            value === undefined ? <span className="text-muted">hidden</span> : <Amount amount={value} />,
        },
        {
          name: "State",
          cell: (row) => {
            const { name, tone } = sealedState(row, leader, over);
            return <Badge tone={tone}>{name}</Badge>;
          },
        },
      ]}
    />
  );
}

/** Where a sealed bid stands, for people. */
export function sealedState(
  { bidder, value, forfeited }: SealedRow,
  leader: `0x${string}` | undefined,
  over: boolean,
): { readonly name: string; readonly tone: Tone } {
  if (value !== undefined) {
    const leads = leader?.toLowerCase() === bidder.toLowerCase();
    return leads ? { name: "Highest", tone: "positive" } : { name: "Revealed", tone: "neutral" };
  }
  if (forfeited !== undefined) return { name: "Not revealed, shared out", tone: "danger" };
  return over ? { name: "Not revealed", tone: "warning" } : { name: "Sealed", tone: "accent" };
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="text-muted">{children}</p>;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
