/** The wall clock of a place at an instant, as a `datetime-local` field has it: `2026-05-01T09:30:00`. */
export function wallClock(epochMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(epochMs));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The instant at which the wall clock of a place shows this; null where either is not valid. */
export function instantOf(wall: string, timeZone: string): number | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return null;
  try {
    // The offset is that of the instant itself, which the first guess may miss by a change of clocks.
    const offset = (at: number) => Date.parse(`${wallClock(at, timeZone)}Z`) - Math.floor(at / 1_000) * 1_000;
    const guess = asUtc - offset(asUtc);
    return asUtc - offset(guess);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
