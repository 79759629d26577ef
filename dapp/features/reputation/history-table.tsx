import type { ReputationChange } from "@ftns-market/sdk/queries";
import { Badge } from "@/components/badge";
import { Table } from "@/components/table";
import { Moment } from "@/components/values";
import { points as qualityPoints } from "@/features/audit";
import { TransactionLink } from "@/features/transaction";
import { CAUSE_WORDS } from "./causes";
import { scorePoints } from "./score";

/** What changed a reputation, the newest first, each with its transaction. */
export function HistoryTable({ changes }: { readonly changes: readonly ReputationChange[] }) {
  return (
    <Table
      caption="What changed it"
      rows={changes.map((change, index) => ({ ...change, index }))}
      rowKey={({ transaction, index }) => `${transaction}-${index}`}
      columns={[
        {
          name: "What happened",
          cell: ({ cause, quality }) => (
            <span className="block min-w-44">
              {CAUSE_WORDS[cause]}
              {quality === undefined ? "" : `: ${qualityPoints(quality)} of 100`}
            </span>
          ),
        },
        { name: "Change", numeric: true, cell: ({ before, after }) => <Change by={after - before} /> },
        { name: "After it", numeric: true, cell: ({ after }) => scorePoints(after) },
        { name: "When", cell: ({ at }) => <Moment seconds={at} /> },
        { name: "Where", wideOnly: true, cell: ({ transaction }) => <TransactionLink hash={transaction} /> },
      ]}
    />
  );
}

function Change({ by }: { readonly by: bigint }) {
  if (by === 0n) return <span className="text-muted">none</span>;
  const points = scorePoints(by > 0n ? by : -by);
  const size = points === "0" ? "under 0.1" : points;
  return by > 0n ? <Badge tone="positive">+{size}</Badge> : <Badge tone="danger">−{size}</Badge>;
}
