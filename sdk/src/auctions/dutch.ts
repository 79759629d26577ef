/** How the price of a Dutch auction falls. Amounts in FTNS base units. */
export interface DutchCurve {
  readonly startingPrice: bigint;
  readonly floor: bigint;
  /** Seconds since 1970. */
  readonly startedAt: number;
  /** Seconds. */
  readonly duration: number;
  /** Seconds in which the price halves; 0 = it falls in a straight line. */
  readonly halfLife: number;
}

/**
 * The price at a time (seconds since 1970), FTNS base units: the same to the base unit as on the chain. Before the start it is the
 * starting price, after the end the last price.
 */
export function dutchPrice(curve: DutchCurve, timestamp: number): bigint {
  const { startedAt, duration, halfLife } = curve;
  const elapsed = BigInt(Math.min(Math.max(timestamp - startedAt, 0), duration));
  return halfLife === 0 ? linearPrice(curve, elapsed) : halvingPrice(curve, elapsed);
}

function linearPrice({ startingPrice, floor, duration }: DutchCurve, elapsed: bigint): bigint {
  return startingPrice - ((startingPrice - floor) * elapsed) / BigInt(duration);
}

/** On the chord between two halvings. */
function halvingPrice({ startingPrice, floor, halfLife }: DutchCurve, elapsed: bigint): bigint {
  const span = BigInt(halfLife);
  const upper = startingPrice >> (elapsed / span);
  const price = upper - (upper * (elapsed % span)) / (2n * span);
  return price > floor ? price : floor;
}

/**
 * The first second (since 1970) at which the price is `price` or less; undefined when it does not fall that far.
 * @param price FTNS base units
 */
export function timeOfDutchPrice(curve: DutchCurve, price: bigint): number | undefined {
  let [early, late] = [curve.startedAt, curve.startedAt + curve.duration];
  if (dutchPrice(curve, late) > price) return undefined;
  while (early < late) {
    const middle = early + Math.floor((late - early) / 2);
    if (dutchPrice(curve, middle) <= price) late = middle;
    else early = middle + 1;
  }
  return late;
}
