import type { SendOptions } from "@ftns-market/sdk/actions";
import { requireWallet, type MarketClient, type SaleId, type TermsId } from "@ftns-market/sdk/chain";
import type { BuyInput } from "@ftns-market/sdk/journeys";
import { encodeFunctionData, type Hash } from "viem";
import { getTransactionReceipt, sendCalls, waitForCallsStatus } from "viem/actions";
import type { KeptPurchase } from "./kept-purchase";
import type { PaymentMethod } from "./payment-method";

/** A purchase with everything that was agreed to. */
export interface PurchaseRequest extends BuyInput {
  readonly terms: TermsId;
  readonly maxPrice: bigint;
  readonly method: PaymentMethod;
  /** The credit is released for purchases already. */
  readonly creditReleased: boolean;
}

/** How a purchase is followed. */
export interface PurchaseWatch extends SendOptions {
  /** Called with what has to be kept to find the purchase again. */
  readonly onKeep: (kept: KeptPurchase) => void;
}

const BATCH_TIMEOUT_MS = 180_000;

/**
 * Pays in the chosen way: never more than `maxPrice`, and no allowance beyond it.
 * @throws MarketError as `journeys.purchase`
 */
export async function performPurchase(
  market: MarketClient,
  { method, creditReleased, ...input }: PurchaseRequest,
  { onKeep, ...options }: PurchaseWatch,
): Promise<SaleId> {
  const { approve, approveVault, send } = await import("@ftns-market/sdk/actions");
  const { purchase } = await import("@ftns-market/sdk/journeys");
  if (method === "batch") return purchaseInBatch(market, input, { onKeep, ...options });
  if (method === "approve") {
    await send(market, approve(market, { spender: "Listings", amount: input.maxPrice }), options);
  }
  if (method === "vault" && !creditReleased) {
    await send(market, approveVault(market, { spender: "Listings", amount: input.maxPrice }), options);
  }
  const payment = method === "vault" ? "vault" : method === "permit" || method === "free" ? "permit" : "allowance";
  const watched: SendOptions = {
    ...options,
    onEvent(event) {
      if (event.type === "sent" || event.type === "replaced") onKeep({ hash: event.hash });
      options.onEvent?.(event);
    },
  };
  return (await purchase(market, { ...input, payment }, watched)).sale;
}

async function purchaseInBatch(
  market: MarketClient,
  input: Omit<PurchaseRequest, "method" | "creditReleased">,
  { onKeep, ...options }: PurchaseWatch,
): Promise<SaleId> {
  const { approve, buy } = await import("@ftns-market/sdk/actions");
  const { prepareOrder } = await import("@ftns-market/sdk/journeys");
  const wallet = requireWallet(market);
  const { order } = await prepareOrder(market, input);
  const steps = [approve(market, { spender: "Listings", amount: order.maxPrice }), buy(market, order)];
  options.onEvent?.({ type: "waitingForWallet" });
  const { id } = await sendCalls(wallet, {
    account: wallet.account,
    chain: market.chain,
    forceAtomic: true,
    calls: steps.map(({ request: { address, abi, functionName, args } }) => ({
      to: address,
      data: encodeFunctionData({ abi, functionName, args }),
    })),
  });
  onKeep({ batch: id });
  return saleOfBatch(market, id, { onKeep, ...options });
}

/** The sale that a batch of the wallet opened, waited for. @throws MarketError when the batch failed as a whole */
export async function saleOfBatch(
  market: MarketClient,
  id: string,
  { onKeep, onEvent }: PurchaseWatch,
): Promise<SaleId> {
  const { openedSale } = await import("@ftns-market/sdk/actions");
  const { MarketError } = await import("@ftns-market/sdk/errors");
  const { status, receipts } = await waitForCallsStatus(requireWallet(market), { id, timeout: BATCH_TIMEOUT_MS });
  const hash: Hash | undefined = receipts?.at(-1)?.transactionHash;
  if (status !== "success" || hash === undefined) {
    throw new MarketError("Reverted", "Your wallet says that the batch had no effect: nothing was paid. Try again.");
  }
  onKeep({ batch: id, hash });
  onEvent?.({ type: "sent", hash });
  const receipt = await getTransactionReceipt(market.client, { hash });
  onEvent?.({ type: "confirmed", receipt });
  return openedSale(market, receipt).sale;
}
