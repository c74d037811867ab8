import type { FloorField } from '@patchbay/records';

/** The board that screens read the floor from. May be lost at any time; never waits and never throws. */
export interface FloorBoard {
  /** Writes fields and takes others away, by name. */
  write(fields: readonly FloorField[], goneNames: readonly string[]): void;
  /** Makes the board hold exactly this. */
  replace(fields: readonly FloorField[]): void;
  /** Called when the board may have lost what it held. */
  onLost(listener: () => void): void;
  close(): void;
}
