import { isAddressEqual, type Address } from "viem";
import { getBlock, readContract, simulateContract } from "viem/actions";
import type { AssetId } from "../chain/ids.ts";
import type { MarketClient } from "../chain/market-client.ts";
import type { Kin } from "../chain/split.ts";
import { describeError } from "../errors/describe.ts";
import { auditorRegistryAbi, auditsAbi } from "../generated/abis.ts";
import type { ChainAudit } from "./audit.ts";
import { readLineageKin, readPinnedKin } from "./lineage.ts";
import { readParties, type Party } from "./parties.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** A part that an auditor has in what it would audit. */
export interface AuditorPart extends Party {
  /** `account` is the auditor itself; false: an account that it has declared to be close to. */
  readonly own: boolean;
}

/** An auditor on a seat that has yet to reveal, and its part in the asset. */
export interface SeatConflict {
  /** From 0. */
  readonly seat: number;
  readonly auditor: Address;
  /** Its own parts first. */
  readonly parts: readonly AuditorPart[];
}

/** What a conflict is read for. */
export type ConflictsInput = Pick<ChainAudit, "audit" | "asset" | "orderer" | "seats" | "next">;

/**
 * The seats of an audit whose auditors have come to have a part in the asset since the draw, and why: the chain would recuse them now, see
 * `actions.recuseAuditor`. Only of seats that have committed and have yet to reveal. The chain itself is asked for each seat, so who is named
 * here is recused by whoever sends it.
 * @throws MarketError `Mismatch` when an event is not what the chain has, `Lineages_Mismatch` when a split has just changed, `RpcUnreachable`
 */
export async function readConflicts(
  market: MarketClient,
  { audit, asset, orderer, seats, next }: ConflictsInput,
  options: ReadOptions = {},
): Promise<readonly SeatConflict[]> {
  const waiting = waitingSeats(seats).filter(({ state }) => state === "Committed");
  if (next === "conclude" || next === "nothing" || waiting.length === 0) return [];
  return atOneBlock(market, options, async (blockNumber) => {
    const lineage = await readLineageKin(market, asset, { blockNumber });
    const recusals = waiting.map(({ seat }) => wouldRecuse(market, { audit, seat, lineage }, blockNumber));
    const recused = await Promise.all(recusals);
    const found = waiting.filter((_, i) => recused[i]);
    if (found.length === 0) return [];
    const parties = await readParties(market, { orderer, lineage }, { blockNumber });
    return Promise.all(
      found.map(async ({ seat, auditor, drawnInBlock }) => {
        const affiliates = await readAffiliates(market, auditor, blockNumber);
        const inTime = affiliates.filter(({ since }) => since < drawnInBlock);
        return { seat, auditor, parts: partsOf(parties, auditor, inTime) };
      }),
    );
  });
}

/**
 * The seats of an audit whose auditors have declared somebody with a part in the asset since they were drawn, and cannot reveal now: neither
 * by the lineage in force nor by that which the last draw was made with. That recuses nobody; what is not revealed in time is silence, which is slashed.
 * @throws MarketError `Mismatch` when an event is not what the chain has, `RpcUnreachable`
 */
export async function readLateDeclarations(
  market: MarketClient,
  { audit, asset, orderer, seats, next }: ConflictsInput,
  options: ReadOptions = {},
): Promise<readonly SeatConflict[]> {
  const waiting = waitingSeats(seats);
  if (next === "nothing" || waiting.length === 0) return [];
  return atOneBlock(market, options, async (blockNumber) => {
    const lateBy = async (lineage: readonly Kin[], suspects: readonly WaitingSeat[]) => {
      const parties = await readParties(market, { orderer, lineage }, { blockNumber });
      const late = await Promise.all(suspects.map((seat) => isLate(market, seat, parties, blockNumber)));
      return { parties, late: suspects.filter((_, i) => late[i]) };
    };
    const { parties, late: suspects } = await lateBy(await readLineageKin(market, asset, { blockNumber }), waiting);
    if (suspects.length === 0) return [];
    const { late } = await lateBy(await readPinnedKin(market, { audit, asset }, { blockNumber }), suspects);
    return Promise.all(
      late.map(async ({ seat, auditor, drawnInBlock }) => {
        const affiliates = await readAffiliates(market, auditor, blockNumber);
        const since = affiliates.filter((affiliate) => affiliate.since >= drawnInBlock);
        return { seat, auditor, parts: partsOf(parties, auditor, since) };
      }),
    );
  });
}

