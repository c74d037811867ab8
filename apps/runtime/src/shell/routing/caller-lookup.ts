import type { Clock } from '../../ports/clock.ts';
import type { CustomerLookup, KnownCaller } from '../../ports/customers.ts';
import type { Log } from '../../ports/log.ts';
import { withDeadline } from '../deadline.ts';

/** A caller is not kept from the line by a store that is slow. */
const lookUpMsMax = 1_000;
/** Whoever has this level goes ahead of everyone. */
const vipLevel = 'vip';

const nobody: KnownCaller = {
  customerId: null,
  level: '',
  ownAgentId: null,
  language: null,
  lastTalk: null,
  place: '',
  country: '',
};

export interface CallerLookupParts {
  readonly customers: CustomerLookup;
  readonly clock: Clock;
  readonly log: Log;
}

/** Who is behind a number; nobody in particular where that cannot be found out in time. Never rejects. */
export async function lookCallerUp({ customers, clock, log }: CallerLookupParts, number: string): Promise<KnownCaller> {
  try {
    return await withDeadline(clock, lookUpMsMax, 'Looking the caller up', customers.byNumber(number));
  } catch (error) {
    log.warn('a caller could not be looked up; they wait like anybody else', { error });
    return nobody;
  }
}

/** What queues may decide by. */
export function attributesOf({ place, country, level, language }: KnownCaller): Record<string, string> {
  return {
    ...(place !== '' && { place }),
    ...(country !== '' && { country }),
    ...(level !== '' && { level }),
    ...(language !== null && { language }),
  };
}

export function isVip({ level }: KnownCaller): boolean {
  return level === vipLevel;
}
