import type { Address, Hex } from "viem";
import { getBlock, readContract } from "viem/actions";
import { contentWaivedFrom } from "../audits/content-notice.ts";
import { unpackFinding, unpackScores, type Finding } from "../audits/finding.ts";
import { auditNextAt, type AuditNext } from "../audits/next.ts";
import {
  AUDIT_PHASES,
  CATEGORIES,
  nameOf,
  SEAT_STATES,
  type AuditPhase,
  type Category,
  type SeatState,
} from "../chain/enums.ts";
import type { AssetId, AuditId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import { FTNS_UNIT } from "../chain/units.ts";
import { MarketError } from "../errors/market-error.ts";
import { auditsAbi } from "../generated/abis.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** A seat of a panel as the chain has it. */
export interface ChainSeat {
  /** From 0. */
  readonly number: number;
  readonly state: SeatState;
  /** Undefined while the seat is empty. */
  readonly auditor: Address | undefined;
  /** Number of the block in which the auditor was drawn: affiliates that it declares from then on recuse it no more. Undefined while empty. */
  readonly drawnInBlock: number | undefined;
  /** bytes32, from the commitment to the reveal. */
  readonly commitment: Hex | undefined;
  /** Once it is revealed. */
  readonly finding: Finding | undefined;
}

/** An audit as the chain has it. */
export interface ChainAudit {
  readonly audit: AuditId;
  readonly asset: AssetId;
  readonly version: number;
  readonly orderer: Address;
  /** The category of the asset: auditors of this domain are drawn. */
  readonly domain: Category;
  readonly phase: AuditPhase;
  /** Draws so far. */
  readonly round: number;
  /** For each auditor, FTNS base units. */
  readonly fee: bigint;
  /** Number of the block whose hash decides. */
  readonly drawBlock: number;
  /** Last second to draw, to commit or to reveal, since 1970. */
  readonly deadline: number;
  /**
   * What an auditor who revealed has to keep bonded for its seat to back the certificate: `AuditorBond` when that was issued, whatever it is
   * now. FTNS base units; 0 = no certificate was issued.
   */
  readonly pledge: bigint;
  readonly seats: readonly ChainSeat[];
  /** At the block it was read at. */
  readonly next: AuditNext;
}

/** An audit with its seats. @throws MarketError `NotFound` */
export async function readAudit(market: MarketClient, audit: AuditId, options: ReadOptions = {}): Promise<ChainAudit> {
  const contract = { address: market.addresses.Audits, abi: auditsAbi } as const;
  return atOneBlock(market, options, async (blockNumber) => {
    const [found, { timestamp }] = await Promise.all([
      readContract(market.client, { ...contract, functionName: "auditOf", args: [audit], blockNumber }),
      getBlock(market.client, { blockNumber }),
    ]);
    const phase = nameOf(AUDIT_PHASES, found.phase);
    if (phase === "None") throw new MarketError("NotFound", `There is no audit ${audit}. Check the number.`);
    const seats = Array.from({ length: found.seats }, async (_, number) => {
      const at = { functionName: "seatOf", args: [audit, number], blockNumber } as const;
      return seatOf(number, await readContract(market.client, { ...contract, ...at }));
    });
    const { asset, version, orderer, round, fee, drawBlock, deadline } = found;
    return {
      ...{ audit, asset, version, orderer, round, fee, drawBlock, deadline, phase },
      domain: nameOf(CATEGORIES, found.domain),
      pledge: BigInt(found.pledge) * FTNS_UNIT,
      seats: await Promise.all(seats),
      next: auditNextAt({ ...found, phase }, { number: blockNumber, timestamp: Number(timestamp) }),
    };
  });
}

interface StoredSeat {
  readonly auditor: Address;
  readonly state: number;
  readonly drawnAt: number;
  readonly word: Hex;
}

function seatOf(number: number, { auditor, state: stored, drawnAt, word }: StoredSeat): ChainSeat {
  const state = nameOf(SEAT_STATES, stored);
  return {
    number,
    state,
    auditor: state === "Empty" ? undefined : auditor,
    drawnInBlock: state === "Empty" ? undefined : drawnAt,
    commitment: state === "Committed" || state === "Recused" ? word : undefined,
    finding: state === "Revealed" ? unpackFinding(BigInt(word)) : undefined,
  };
}

/** A certificate as the chain has it. */
export interface ChainCertificate extends Finding {
  /** The audit that it comes from. */
  readonly audit: AuditId;
  /** Weighted mean of the scores, basis points. */
  readonly overall: number;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

/** What audits say of a version now. */
export interface Certification {
  /** The latest word; undefined when no audit has certified anything. */
  readonly certificate: ChainCertificate | undefined;
  /** It passed, has not expired, the version is not proved fraudulent, and most of its panel still answer with the bond it was issued under. */
  readonly live: boolean;
  /** A live certificate has said for a day that the content is what the version committed to: purchases have no content window. */
  readonly contentCertified: boolean;
  /**
   * Seconds since 1970 from which that is so, or will be while the certificate is live: see `audits.contentWaivedFrom`. Undefined when no
   * certificate brings it about.
   */
  readonly waivedFrom: number | undefined;
}

/** Reads the certificate of a version, and whether it holds now. */
export async function readCertificate(
  market: MarketClient,
  asset: AssetId,
  version: number,
  options: ReadOptions = {},
): Promise<Certification> {
  return atOneBlock(market, options, async (blockNumber) => {
    const args = [asset, version] as const;
    const contract = { address: market.addresses.Audits, abi: auditsAbi, args, blockNumber } as const;
    const [found, live, contentCertified] = await Promise.all([
      readContract(market.client, { ...contract, functionName: "certificateOf" }),
      readContract(market.client, { ...contract, functionName: "isCertified" }),
      readContract(market.client, { ...contract, functionName: "isContentCertified" }),
    ]);
    if (found.audit === 0n) return { certificate: undefined, live, contentCertified, waivedFrom: undefined };
    const certificate = { ...found, scores: unpackScores(found.scores) };
    return { certificate, live, contentCertified, waivedFrom: contentWaivedFrom(certificate) };
  });
}
