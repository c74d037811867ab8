import type { TrunkReachability } from '@patchbay/records';

export interface TrunkState {
  readonly trunkId: string;
  readonly state: TrunkReachability | 'unknown';
}

/** Tells people which trunks answer. May be lost at any time; never waits and never throws. */
export interface TrunkStates {
  /**
   * To be told again within `trunkStateLifeMs`, else they count as unknown; one that is told to be unknown keeps what was told
   * before for as long. `at` is epoch milliseconds.
   */
  tell(states: readonly TrunkState[], at: number): void;
}
