import type { ChainAuditor } from "@ftns-market/sdk/reads";
import { Card, Stat } from "@/components/card";
import { Amount } from "@/components/values";
import { formatCount, formatMoment } from "@/lib/format";

type Stake = Pick<ChainAuditor, "stake" | "unbonding" | "withdrawableFrom">;

/** What the index has counted of an auditor. */
interface Counts {
  readonly auditsDone: number;
  readonly auditsMissed: number;
  /** FTNS base units. */
  readonly earned: bigint;
  /** FTNS base units. */
  readonly slashed: bigint;
}

/** What answers for an auditor, and what it did. @param auditor of the chain @param counts of the index */
export function ProfileFigures({
  auditor,
  counts,
}: {
  readonly auditor: Stake | undefined;
  readonly counts: Counts | undefined;
}) {
  return (
    <Card>
      <dl className="grid gap-4 p-4 sm:grid-cols-2 lg:grid-cols-4">
        <StakeStats auditor={auditor} />
        <Stat
          label="Audits done"
          value={counts === undefined ? "Not known" : formatCount(counts.auditsDone)}
          hint={counts === undefined ? undefined : `${formatCount(counts.auditsMissed)} missed`}
        />
        <Stat
          label="Earned"
          value={counts === undefined ? "Not known" : <Amount amount={counts.earned} />}
          hint={counts === undefined ? undefined : <SlashedWords slashed={counts.slashed} />}
        />
      </dl>
    </Card>
  );
}

/** What answers for an auditor alone. */
export function StakeFigures({ auditor }: { readonly auditor: Stake }) {
  return (
    <Card>
      <dl className="grid gap-4 p-4 sm:grid-cols-2">
        <StakeStats auditor={auditor} />
      </dl>
    </Card>
  );
}

function StakeStats({ auditor }: { readonly auditor: Stake | undefined }) {
  return (
    <>
      <Stat
        label="Bonded"
        value={auditor === undefined ? "Not known" : <Amount amount={auditor.stake} />}
        hint="Lost by silence, and by findings that are proved wrong"
      />
      <Stat
        label="On its way out"
        value={auditor === undefined ? "Not known" : <Amount amount={auditor.unbonding} />}
        hint={
          auditor === undefined || auditor.unbonding === 0n
            ? "Nothing is leaving"
            : `Answers until it is withdrawn, from ${formatMoment(auditor.withdrawableFrom)}`
        }
      />
    </>
  );
}

function SlashedWords({ slashed }: { readonly slashed: bigint }) {
  if (slashed === 0n) return "Never slashed";
  return (
    <>
      Slashed <Amount amount={slashed} />
    </>
  );
}
