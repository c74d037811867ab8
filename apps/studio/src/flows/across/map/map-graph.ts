import type { ElkNode } from 'elkjs/lib/elk-api';
import type { FlowMap, MapFlow, MapQueue, MapWay } from '../server/flow-map';

export const mapCard = { width: 224, height: 60, heightWithNumbers: 84 } as const;

export type MapPlace =
  | { readonly kind: 'flow'; readonly flow: MapFlow }
  | { readonly kind: 'queue'; readonly queue: MapQueue };

export function placesOf({ flows, queues }: FlowMap): ReadonlyMap<string, MapPlace> {
  return new Map<string, MapPlace>([
    ...flows.map((flow) => [flow.id, { kind: 'flow', flow }] as const),
    ...queues.map((queue) => [queue.id, { kind: 'queue', queue }] as const),
  ]);
}

export function nameOf(place: MapPlace | undefined): string {
  if (place === undefined) return '';
  return place.kind === 'flow' ? place.flow.name : place.queue.name;
}

export function heightOf(place: MapPlace): number {
  return place.kind === 'flow' && place.flow.numbers.length > 0 ? mapCard.heightWithNumbers : mapCard.height;
}

export function wayId({ from, to, kind }: MapWay): string {
  return `${from} ${kind} ${to}`;
}

/** From left to right: numbers come in on the left, people answer on the right. */
export function mapElkGraph(map: FlowMap): ElkNode {
  return {
    id: 'map',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.layered.spacing.nodeNodeBetweenLayers': '120',
      'elk.spacing.nodeNode': '28',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
      'elk.separateConnectedComponents': 'true',
      'elk.spacing.componentComponent': '48',
    },
    children: [...placesOf(map)].map(([id, place]) => ({ id, width: mapCard.width, height: heightOf(place) })),
    edges: map.ways.map((way) => ({ id: wayId(way), sources: [way.from], targets: [way.to] })),
  };
}
