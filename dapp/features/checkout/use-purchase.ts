"use client";
import type { MarketClient } from "@ftns-market/sdk/chain";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import type { Address } from "viem";
import { useMaster } from "@/features/keys";
import { useTransaction } from "@/features/transaction";
import { assetName, type CheckoutOffer } from "./offer";
import { keepPurchase, useKeptPurchase, type KeptPurchase, type PurchasePlace } from "./kept-purchase";
import type { PaymentMethod } from "./payment-method";
import { performPurchase, saleOfBatch } from "./perform-purchase";

/** What was agreed to when the button was pressed. */
export interface PurchaseOrder {
  readonly quantity: number;
  readonly version: number;
  /** FTNS base units. */
  readonly maxPrice: bigint;
  /** Seconds to check the content that the visitor was shown. */
  readonly contentWindow: number;
  readonly needsKey: boolean;
  readonly method: PaymentMethod;
  readonly creditReleased: boolean;
}

/** Where the purchase stands besides its transaction. */
export type PurchasePhase = "idle" | "key" | "paying" | "resuming" | "lost";

/** Errors after which the purchase may still be made by what was sent. */
const UNDECIDED: ReadonlySet<string> = new Set(["NotConfirmed", "RpcUnreachable", "RpcRefused", "Aborted"]);

/** Buys once: what was sent is kept, found again after a reload, and followed to the sale it opened. */
export function usePurchase(market: MarketClient, offer: CheckoutOffer, account: Address) {
  const place: PurchasePlace = { chainId: market.chain.id, account, terms: offer.terms };
  const kept = useKeptPurchase(place);
  const master = useMaster("buyer");
  const router = useRouter();
  const { transaction, run } = useTransaction(market);
  const [phase, setPhase] = useState<PurchasePhase>("idle");

  const onKeep = (sent: KeptPurchase) => keepPurchase(place, sent);
  const arrive = (sale: bigint) => {
    keepPurchase(place, { sale: String(sale) });
    router.push(`/library/${sale}`);
  };
  const buy = async (order: PurchaseOrder) => {
    if (phase !== "idle" && phase !== "lost") return;
    const key = `purchase:${market.chain.id}:${account}:${offer.terms}`.toLowerCase();
    setPhase(order.needsKey ? "key" : "paying");
    if (kept?.sale !== undefined) keepPurchase(place, undefined);
    const sale = await run({
      title: `Buy “${assetName(offer)}”, version ${order.version}`,
      refresh: await staleAfter(account, offer),
      task: async (options) => {
        const done = await market.submissions.run(key, async () => {
          const secret = order.needsKey ? await master(market) : undefined;
          setPhase("paying");
          const { needsKey: _, ...rest } = order;
          return performPurchase(
            market,
            { ...rest, terms: BigInt(offer.terms), name: assetName(offer), ...(secret ? { master: secret } : {}) },
            { ...options, onKeep },
          ).catch((error: unknown) => forgetIfDecided(error, place));
        });
        return done === undefined ? refuseSecond() : done.result;
      },
    });
    setPhase("idle");
    if (sale !== undefined) arrive(sale);
  };
  const resume = async (sent: KeptPurchase) => {
    setPhase("resuming");
    const sale = await run({
      title: `Buy “${assetName(offer)}”`,
      refresh: await staleAfter(account, offer),
      task: async (options) =>
        findSale(market, sent, { ...options, onKeep }).catch((error: unknown) => forgetIfDecided(error, place)),
    });
    if (sale === null) keepPurchase(place, undefined);
    setPhase(sale === null ? "lost" : "idle");
    if (typeof sale === "bigint") arrive(sale);
  };

  const resumeFirst = () => {
    if (kept === undefined || phase !== "idle") return;
    // A finished purchase of before is history: the page is for a new one.
    if (kept.sale !== undefined) keepPurchase(place, undefined);
    else void resume(kept);
  };
  useOnce(market.wallet, resumeFirst);
  return { phase, transaction, kept, buy };
}

/** Calls `task` when the page opens and when the wallet changes, not within the effect: an effect may run twice. */
function useOnce(wallet: MarketClient["wallet"], task: () => void): void {
  const run = useEffectEvent(task);
  useEffect(() => {
    const timer = setTimeout(() => run());
    return () => clearTimeout(timer);
  }, [wallet]);
}

/** What was sent before: its sale, or null when it had no effect. */
async function findSale(market: MarketClient, sent: KeptPurchase, watch: Parameters<typeof saleOfBatch>[2]) {
  if (sent.hash === undefined) return sent.batch === undefined ? null : saleOfBatch(market, sent.batch, watch);
  const { resumePurchase } = await import("@ftns-market/sdk/journeys");
  watch.onEvent?.({ type: "sent", hash: sent.hash });
  return (await resumePurchase(market, sent.hash, watch))?.sale ?? null;
}

/** Forgets what was sent when it certainly had no effect. @throws the error */
async function forgetIfDecided(error: unknown, place: PurchasePlace): Promise<never> {
  const { describeError } = await import("@ftns-market/sdk/errors");
  const described = describeError(error);
  if (!UNDECIDED.has(described.code)) keepPurchase(place, undefined);
  throw described;
}

async function refuseSecond(): Promise<never> {
  const { MarketError } = await import("@ftns-market/sdk/errors");
  throw new MarketError(
    "AlreadySending",
    "This purchase is under way already, in this tab or another. Finish it there; nothing was sent twice.",
  );
}

async function staleAfter(account: Address, { asset, terms }: CheckoutOffer) {
  const { keys } = await import("@ftns-market/sdk/queries");
  const id = BigInt(terms);
  return [
    ...[keys.funds(account), keys.library(account), keys.licence(id, account), keys.listing(id), keys.asset(asset)],
    ...[keys.search(), keys.statistics()],
  ];
}
