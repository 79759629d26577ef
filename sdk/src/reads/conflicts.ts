import { isAddressEqual, type Address } from "viem";
import { getBlock, readContract, simulateContract } from "viem/actions";
import type { MarketClient } from "../chain/market-client.ts";
import type { Kin } from "../chain/split.ts";
import { describeError } from "../errors/describe.ts";
import { auditorRegistryAbi, auditsAbi } from "../generated/abis.ts";
import type { ChainAudit } from "./audit.ts";
import { readLineageKin } from "./lineage.ts";
import { readParties, type Party } from "./parties.ts";
import { atOneBlock, type ReadOptions } from "./snapshot.ts";

/** A part that an auditor has come to have. */
export interface AuditorPart extends Party {
  /** `account` is the auditor itself; false: an account that it has declared to be close to. */
  readonly own: boolean;
}

/** An auditor that has committed and that the chain would recuse now: see `actions.recuseAuditor`. */
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
 * The seats of an audit whose auditors have come to have a part in the asset since the draw, and why. Only while findings are revealed, and
 * of seats that have yet to: before and after that nobody is recused. The chain itself is asked for each seat, so who is named here is
 * recused by whoever sends it.
 * @throws MarketError `Mismatch` when an event is not what the chain has, `Lineages_Mismatch` when a split has just changed, `RpcUnreachable`
 */
export async function readConflicts(
  market: MarketClient,
  { audit, asset, orderer, seats, next }: ConflictsInput,
  options: ReadOptions = {},
): Promise<readonly SeatConflict[]> {
  const waiting = seats.flatMap(({ number, state, auditor }) =>
    state === "Committed" && auditor !== undefined ? [{ seat: number, auditor }] : [],
  );
  if (next !== "reveal" || waiting.length === 0) return [];
  return atOneBlock(market, options, async (blockNumber) => {
    const lineage = await readLineageKin(market, asset, { blockNumber });
    const recusals = waiting.map(({ seat }) => wouldRecuse(market, { audit, seat, lineage }, blockNumber));
    const recused = await Promise.all(recusals);
    const found = waiting.filter((_, i) => recused[i]);
    if (found.length === 0) return [];
    const parties = await readParties(market, { orderer, lineage }, { blockNumber });
    return Promise.all(
      found.map(async ({ seat, auditor }) => {
        const affiliates = await readAffiliates(market, auditor, blockNumber);
        return { seat, auditor, parts: partsOf(parties, auditor, affiliates) };
      }),
    );
  });
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
    if (described.code === "Audits_NoConflict") return false;
    throw described;
  }
}

/** The accounts that an auditor has declared and that still count. */
async function readAffiliates(market: MarketClient, auditor: Address, blockNumber: bigint): Promise<Address[]> {
  const [declared, { timestamp }] = await Promise.all([
    readContract(market.client, {
      ...{ address: market.addresses.AuditorRegistry, abi: auditorRegistryAbi, blockNumber },
      functionName: "affiliatesOf",
      args: [auditor],
    }),
    getBlock(market.client, { blockNumber }),
  ]);
  return declared.filter(({ until }) => timestamp < BigInt(until)).map(({ account }) => account);
}

function partsOf(parties: readonly Party[], auditor: Address, affiliates: readonly Address[]): AuditorPart[] {
  const own = parties.filter(({ account }) => isAddressEqual(account, auditor));
  const close = parties.filter(({ account }) => affiliates.some((affiliate) => isAddressEqual(affiliate, account)));
  return [...own.map((part) => ({ ...part, own: true })), ...close.map((part) => ({ ...part, own: false }))];
}
