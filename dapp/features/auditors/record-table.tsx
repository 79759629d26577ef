import type { AuditorPage } from "@ftns-market/sdk/queries";
import Link from "next/link";
import { Badge } from "@/components/badge";
import { Table } from "@/components/table";
import { Amount, Moment } from "@/components/values";
import { points } from "@/features/audit";
import { SEAT_WORDS } from "@/features/audits";
import { visibleName } from "@/lib/asset-name";

/** The seats that an auditor had, the latest first. */
export function SeatTable({ seats }: { readonly seats: AuditorPage["seats"] }) {
  return (
    <Table
      caption="Audits it was drawn for"
      rows={seats}
      rowKey={({ audit }) => String(audit.audit)}
      columns={[
        {
          name: "Audit",
          cell: ({ audit: { audit, asset, assetName, version } }) => (
            <Link href={`/audits/${audit}`} prefetch={false} className="text-accent hover:underline">
              <bdi>{visibleName({ name: assetName ?? null }) ?? `Asset ${asset}`}</bdi>, version {version}
            </Link>
          ),
        },
        { name: "Seat", cell: ({ state }) => <Badge tone={SEAT_WORDS[state].tone}>{SEAT_WORDS[state].name}</Badge> },
        { name: "Gave", numeric: true, cell: ({ finding }) => (finding === undefined ? "–" : points(finding.overall)) },
        { name: "Earned", numeric: true, wideOnly: true, cell: ({ paid }) => <Amount amount={paid} /> },
        { name: "Drawn", wideOnly: true, cell: ({ drawnAt }) => <Moment seconds={drawnAt} /> },
      ]}
    />
  );
}

/** What was taken from the stake of an auditor, the latest first. */
export function SlashTable({ slashes }: { readonly slashes: AuditorPage["slashes"] }) {
  return (
    <Table
      caption="Slashes"
      rows={slashes}
      rowKey={({ offence }) => offence}
      columns={[
        { name: "Amount", cell: ({ amount }) => <Amount amount={amount} /> },
        {
          name: "For",
          cell: ({ audit }) =>
            audit === undefined ? (
              "Decided by vote"
            ) : (
              <Link href={`/audits/${audit}`} prefetch={false} className="text-accent hover:underline">
                Audit {String(audit)}
              </Link>
            ),
        },
        { name: "When", cell: ({ at }) => <Moment seconds={at} /> },
      ]}
    />
  );
}

const MOVEMENT_WORDS = {
  Bonded: "Bonded",
  UnbondingStarted: "Began to leave",
  Withdrawn: "Withdrawn",
  Slashed: "Slashed",
} as const;

/** How the stake of an auditor came and went, the latest first. */
export function StakeTable({ movements }: { readonly movements: AuditorPage["movements"] }) {
  return (
    <Table
      caption="Movements of the stake"
      rows={movements}
      rowKey={({ transaction, kind, amount }) => `${transaction}-${kind}-${amount}`}
      columns={[
        { name: "What", cell: ({ kind }) => MOVEMENT_WORDS[kind] },
        { name: "Amount", numeric: true, cell: ({ amount }) => <Amount amount={amount} /> },
        { name: "Bonded after", numeric: true, wideOnly: true, cell: ({ stake }) => <Amount amount={stake} /> },
        { name: "When", cell: ({ at }) => <Moment seconds={at} /> },
      ]}
    />
  );
}
