import { Table } from "@/components/table";
import { AccountLink, CompactAmount } from "@/components/values";
import { formatCount, formatDate } from "@/lib/format";
import type { AllocationGroup } from "./vesting";

const SUPPLY = 1_000_000_000n * 10n ** 18n;

/** Where the whole supply went at the beginning, and what of it is released by now. */
export function AllocationTable({ groups }: { readonly groups: readonly AllocationGroup[] }) {
  return (
    <Table
      caption="The initial supply"
      rows={groups}
      rowKey={({ purpose, holders }) => `${purpose}-${holders[0] ?? ""}`}
      columns={[
        { name: "For", cell: ({ purpose }) => purpose.charAt(0).toUpperCase() + purpose.slice(1) },
        {
          name: "Held by",
          wideOnly: true,
          cell: ({ holders: [first, ...others] }) =>
            first === undefined ? undefined : others.length > 0 ? (
              `${formatCount(others.length + 1)} accounts`
            ) : (
              <AccountLink address={first} />
            ),
        },
        { name: "Amount", numeric: true, cell: ({ amount }) => <CompactAmount amount={amount} /> },
        { name: "Of all", numeric: true, cell: ({ amount }) => `${Number((amount * 1_000n) / SUPPLY) / 10} %` },
        {
          name: "Released",
          cell: ({ vesting, vested }) =>
            vesting === undefined ? (
              <span className="text-muted">At once</span>
            ) : (
              <span>
                <CompactAmount amount={vested} /> so far
                <span className="block text-xs text-muted">
                  evenly from {formatDate(vesting.start)} to {formatDate(vesting.start + vesting.duration)}
                </span>
              </span>
            ),
        },
      ]}
    />
  );
}
