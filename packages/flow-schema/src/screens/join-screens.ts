import { type DerivedScreens, type FloorTile, screensVersion } from './derived-screens.ts';

/**
 * The screens of several flows as one: the same as if they had been derived together. Each flow can so be derived on its own, when
 * it is published, and the others stay as they were.
 */
export function joinScreens(parts: readonly DerivedScreens[]): DerivedScreens {
  const tiles = new Map<string, FloorTile>();
  for (const tile of parts.flatMap(({ floor }) => floor)) {
    const before = tiles.get(tile.key);
    if (before === undefined) tiles.set(tile.key, tile);
    else if (before.kind === 'queue' && tile.kind === 'queue') {
      tiles.set(tile.key, { ...before, flowIds: [...new Set([...before.flowIds, ...tile.flowIds])] });
    }
  }
  return {
    screensVersion,
    seat: parts.flatMap(({ seat }) => seat),
    floor: [...tiles.values()],
    reports: parts.flatMap(({ reports }) => reports),
  };
}
