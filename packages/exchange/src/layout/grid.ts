import type { Size } from './card-size.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const gridSize = 20;
/** Room between cards. */
export const gap = { x: 40, y: 64 } as const;

/** On the grid; never minus zero, which JSON would not keep. */
export const snapped = (value: number): number => Math.round(value / gridSize) * gridSize + 0;

export const sizeIn = (sizes: ReadonlyMap<string, Size>, id: string): Size =>
  sizes.get(id) ?? { width: 240, height: 96 };
