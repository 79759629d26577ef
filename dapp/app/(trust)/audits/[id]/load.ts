import "server-only";
import { readAuditPage, type AuditPage } from "@ftns-market/sdk/queries";
import { readAudit, readCertificate, type Certification, type ChainAudit } from "@ftns-market/sdk/reads";
import { cache } from "react";
import { hasCode } from "@/lib/error-code";
import { chainTime } from "@/lib/server/chain-time";
import { serverMarket } from "@/lib/server/market";
import { uintOf } from "@/lib/uint";

/** What is known of an audit: from the chain where it stands, from the index who was drawn and the names. */
export interface FoundAudit {
  readonly id: bigint;
  readonly chain: ChainAudit | undefined;
  readonly index: AuditPage | undefined;
  /** The index answered, and may just not know it yet. */
  readonly indexAnswers: boolean;
  /** What the chain says of the version now. */
  readonly certification: Certification | undefined;
  /** Of the chain, seconds since 1970. */
  readonly now: number;
}

/** "absent": the chain says that there is none. "unknown": neither answers. */
export type Found = FoundAudit | "absent" | "unknown";

/** The number of an audit in a URL; undefined for anything else. */
export function auditIdOf(text: string): bigint | undefined {
  return uintOf(text, 64);
}

/** Looks an audit up, once per request. */
export const findAudit = cache(async (id: bigint): Promise<Found> => {
  const market = serverMarket();
  const [chain, index, now] = await Promise.all([
    settle(readAudit(market, id)),
    settle(readAuditPage(market, id)),
    chainTime(),
  ]);
  const subject = chain.value ?? index.value;
  if (subject === undefined) return hasCode(chain.error, "NotFound") ? "absent" : "unknown";
  const certification = await settle(readCertificate(market, subject.asset, subject.version));
  return {
    ...{ id, now, chain: chain.value, index: index.value, certification: certification.value },
    indexAnswers: index.error === undefined,
  };
});

async function settle<T>(question: Promise<T>): Promise<{ readonly value?: T; readonly error?: unknown }> {
  return question.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}
