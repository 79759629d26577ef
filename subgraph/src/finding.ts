// What contracts/libraries/Findings.sol says of one finding.

const NOT_APPLICABLE = 65535;
const WITHHELD = 65534;
/** Percent of each metric, in the order of the scores. */
const WEIGHTS = [30, 25, 20, 10, 15];
const HALF = 5000;

/** Weighted mean of the scores, basis points: what is not applicable weighs nothing, what is withheld counts 0. */
export function overallOf(scores: i32[]): i32 {
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < WEIGHTS.length; i++) {
    if (scores[i] == NOT_APPLICABLE) continue;
    weights += WEIGHTS[i];
    if (scores[i] != WITHHELD) sum += WEIGHTS[i] * scores[i];
  }
  return weights == 0 ? HALF : sum / weights;
}
