import type { DerivedScreens, FloorTile, Text } from '@patchbay/flow-schema';
import { queueTileKey } from '@patchbay/flow-schema';
import { type SeatItem, seatItems } from './seat-items';

/** Something derived as people arrange it: what it is called, and to which flow it belongs. */
export interface ScreenItem {
  readonly key: string;
  readonly kind: SeatItem['kind'] | FloorTile['kind'] | 'funnel' | 'count' | 'satisfaction' | 'form_field';
  readonly label: Text;
  /** The flow it comes from; empty for what belongs to no single flow. */
  readonly group: string;
  readonly shownAtFirst: boolean;
  /** False for reports of what is asked no more. */
  readonly live: boolean;
}

const plain = (words: string): Text => ({ en: words, zh: words });
/** A node that people named is called so; its type's words say what is counted there. */
const named = (nodeName: string, label: Text): Text =>
  nodeName.trim() === '' ? label : { en: `${nodeName}: ${label.en}`, zh: `${nodeName}：${label.zh}` };

/** What agents may find on their seats, of all flows. What two versions of a flow share is there once. */
export function seatScreenItems({ seat }: DerivedScreens): ScreenItem[] {
  const items = new Map<string, ScreenItem>();
  for (const { flowId, flowName, screen } of seat) {
    for (const item of seatItems(flowId, screen)) {
      if (items.has(item.key)) continue;
      const { key, kind } = item;
      items.set(key, { key, kind, label: seatLabel(item), group: flowName, shownAtFirst: true, live: true });
    }
  }
  return [...items.values()];
}

function seatLabel(item: SeatItem): Text {
  switch (item.kind) {
    case 'field':
      return item.field.label;
    case 'script':
      return item.script.title;
    case 'form':
      return item.form.title;
    case 'action':
      return item.action.label;
  }
}

/** What the centre has beside its flows. */
interface FloorFacts {
  /** In the order in which they are shown. */
  readonly queueIds: readonly string[];
  /** Flows that a number leads to: the others are entered by flows, and no call is theirs. */
  readonly dialledFlowIds: ReadonlySet<string>;
}

/** Every queue of the centre has a tile, whether a flow leads to it or not; behind them what the flows add. */
export function floorTiles({ floor }: DerivedScreens, { queueIds, dialledFlowIds }: FloorFacts): FloorTile[] {
  const derived = new Map(floor.map((tile) => [tile.key, tile] as const));
  const ofQueues = queueIds.map(
    (queueId): FloorTile =>
      derived.get(queueTileKey(queueId)) ?? {
        kind: 'queue',
        key: queueTileKey(queueId),
        shownAtFirst: true,
        queueId,
        flowIds: [],
      },
  );
  const ofFlows = floor
    .filter(({ kind }) => kind !== 'queue')
    .map((tile) =>
      tile.kind === 'calls' && !dialledFlowIds.has(tile.flowId) ? { ...tile, shownAtFirst: false } : tile,
    );
  return [...ofQueues, ...ofFlows];
}

/** @param queueNames what queues are called, by their ids */
export function floorScreenItems(tiles: readonly FloorTile[], queueNames: ReadonlyMap<string, string>): ScreenItem[] {
  return tiles.map((tile) => ({
    key: tile.key,
    kind: tile.kind,
    label: tileLabel(tile, queueNames),
    group: tile.kind === 'queue' ? '' : tile.flowName,
    shownAtFirst: tile.shownAtFirst,
    live: true,
  }));
}

function tileLabel(tile: FloorTile, queueNames: ReadonlyMap<string, string>): Text {
  switch (tile.kind) {
    case 'queue':
      return plain(queueNames.get(tile.queueId) ?? tile.queueId);
    case 'calls':
      return plain(tile.flowName);
    case 'score':
      return plain(tile.question);
    case 'ways':
      return named(tile.nodeName, tile.label);
  }
}

export function reportScreenItems({ reports }: Pick<DerivedScreens, 'reports'>): ScreenItem[] {
  return reports.map(({ key, kind, title, nodeName, flowName, live }) => ({
    key,
    kind,
    label: kind === 'funnel' || kind === 'count' ? named(nodeName, title) : title,
    group: flowName,
    shownAtFirst: true,
    live,
  }));
}
