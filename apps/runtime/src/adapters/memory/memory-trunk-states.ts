import type { TrunkState, TrunkStates } from '../../ports/trunk-states.ts';

/** Keeps what was told last. */
export class MemoryTrunkStates implements TrunkStates {
  states: readonly TrunkState[] = [];

  tell(states: readonly TrunkState[]): void {
    this.states = states;
  }
}
