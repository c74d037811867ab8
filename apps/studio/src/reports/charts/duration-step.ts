const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * secondMs),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minuteMs),
  ...[1, 2, 5, 10, 20, 50].map((count) => count * hourMs),
] as const;
const linesMax = 5;

/** How far the lines of an axis of durations stand apart: whole seconds, minutes or hours, as people count them. All in milliseconds. */
export function durationStep(greatestMs: number): number {
  const fitting = steps.find((step) => greatestMs <= step * linesMax);
  if (fitting !== undefined) return fitting;
  // From here on hours are counted as any number is: by 1, 2 or 5 with noughts.
  const power = 10 ** Math.floor(Math.log10(greatestMs / linesMax / hourMs));
  const times = [1, 2, 5, 10].find((one) => greatestMs <= one * power * hourMs * linesMax) ?? 10;
  return times * power * hourMs;
}
