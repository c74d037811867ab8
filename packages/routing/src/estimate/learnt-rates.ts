/** Sums that fade with every new fact, as plain JSON: what a queue has taught so far. */
export interface LearntRates {
  readonly services: number;
  readonly serviceMs: number;
  readonly abandonments: number;
  readonly waitedMs: number;
  readonly arrivals: number;
  readonly arrivalGapMs: number;
  readonly lastArrivalMs: number | null;
}

/** How many facts count: an older one fades to 1/e after so many newer ones. */
const memory = 4_000;
const fade = 1 - 1 / memory;

/** What is believed before anything was seen, with the weight of a few contacts. */
export function startingRates(serviceMeanMs: number, patienceMeanMs: number): LearntRates {
  const weight = 5;
  return {
    services: weight,
    serviceMs: weight * serviceMeanMs,
    abandonments: 1,
    waitedMs: patienceMeanMs,
    arrivals: 0,
    arrivalGapMs: 0,
    lastArrivalMs: null,
  };
}

export function learnService(rates: LearntRates, durationMs: number): LearntRates {
  return { ...rates, services: rates.services * fade + 1, serviceMs: rates.serviceMs * fade + durationMs };
}

/**
 * Learns from one end of waiting, by an agent or by giving up. Who was served would have waited longer, so that patience
 * is all the time waited over those who gave up, which is its maximum likelihood with such censored times.
 */
export function learnWait(rates: LearntRates, waitedMs: number, gaveUp: boolean): LearntRates {
  return {
    ...rates,
    abandonments: rates.abandonments * fade + (gaveUp ? 1 : 0),
    waitedMs: rates.waitedMs * fade + waitedMs,
  };
}

export function learnArrival(rates: LearntRates, now: number): LearntRates {
  if (rates.lastArrivalMs === null) return { ...rates, lastArrivalMs: now };
  return {
    ...rates,
    arrivals: rates.arrivals * fade + 1,
    arrivalGapMs: rates.arrivalGapMs * fade + Math.max(0, now - rates.lastArrivalMs),
    lastArrivalMs: now,
  };
}

/** The rates in use, each per millisecond; no arrivals seen is a rate of 0. */
export function ratesInUse(rates: LearntRates) {
  return {
    servicePerMs: rates.serviceMs > 0 ? rates.services / rates.serviceMs : 0,
    abandonPerMs: rates.waitedMs > 0 ? rates.abandonments / rates.waitedMs : 0,
    arrivalPerMs: rates.arrivalGapMs > 0 ? rates.arrivals / rates.arrivalGapMs : 0,
  };
}
