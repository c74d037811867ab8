import type { Size } from './card-size.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const gridSize = 20;
/** Room between cards. */
export const gap = { x: 40, y: 64 } as const;

export const snapped = (value: number): number => Math.round(value / gridSize) * gridSize;

export const sizeIn = (sizes: ReadonlyMap<string, Size>, id: string): Size =>
  sizes.get(id) ?? { width: 240, height: 96 };
