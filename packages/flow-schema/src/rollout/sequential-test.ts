/** How many of so many calls came to something. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}

/**
 * How strongly two groups of calls speak against the rate of the second lying exactly `margin` above that of the first, or
 * on the far side of it: the natural logarithm of an e-value, negative where they do not.
 *
 * A call is a draw with an unknown rate. Were the true rates p and q = p + margin, then for each group the ratio of the
 * Beta(½, ½) mixture likelihood to the likelihood of its rate would be a martingale of mean 1 (Robbins 1970, "Statistical
 * methods related to the law of the iterated logarithm"), and so would the product of both. The least product over all such
 * p is returned. By Ville's inequality it ever exceeds 1/α with a chance of at most α, however often one looks and
 * whenever one stops (Ramdas, Grünwald, Vovk, Shafer 2023, "Game-theoretic statistics and safe anytime-valid inference").
 */
export function logEvidenceAgainst(margin: number, first: Counted, second: Counted): number {
  if (first.of === 0 || second.of === 0) return Number.NEGATIVE_INFINITY;
  const likelihood = (p: number) => logLikelihood(first, p) + logLikelihood(second, clamp(p + margin));
  const best = greatest(likelihood, Math.max(0, -margin), Math.min(1, 1 - margin));
  return logMixture(first) + logMixture(second) - best;
}

/**
 * Where the rate lies: the rates that the calls do not speak against. They all hold the true rate together, at every moment,
 * with a chance of at least 1 − `alpha`.
 */
export function rateInterval(counted: Counted, alpha: number): readonly [low: number, high: number] {
  if (counted.of === 0) return [0, 1];
  const mixture = logMixture(counted);
  const rate = counted.count / counted.of;
  const isDoubted = (p: number) => mixture - logLikelihood(counted, p) >= -Math.log(alpha);
  return [edge(isDoubted, rate, 0), edge(isDoubted, rate, 1)];
}

/** Between `inside`, which holds, and `outside`: where it stops holding. */
function edge(isDoubted: (p: number) => boolean, inside: number, outside: number): number {
  if (!isDoubted(outside)) return outside;
  let [holds, doubted] = [inside, outside];
  for (let round = 0; round < 50; round += 1) {
    const middle = (holds + doubted) / 2;
    if (isDoubted(middle)) doubted = middle;
    else holds = middle;
  }
  return holds;
}

/** The likelihood of a binomial rate has one peak, so halving by its slope finds it: golden section, 80 rounds. */
function greatest(value: (p: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [from, to] = [low, high];
  for (let round = 0; round < 80; round += 1) {
    const left = to - golden * (to - from);
    const right = from + golden * (to - from);
    const [atLeft, atRight] = [value(left), value(right)];
    if (atLeft < atRight) from = left;
    else to = right;
  }
  return Math.max(value(low), value((from + to) / 2), value(high));
}

function logLikelihood({ count, of }: Counted, p: number): number {
  return times(count, Math.log(p)) + times(of - count, Math.log1p(-p));
}

/** What never happened says nothing, however impossible it is. */
function times(count: number, log: number): number {
  return count === 0 ? 0 : count * log;
}

function logMixture({ count, of }: Counted): number {
  return logBeta(count + 0.5, of - count + 0.5) - logBeta(0.5, 0.5);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series after shifting the argument above 10: exact to 1e-12 (Abramowitz and Stegun, 6.1.40). */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 10; at += 1) shift -= Math.log(at);
  const inverse = 1 / at;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
}

function clamp(p: number): number {
  return Math.min(1, Math.max(0, p));
}
