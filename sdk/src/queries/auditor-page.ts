import type { Address, Hex } from "viem";
import type { AuditId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { auditRow, toAuditRow } from "./audit-row.ts";
import { auditSeat, toAuditSeat, type DeskSeat } from "./audit-seats.ts";
import { auditorRow, toAuditorRow, type AuditorRow } from "./auditor-row.ts";
import { graphql, type ResultOf } from "./graphql.ts";
import { request } from "./request.ts";
import { halfLife } from "./standing.ts";

const auditorPage = graphql(
  `
    query AuditorPage($id: ID!) {
      auditor(id: $id) {
        ...AuditorRow
        affiliates(orderBy: updatedAt, first: 100) {
          account
          until
          since
        }
        admissions(orderBy: timestamp, orderDirection: desc, first: 50) {
          admission
          kind
          reasonCid
          reason {
            text
          }
          timestamp
          transaction
        }
        movements(orderBy: timestamp, orderDirection: desc, first: 50) {
          kind
          amount
          stake
          unbonding
          timestamp
          transaction
        }
        slashes(orderBy: timestamp, orderDirection: desc, first: 50) {
          offence
          amount
          timestamp
          transaction
          seat {
            audit {
              id
            }
          }
        }
        seats(orderBy: drawnAt, orderDirection: desc, first: 50) {
          ...AuditSeat
          audit {
            ...AuditRow
          }
        }
      }
      policyParameter(id: "ReputationHalfLife") {
        ...HalfLife
      }
    }
  `,
  [auditorRow, auditSeat, auditRow, halfLife],
);

type Found = NonNullable<ResultOf<typeof auditorPage>["auditor"]>;

interface Fact {
  /** Seconds since 1970. */
  readonly at: number;
  readonly transaction: Hex;
}

/** An auditor with its last fifty seats and what became of its stake. Amounts in FTNS base units, times in seconds since 1970. */
export interface AuditorPage extends AuditorRow {
  /** Accounts it is close to. */
  readonly affiliates: readonly {
    readonly account: Address;
    /** Seconds since 1970 until which it counts; undefined: until the auditor says otherwise. */
    readonly until: number | undefined;
    /** Number of the block of the declaration. */
    readonly since: number;
  }[];
  readonly admissions: readonly (Fact &
    Pick<Found["admissions"][number], "admission" | "kind"> & {
      /** Why it was expelled: a text once IPFS has answered, and its file. */
      readonly reason: { readonly text: string | undefined; readonly cid: string } | undefined;
    })[];
  readonly movements: readonly (Fact & {
    readonly kind: Found["movements"][number]["kind"];
    readonly amount: bigint;
    /** Afterwards. */
    readonly stake: bigint;
    /** Afterwards. */
    readonly unbonding: bigint;
  })[];
  readonly slashes: readonly (Fact & {
    readonly amount: bigint;
    readonly offence: Hex;
    /** Undefined: a vote decided it. */
    readonly audit: AuditId | undefined;
  })[];
  readonly seats: readonly DeskSeat[];
}

/** 2^40 - 1 in the index: declared. */
const DECLARED = 1_099_511_627_775;

/** The page of an auditor. @param input.now time of the chain, seconds @returns undefined when it never registered */
export async function readAuditorPage(
  market: MarketClient,
  { account, now }: { readonly account: Address; readonly now: number },
  signal?: AbortSignal,
): Promise<AuditorPage | undefined> {
  const { auditor, policyParameter } = await request(market, auditorPage, { id: account.toLowerCase() }, signal);
  if (auditor === null) return undefined;
  return {
    ...toAuditorRow(auditor, now, policyParameter),
    affiliates: auditor.affiliates
      .map(({ account, until, since }) => ({ account, until: Number(until), since: Number(since) }))
      .filter(({ until }) => now < until)
      .map(({ until, ...affiliate }) => ({ ...affiliate, until: until === DECLARED ? undefined : until })),
    admissions: auditor.admissions.map(({ admission, kind, reasonCid, reason, ...fact }) => ({
      ...{ admission, kind, ...toFact(fact) },
      reason: reasonCid === null ? undefined : { text: reason?.text, cid: reasonCid },
    })),
    movements: auditor.movements.map(({ kind, amount, stake, unbonding, ...fact }) => ({
      ...{ kind, ...toFact(fact) },
      ...{ amount: BigInt(amount), stake: BigInt(stake), unbonding: BigInt(unbonding) },
    })),
    slashes: auditor.slashes.map(({ offence, amount, seat, ...fact }) => ({
      ...{ offence, amount: BigInt(amount), ...toFact(fact) },
      audit: seat === null ? undefined : BigInt(seat.audit.id),
    })),
    seats: auditor.seats.map((seat) => ({ ...toAuditSeat(seat), audit: toAuditRow(seat.audit) })),
  };
}

function toFact({ timestamp, transaction }: { readonly timestamp: string; readonly transaction: Hex }): Fact {
  return { at: Number(timestamp), transaction };
}
