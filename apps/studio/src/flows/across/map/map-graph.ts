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
      'elk.layered.spacing.nodeNodeBetweenLayers': '140',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
      'elk.spacing.edgeNode': '18',
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

/** The points of each way, round the boxes between. */
export function routesOf(graph: ElkNode | undefined): ReadonlyMap<string, readonly { x: number; y: number }[]> {
  return new Map(
    (graph?.edges ?? []).map(({ id, sections }) => [
      id,
      (sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [startPoint, ...(bendPoints ?? []), endPoint]),
    ]),
  );
}
