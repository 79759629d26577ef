import { isAddressEqual, type Address, type Hex } from "viem";
import { getBlock, readContract } from "viem/actions";
import { unpackFinding, type Finding } from "../audits/finding.ts";
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
  /**
   * What the auditor has to keep bonded for its seat to back a certificate: `AuditorBond` when it was drawn, whatever that is now. FTNS base
   * units; 0 while the seat is empty.
   */
  readonly pledge: bigint;
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
      seats: await Promise.all(seats),
      next: auditNextAt({ ...found, phase }, { number: blockNumber, timestamp: Number(timestamp) }),
    };
  });
}

interface StoredSeat {
  readonly auditor: Address;
  readonly state: number;
  readonly drawnAt: number;
  readonly pledge: number;
  readonly word: Hex;
}

function seatOf(number: number, { auditor, state: stored, drawnAt, pledge, word }: StoredSeat): ChainSeat {
  const state = nameOf(SEAT_STATES, stored);
  return {
    number,
    state,
    auditor: state === "Empty" ? undefined : auditor,
    drawnInBlock: state === "Empty" ? undefined : drawnAt,
    pledge: BigInt(pledge) * FTNS_UNIT,
    commitment: state === "Committed" || state === "Recused" ? word : undefined,
    finding: state === "Revealed" ? unpackFinding(BigInt(word)) : undefined,
  };
}

/** The account's seat of an audit; undefined when it has none. */
export function seatOfAccount({ seats }: Pick<ChainAudit, "seats">, account: Address): ChainSeat | undefined {
  return seats.find(({ auditor }) => auditor !== undefined && isAddressEqual(auditor, account));
}
