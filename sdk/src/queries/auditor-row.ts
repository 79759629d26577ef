import type { Address } from "viem";
import { domainsAt } from "../chain/category-set.ts";
import type { Admission, AuditorKind, Category } from "../chain/enums.ts";
import { graphql, type ResultOf } from "./graphql.ts";
import { halfLife, standing, toReputation, type ReputationNow } from "./standing.ts";

/** What a list shows of an auditor. */
export const auditorRow = graphql(
  `
    fragment AuditorRow on Auditor {
      id
      admission
      kind
      domains
      nextDomains
      domainsFrom
      stake
      unbonding
      withdrawableFrom
      drawable
      credentialsCid
      credentials {
        status
        name
        text
        website
      }
      auditsDone
      auditsMissed
      recused
      refuted
      openSeats
      slashed
      earned
      score
      registeredAt
      account {
        ...Standing
      }
    }
  `,
  [standing],
);

type Row = ResultOf<typeof auditorRow>;

/** Who audits. Amounts in FTNS base units, times in seconds since 1970. */
export interface AuditorRow {
  readonly account: Address;
  readonly admission: Exclude<Admission, "None">;
  readonly kind: AuditorKind;
  /** What it may be drawn for now. */
  readonly domains: readonly Category[];
  /** What that becomes, and when; undefined: no change is due. */
  readonly nextDomains: { readonly domains: readonly Category[]; readonly from: number } | undefined;
  /** Bonded. */
  readonly stake: bigint;
  /** Leaving, slashable until it is withdrawn. */
  readonly unbonding: bigint;
  /** What is leaving can be withdrawn from then on. */
  readonly withdrawableFrom: number;
  /** On the roster. */
  readonly drawable: boolean;
  /** What it says about itself; undefined: the file is not read (yet), or none of this layout. */
  readonly credentials:
    { readonly name: string; readonly text: string; readonly website: string | undefined } | undefined;
  readonly credentialsCid: string;
  readonly auditsDone: number;
  readonly auditsMissed: number;
  readonly recused: number;
  /** Findings that a proof of fraud refuted. */
  readonly refuted: number;
  /** Seats that wait for it. */
  readonly openSeats: number;
  readonly slashed: bigint;
  readonly earned: bigint;
  /** As it is at the time that was asked for. */
  readonly reputation: ReputationNow;
  readonly registeredAt: number;
}

/** @param now time of the chain, seconds since 1970 */
export function toAuditorRow(row: Row, now: number, parameter: ResultOf<typeof halfLife> | null): AuditorRow {
  const { credentials } = row;
  const { domains, nextDomains, domainsFrom } = row;
  return {
    account: row.id,
    admission: row.admission,
    kind: row.kind,
    ...domainsAt({ domains, nextDomains, from: Number(domainsFrom) }, now),
    stake: BigInt(row.stake),
    unbonding: BigInt(row.unbonding),
    withdrawableFrom: Number(row.withdrawableFrom),
    drawable: row.drawable,
    credentials:
      credentials?.status === "Readable"
        ? { name: credentials.name, text: credentials.text, website: credentials.website ?? undefined }
        : undefined,
    credentialsCid: row.credentialsCid,
    auditsDone: row.auditsDone,
    auditsMissed: row.auditsMissed,
    recused: row.recused,
    refuted: row.refuted,
    openSeats: row.openSeats,
    slashed: BigInt(row.slashed),
    earned: BigInt(row.earned),
    reputation: toReputation(row.account, now, parameter),
    registeredAt: Number(row.registeredAt),
  };
}
