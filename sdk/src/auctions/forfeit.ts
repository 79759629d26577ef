/** How the collateral of a bid is shared out that was not revealed. FTNS base units. */
export interface Forfeit {
  /** To the treasury. */
  readonly forfeited: bigint;
  /** Back to the bidder. */
  readonly returned: bigint;
}

/**
 * What becomes of a collateral that is not revealed in time.
 * @param collateral FTNS base units
 * @param percent of the auction, `forfeitPercent`
 */
export function forfeitOf(collateral: bigint, percent: number): Forfeit {
  const forfeited = (collateral * BigInt(percent)) / 100n;
  return { forfeited, returned: collateral - forfeited };
}
