import type { Announced } from '@patchbay/flow-schema';

/** Whom it concerns. */
export type Concern =
  | { readonly kind: 'all' }
  | { readonly kind: 'numbers'; readonly numbers: string[] }
  | { readonly kind: 'hours'; readonly hoursIds: string[] };

/** An announcement as screens have it; moments as ISO texts. */
export interface ShownAnnouncement {
  readonly id: string;
  readonly name: string;
  readonly says: Announced['says'];
  readonly promptId: string | null;
  readonly closes: boolean;
  readonly on: boolean;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly concerns: Concern;
}

/** Whether callers hear it at this moment, or when it begins or ended. */
export function stateOf({ on, startsAt, endsAt }: ShownAnnouncement, now: number): 'off' | 'heard' | 'later' | 'over' {
  if (!on) return 'off';
  if (endsAt !== null && Date.parse(endsAt) <= now) return 'over';
  return startsAt !== null && Date.parse(startsAt) > now ? 'later' : 'heard';
}

/** The announcement that closes these hours now, if one does. */
export function closedBy(
  announcements: readonly ShownAnnouncement[],
  hoursId: string,
  now: number,
): ShownAnnouncement | undefined {
  return announcements.find(
    (each) =>
      each.closes &&
      stateOf(each, now) === 'heard' &&
      (each.concerns.kind === 'all' || (each.concerns.kind === 'hours' && each.concerns.hoursIds.includes(hoursId))),
  );
}
