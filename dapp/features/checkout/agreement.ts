import type { Quote } from "@ftns-market/sdk/reads";

/** What the visitor has seen and would pay: no purchase goes beyond it. */
export interface Agreement {
  /** FTNS base units for the quantity. */
  readonly amount: bigint;
  readonly quantity: number;
  readonly version: number;
}

/** What changed since, so that it has to be agreed to again. */
export interface Change {
  readonly price: { readonly before: bigint; readonly now: bigint } | undefined;
  readonly version: { readonly before: number; readonly now: number } | undefined;
}

type Offered = Pick<Quote, "amount" | "quantity" | "version">;

/** The agreement that a quote asks for. */
export function agreementTo({ amount, quantity, version }: Offered): Agreement {
  return { amount, quantity, version };
}

/**
 * What a newer quote makes of an agreement: a lower price and another quantity are the visitor's gain or own choice; a higher
 * price or another version has to be seen first.
 */
export function reconsider(
  agreed: Agreement | undefined,
  offered: Offered,
): { readonly agreement: Agreement; readonly change: Change | undefined } {
  if (agreed === undefined) return { agreement: agreementTo(offered), change: undefined };
  const versionChanged = offered.version !== agreed.version;
  const sameQuantity = offered.quantity === agreed.quantity;
  const priceRaised = sameQuantity && offered.amount > agreed.amount;
  if (!versionChanged && !priceRaised) return { agreement: agreementTo(offered), change: undefined };
  const change: Change = {
    price: priceRaised ? { before: agreed.amount, now: offered.amount } : undefined,
    version: versionChanged ? { before: agreed.version, now: offered.version } : undefined,
  };
  return { agreement: agreed, change };
}
