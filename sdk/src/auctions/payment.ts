/** What a bid can be paid from. FTNS base units. */
export interface BidSources {
  /** Credit in the vault; for a leader that raises its own English bid, plus the money of that bid. */
  readonly credit: bigint;
  /** FTNS in the wallet. */
  readonly wallet: bigint;
}

/** Where the money of a bid comes from. FTNS base units. */
export interface BidPayment {
  readonly fromCredit: bigint;
  readonly fromWallet: bigint;
  /** What neither has; 0 = it can be paid. */
  readonly missing: bigint;
}

/** Credit that a bid is paid from first, or leaves alone as far as the wallet has enough. */
export type PaymentOrder = "credit" | "wallet";

/**
 * Splits a payment between vault credit and wallet: credit first, since it is outbid money as a rule.
 * @param amount FTNS base units
 */
export function payBid(amount: bigint, { credit, wallet }: BidSources, first: PaymentOrder = "credit"): BidPayment {
  const smaller = (a: bigint, b: bigint) => (a < b ? a : b);
  if (first === "wallet") {
    const fromWallet = smaller(amount, wallet);
    const fromCredit = smaller(amount - fromWallet, credit);
    return { fromCredit, fromWallet, missing: amount - fromWallet - fromCredit };
  }
  const fromCredit = smaller(amount, credit);
  const fromWallet = smaller(amount - fromCredit, wallet);
  return { fromCredit, fromWallet, missing: amount - fromCredit - fromWallet };
}
