import { offsetMs } from '@patchbay/reports';

/**
 * The moment at which the clocks of a zone show a date and time; of one that is skipped in spring, as far behind the change.
 * @param local `YYYY-MM-DDTHH:MM`, as a field for date and time gives it
 */
export function zonedInstant(local: string, timeZone: string): Date {
  const asUtc = Date.parse(`${local}Z`);
  const guess = asUtc - offsetMs(asUtc, timeZone);
  // The guess may lie on the other side of a change of the clocks.
  return new Date(asUtc - offsetMs(guess, timeZone));
}
