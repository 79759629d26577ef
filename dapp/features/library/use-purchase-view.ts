"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { keys, type SalePage } from "@ftns-market/sdk/queries";
import type { ChainSale } from "@ftns-market/sdk/reads";
import { useQuery } from "@tanstack/react-query";
import { hasCode } from "@/lib/error-code";
import { viewOf, type PurchaseView } from "./purchase-view";

const WAITING_MS = 3_000;
const CALM_MS = 20_000;

/** A purchase as the page shows it, and what the index tells of its past. */
export interface PurchaseState {
  readonly purchase: PurchaseView | undefined;
  readonly history: SalePage | undefined;
  /** The chain's time at the last look, seconds since 1970. */
  readonly now: number;
  readonly isLoading: boolean;
  readonly error: Error | null;
}

interface Seen {
  readonly chain: ChainSale | undefined;
  readonly history: SalePage | undefined;
  readonly fraudulent: boolean;
  readonly now: number;
  /** Why the index said nothing; the chain may know enough. */
  readonly indexError: Error | undefined;
}

/** Follows a purchase: what can be done with it comes from the chain, its past from the index. */
export function usePurchaseView(market: MarketClient, sale: bigint, first: SalePage | undefined): PurchaseState {
  const { data, error, isPending } = useQuery({
    queryKey: [...keys.sale(sale), "page"],
    queryFn: ({ signal }) => look(market, sale, signal),
    refetchInterval: ({ state }) => (isMoving(state.data) ? WAITING_MS : CALM_MS),
  });
  const history = data?.history ?? first;
  return {
    purchase: viewOf(history, data?.chain, data?.fraudulent ?? false),
    history,
    now: data?.now ?? 0,
    isLoading: isPending,
    error: error ?? data?.indexError ?? null,
  };
}

function isMoving(seen: Seen | undefined): boolean {
  if (seen === undefined || (seen.chain === undefined && seen.history === undefined)) return true;
  return seen.chain?.state === "AwaitingKey" || (seen.chain !== undefined && seen.history?.state !== seen.chain.state);
}

async function look(market: MarketClient, sale: bigint, signal: AbortSignal): Promise<Seen> {
  const { readSalePage } = await import("@ftns-market/sdk/queries");
  const { readSale, readVersion } = await import("@ftns-market/sdk/reads");
  const { assetOf } = await import("@ftns-market/sdk/chain");
  const { getBlock } = await import("viem/actions");
  let indexError: Error | undefined;
  const [chain, history, block] = await Promise.all([
    readSale(market, sale).catch(unlessNotFound),
    readSalePage(market, sale, signal).catch((error: Error) => {
      indexError = error;
      return undefined;
    }),
    getBlock(market.client),
  ]);
  const fraudulent = chain !== undefined && (await readVersion(market, assetOf(chain.terms), chain.version)).fraudulent;
  return { chain, history, fraudulent, now: Number(block.timestamp), indexError };
}

/** A purchase that was settled at once is in the index only. */
function unlessNotFound(error: unknown): undefined {
  if (hasCode(error, "NotFound")) return undefined;
  throw error;
}
