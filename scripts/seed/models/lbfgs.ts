/** A smooth function to minimise: returns its value and writes its gradient. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  point: Float64Array;
  value: number;
  iterations: number;
  /** Largest absolute component of the gradient at `point`. */
  gradientNorm: number;
}

const MEMORY = 10;
const SUFFICIENT_DECREASE = 1e-4;
const SHORTEST_STEP = 1e-12;
/** Relative error of a computed value: next to the minimum a real decrease can be smaller than this. */
const ROUNDING = 16 * Number.EPSILON;

/**
 * Minimises a convex function by limited-memory BFGS with backtracking. No randomness: the same input gives the same bits.
 * @throws Error when the gradient has not fallen below `tolerance` after `maxIterations`
 */
export function minimise(objective: Objective, start: Float64Array, tolerance = 1e-8, maxIterations = 1_000): Minimum {
  let point: Float64Array = start.slice();
  let gradient: Float64Array = new Float64Array(point.length);
  let value = objective(point, gradient);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  for (let iterations = 0; iterations < maxIterations; iterations++) {
    const gradientNorm = largest(gradient);
    if (gradientNorm < tolerance) return { point, value, iterations, gradientNorm };
    const direction = descentDirection(gradient, steps, changes);
    const next = backtrack(objective, point, value, gradient, direction);
    const step = difference(next.point, point);
    const change = difference(next.gradient, gradient);
    // Positive for a convex function; rounding can spoil it next to the minimum, and such a pair would turn the direction.
    if (dot(step, change) > 0) {
      steps.push(step);
      changes.push(change);
    }
    if (steps.length > MEMORY) {
      steps.shift();
      changes.shift();
    }
    ({ point, gradient, value } = next);
  }
  throw new Error(
    `no minimum found in ${maxIterations} iterations: gradient ${largest(gradient)}, wanted ${tolerance}`,
  );
}

/** Two-loop recursion: the negative gradient multiplied by the approximate inverse Hessian. */
function descentDirection(gradient: Float64Array, steps: Float64Array[], changes: Float64Array[]): Float64Array {
  const direction = gradient.map((component) => -component);
  const alphas: number[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] as Float64Array;
    const change = changes[i] as Float64Array;
    const alpha = dot(step, direction) / dot(step, change);
    alphas[i] = alpha;
    addScaled(direction, change, -alpha);
  }
  const lastStep = steps.at(-1);
  const lastChange = changes.at(-1);
  const scale = lastStep && lastChange ? dot(lastStep, lastChange) / dot(lastChange, lastChange) : 1;
  direction.forEach((component, i) => (direction[i] = component * scale));
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as Float64Array;
    const change = changes[i] as Float64Array;
    addScaled(direction, step, (alphas[i] as number) - dot(change, direction) / dot(step, change));
  }
  return direction;
}

function backtrack(
  objective: Objective,
  point: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
): { point: Float64Array; gradient: Float64Array; value: number } {
  const slope = dot(gradient, direction);
  const slack = ROUNDING * Math.abs(value);
  const nextGradient = new Float64Array(point.length);
  for (let length = 1; length > SHORTEST_STEP; length /= 2) {
    const next = point.slice();
    addScaled(next, direction, length);
    const nextValue = objective(next, nextGradient);
    if (nextValue <= value + SUFFICIENT_DECREASE * length * slope + slack) {
      return { point: next, gradient: nextGradient, value: nextValue };
    }
  }
  throw new Error(`no descent from value ${value}: is the gradient right?`);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (source[i] as number);
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((component, i) => component - (b[i] as number));
}

function largest(vector: Float64Array): number {
  return vector.reduce((max, component) => Math.max(max, Math.abs(component)), 0);
}
