import type { TelephonyInventory } from '../ports/telephony.ts';

/** What Asterisk had at one moment. `epoch` tells whether something was made before or after it was looked at. */
export interface World {
  readonly epoch: number;
  readonly channels: ReadonlyMap<string, WorldChannel>;
  readonly bridges: ReadonlyMap<string, readonly string[]>;
}

export type WorldChannel = TelephonyInventory['channels'][number];
