import type { NodeTypeRegistry } from '../contract/node-type.ts';
import type { FloorContribution } from '../contract/screens.ts';
import { contributionsOf, type NodeContribution } from './contributions.ts';
import type { FloorTile, ScreenSource } from './derived-screens.ts';
import { portsOf } from './report-ports.ts';

/**
 * The tiles of the flows that callers can reach, each once: a version on trial adds what the published one has not. A queue that
 * several flows lead to has one tile.
 */
export function deriveFloor(sources: readonly ScreenSource[], registry: NodeTypeRegistry): FloorTile[] {
  const tiles = new Map<string, FloorTile>();
  for (const source of sources) {
    if (source.standing === 'past') continue;
    for (const contribution of contributionsOf(source.document, registry)) {
      for (const given of contribution.given.floor ?? []) {
        const tile = tileOf(source, contribution, given);
        const before = tiles.get(tile.key);
        if (before === undefined) tiles.set(tile.key, tile);
        else if (before.kind === 'queue' && !before.flowIds.includes(source.flowId)) {
          tiles.set(tile.key, { ...before, flowIds: [...before.flowIds, source.flowId] });
        }
      }
    }
  }
  return [...tiles.values()];
}

/** The name of a queue's tile, also of a queue that no flow leads to. */
export function queueTileKey(queueId: string): string {
  return `queue/${queueId}`;
}

function tileOf(
  { flowId, document }: ScreenSource,
  contribution: NodeContribution,
  given: FloorContribution,
): FloorTile {
  const { node } = contribution;
  const flowName = document.name;
  switch (given.kind) {
    case 'queue':
      return {
        kind: 'queue',
        key: queueTileKey(given.queueId),
        shownAtFirst: true,
        queueId: given.queueId,
        flowIds: [flowId],
      };
    case 'calls':
      return { kind: 'calls', key: `${flowId}/calls`, shownAtFirst: true, flowId, flowName };
    case 'score': {
      const { question, scoreMax, thresholds } = given;
      const key = `${flowId}/${node.id}/score/${question}`;
      return {
        kind: 'score',
        key,
        shownAtFirst: true,
        flowId,
        flowName,
        nodeId: node.id,
        question,
        scoreMax,
        thresholds,
      };
    }
    case 'ways':
      return {
        kind: 'ways',
        key: `${flowId}/${node.id}/ways`,
        shownAtFirst: false,
        flowId,
        flowName,
        nodeId: node.id,
        nodeName: node.name,
        label: given.label,
        ports: portsOf(contribution, given.ports, true),
      };
  }
}
