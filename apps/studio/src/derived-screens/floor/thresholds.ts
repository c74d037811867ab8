import type { FloorThresholds } from '@patchbay/flow-schema';

/** Whether a figure is past one of its limits; exactly at a limit it is not. */
export function isPastLimit(value: number, { below, above }: FloorThresholds): boolean {
  return (below !== null && value < below) || (above !== null && value > above);
}
