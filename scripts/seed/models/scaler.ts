/** Per column: subtract the mean, divide by the standard deviation. */
export interface Scaler {
  mean: Float64Array;
  deviation: Float64Array;
}

/** Learns mean and (population) standard deviation from the training rows only. A constant column keeps deviation 1. */
export function fitScaler(rows: readonly ArrayLike<number>[]): Scaler {
  const columns = rows[0]?.length ?? 0;
  const mean = new Float64Array(columns);
  const deviation = new Float64Array(columns);
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    for (const row of rows) sum += row[c] as number;
    const center = sum / rows.length;
    let squares = 0;
    for (const row of rows) squares += ((row[c] as number) - center) ** 2;
    mean[c] = center;
    deviation[c] = Math.sqrt(squares / rows.length) || 1;
  }
  return { mean, deviation };
}

export function scale(scaler: Scaler, row: ArrayLike<number>): Float64Array {
  return scaler.mean.map((mean, c) => ((row[c] as number) - mean) / (scaler.deviation[c] as number));
}
