import type { Quote } from "@ftns-market/sdk/reads";

/** What the visitor has seen and would pay: no purchase goes beyond it. */
export interface Agreement {
  /** FTNS base units for the quantity. */
  readonly amount: bigint;
  readonly quantity: number;
  readonly version: number;
  /** Seconds to check the content after the delivery; undefined where nothing is delivered. */
  readonly contentWindow: number | undefined;
}

/** What changed since, so that it has to be agreed to again. */
export interface Change {
  readonly price: { readonly before: bigint; readonly now: bigint } | undefined;
  readonly version: { readonly before: number; readonly now: number } | undefined;
  /** Less time to check the content, seconds. */
  readonly window: { readonly before: number; readonly now: number } | undefined;
}

type Offered = Pick<Quote, "amount" | "quantity" | "version" | "needsKey" | "contentWindow">;

/** The agreement that a quote asks for. */
export function agreementTo({ amount, quantity, version, needsKey, contentWindow }: Offered): Agreement {
  return { amount, quantity, version, contentWindow: needsKey ? contentWindow : undefined };
}

/**
 * What a newer quote makes of an agreement: a lower price, more time and another quantity are the visitor's gain or own choice; a
 * higher price, another version or less time to check the content has to be seen first.
 */
export function reconsider(
  agreed: Agreement | undefined,
  offered: Offered,
): { readonly agreement: Agreement; readonly change: Change | undefined } {
  if (agreed === undefined) return { agreement: agreementTo(offered), change: undefined };
  const versionChanged = offered.version !== agreed.version;
  const sameQuantity = offered.quantity === agreed.quantity;
  const priceRaised = sameQuantity && offered.amount > agreed.amount;
  const before = agreed.contentWindow;
  const shortened = before !== undefined && offered.needsKey && offered.contentWindow < before;
  if (!versionChanged && !priceRaised && !shortened) return { agreement: agreementTo(offered), change: undefined };
  const change: Change = {
    price: priceRaised ? { before: agreed.amount, now: offered.amount } : undefined,
    version: versionChanged ? { before: agreed.version, now: offered.version } : undefined,
    window: shortened ? { before, now: offered.contentWindow } : undefined,
  };
  return { agreement: agreed, change };
}
