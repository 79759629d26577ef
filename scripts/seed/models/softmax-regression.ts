import { minimise } from "./lbfgs.ts";

/** A row of features without its zeros. */
export interface SparseRow {
  indices: Uint32Array;
  values: Float64Array;
}

/** Weights of a softmax regression (for two classes the same as logistic regression). */
export interface LinearClassifier {
  featureCount: number;
  classCount: number;
  /** Row by row: feature, then class. */
  weights: Float64Array;
  bias: Float64Array;
  iterations: number;
}

export interface FitOptions {
  featureCount: number;
  classCount: number;
  /** L2 penalty per row on the weights (not on the bias): the mean loss plus penalty / 2 · sum of squared weights. */
  penalty: number;
  /** Largest gradient component at which the fit ends. */
  tolerance?: number;
}

/** A row with all its features written out. */
export function denseRow(values: ArrayLike<number>): SparseRow {
  return { indices: Uint32Array.from({ length: values.length }, (_, i) => i), values: Float64Array.from(values) };
}

/** Fits the weights to the rows; deterministic, starts at zero, the loss is convex. */
export function fitSoftmaxRegression(
  rows: readonly SparseRow[],
  labels: readonly number[],
  options: FitOptions,
): LinearClassifier {
  const { featureCount, classCount, penalty } = options;
  const biasAt = featureCount * classCount;
  const probabilities = new Float64Array(classCount);

  const objective = (point: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    gradient.fill(0);
    for (let i = 0; i < rows.length; i++) {
      const { indices, values } = rows[i] as SparseRow;
      const label = labels[i] as number;
      logits(rows[i] as SparseRow, point, biasAt, classCount, probabilities);
      loss -= logSoftmaxInPlace(probabilities, label);
      for (let k = 0; k < classCount; k++) {
        const error = ((probabilities[k] as number) - (k === label ? 1 : 0)) / rows.length;
        gradient[biasAt + k] = (gradient[biasAt + k] as number) + error;
        for (let j = 0; j < indices.length; j++) {
          const at = (indices[j] as number) * classCount + k;
          gradient[at] = (gradient[at] as number) + error * (values[j] as number);
        }
      }
    }
    let squares = 0;
    for (let at = 0; at < biasAt; at++) {
      const weight = point[at] as number;
      squares += weight * weight;
      gradient[at] = (gradient[at] as number) + penalty * weight;
    }
    return loss / rows.length + (penalty / 2) * squares;
  };

  const { point, iterations } = minimise(objective, new Float64Array(biasAt + classCount), options.tolerance);
  return { featureCount, classCount, weights: point.slice(0, biasAt), bias: point.slice(biasAt), iterations };
}

/** Probability of each class, for each row. */
export function predictProbabilities(classifier: LinearClassifier, rows: readonly SparseRow[]): Float64Array[] {
  const { classCount, weights, bias } = classifier;
  const point = new Float64Array([...weights, ...bias]);
  return rows.map((row) => {
    const probabilities = new Float64Array(classCount);
    logits(row, point, weights.length, classCount, probabilities);
    logSoftmaxInPlace(probabilities, 0);
    return probabilities;
  });
}

function logits(row: SparseRow, point: Float64Array, biasAt: number, classCount: number, result: Float64Array): void {
  for (let k = 0; k < classCount; k++) {
    let sum = point[biasAt + k] as number;
    for (let j = 0; j < row.indices.length; j++) {
      sum += (row.values[j] as number) * (point[(row.indices[j] as number) * classCount + k] as number);
    }
    result[k] = sum;
  }
}

/** Turns logits into probabilities and returns the logarithm of one of them. */
function logSoftmaxInPlace(values: Float64Array, of: number): number {
  let top = -Infinity;
  for (let k = 0; k < values.length; k++) top = Math.max(top, values[k] as number);
  const chosen = (values[of] as number) - top;
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    const exponential = Math.exp((values[k] as number) - top);
    values[k] = exponential;
    sum += exponential;
  }
  for (let k = 0; k < values.length; k++) values[k] = (values[k] as number) / sum;
  return chosen - Math.log(sum);
}