/** Auditors who may be drawn for an audit, or not. */
export interface PartsInput {
  readonly asset: AssetId;
  readonly auditors: readonly Address[];
  /** Who would order; left out before that is known. */
  readonly orderer?: Address;
}

/**
 * What parts auditors have in an asset and what it is made from, themselves or by whom they have declared, in their order: whoever has one is
 * left out at the draw.
 * @throws MarketError `NotFound` for no asset, `Mismatch` when an event is not what the chain has, `RpcUnreachable`
 */
export async function readAuditorParts(
  market: MarketClient,
  { asset, auditors, orderer }: PartsInput,
  options: ReadOptions = {},
): Promise<readonly (readonly AuditorPart[])[]> {
  return atOneBlock(market, options, async (blockNumber) => {
    const lineage = await readLineageKin(market, asset, { blockNumber });
    const parties = await readParties(market, { orderer, lineage }, { blockNumber });
    const found = auditors.map(async (auditor) =>
      partsOf(parties, auditor, await readAffiliates(market, auditor, blockNumber)),
    );
    return Promise.all(found);
  });
}

interface WaitingSeat {
  readonly seat: number;
  readonly auditor: Address;
  readonly state: "Drawn" | "Committed";
  readonly drawnInBlock: number;
}

/** Those that have yet to reveal. */
function waitingSeats(seats: ConflictsInput["seats"]): WaitingSeat[] {
  return seats.flatMap(({ number, state, auditor, drawnInBlock }) =>
    (state === "Drawn" || state === "Committed") && auditor !== undefined && drawnInBlock !== undefined
      ? [{ seat: number, auditor, state, drawnInBlock }]
      : [],
  );
}

/** Whether the auditor has a part only by accounts that it has declared since it was drawn. */
async function isLate(
  market: MarketClient,
  { auditor, drawnInBlock }: WaitingSeat,
  parties: readonly Party[],
  blockNumber: bigint,
): Promise<boolean> {
  const affiliates = await readAffiliates(market, auditor, blockNumber);
  const inTime = affiliates.filter(({ since }) => since < drawnInBlock);
  return partsOf(parties, auditor, affiliates).length > 0 && partsOf(parties, auditor, inTime).length === 0;
}

interface Recusal {
  readonly audit: bigint;
  readonly seat: number;
  readonly lineage: readonly Kin[];
}

async function wouldRecuse(
  market: MarketClient,
  { audit, seat, lineage }: Recusal,
  blockNumber: bigint,
): Promise<boolean> {
  try {
    await simulateContract(market.client, {
      ...{ address: market.addresses.Audits, abi: auditsAbi, blockNumber },
      functionName: "recuse",
      args: [audit, seat, lineage],
    });
    return true;
  } catch (error) {
    const described = describeError(error);
    // Who has only declared somebody since keeps its seat.
    if (described.code === "Audits_NoConflict" || described.code === "Audits_DeclaredLate") return false;
    throw described;
  }
}

interface Affiliate {
  readonly account: Address;
  /** Block of the declaration. */
  readonly since: number;
}

/** The accounts that an auditor has declared and that still count. */
async function readAffiliates(
  market: MarketClient,
  auditor: Address,
  blockNumber: bigint,
): Promise<readonly Affiliate[]> {
  const [declared, { timestamp }] = await Promise.all([
    readContract(market.client, {
      ...{ address: market.addresses.AuditorRegistry, abi: auditorRegistryAbi, blockNumber },
      functionName: "affiliatesOf",
      args: [auditor],
    }),
    getBlock(market.client, { blockNumber }),
  ]);
  return declared.filter(({ until }) => timestamp < BigInt(until));
}

function partsOf(parties: readonly Party[], auditor: Address, affiliates: readonly Affiliate[]): AuditorPart[] {
  const own = parties.filter(({ account }) => isAddressEqual(account, auditor));
  const close = parties.filter(({ account }) => affiliates.some((one) => isAddressEqual(one.account, account)));
  return [...own.map((part) => ({ ...part, own: true })), ...close.map((part) => ({ ...part, own: false }))];
}
