import { type FlowDocument, usesOfNode } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { listDrafts, listFlows, listPublishedDocuments, listQueues } from '@patchbay/records';

type Database = Parameters<typeof listFlows>[0];

export interface MapFlow {
  readonly id: string;
  readonly name: string;
  readonly published: boolean;
  readonly numbers: readonly string[];
}

export interface MapQueue {
  readonly id: string;
  readonly name: string;
}

/** How a call goes from one place to another; `steps` are the names of the steps that lead there. */
export interface MapWay {
  readonly from: string;
  readonly to: string;
  readonly kind: 'sub_flow' | 'waiting' | 'queue' | 'transfer' | 'overflow';
  readonly steps: readonly string[];
}

export interface FlowMap {
  readonly flows: readonly MapFlow[];
  readonly queues: readonly MapQueue[];
  readonly ways: readonly MapWay[];
}

/** Every flow and how calls come from one to another: as published, and as drawn where nothing is published yet. */
export async function loadFlowMap(db: Database): Promise<FlowMap> {
  const [flows, drafts, published, queues] = await Promise.all([
    listFlows(db),
    listDrafts(db),
    listPublishedDocuments(db),
    listQueues(db),
  ]);
  const draftOf = new Map(drafts.map(({ id, document }) => [id, document]));
  const flowOfNumber = new Map(flows.flatMap(({ id, numbers }) => numbers.map((number) => [number, id] as const)));
  const known = new Set([...flows, ...queues].map(({ id }) => id));
  const ways = new Map<string, { from: string; to: string; kind: MapWay['kind']; steps: string[] }>();
  const add = (from: string, to: string | undefined, kind: MapWay['kind'], step: string | null) => {
    if (to === undefined || !known.has(to)) return;
    const key = JSON.stringify([from, to, kind]);
    const way = ways.get(key) ?? { from, to, kind, steps: [] };
    if (step !== null && !way.steps.includes(step)) way.steps.push(step);
    ways.set(key, way);
  };
  for (const { id } of flows) {
    const document = published.get(id) ?? draftOf.get(id);
    if (document === undefined) continue;
    for (const way of waysOf(document)) {
      add(id, way.number === undefined ? way.to : flowOfNumber.get(way.number), way.kind, way.step);
    }
  }
  const used = new Set([...ways.values()].map(({ to }) => to));
  for (const queue of queues) {
    if (queue.archivedAt !== null || !used.has(queue.id)) continue;
    for (const { action } of queue.overflow) {
      if (action.kind === 'queue') add(queue.id, action.queueId, 'overflow', null);
      if (action.kind === 'number') add(queue.id, flowOfNumber.get(action.number), 'overflow', null);
    }
  }
  const reached = new Set([...ways.values()].map(({ to }) => to));
  return {
    flows: flows.map(({ id, name, publishedVersion, numbers }) => ({
      id,
      name,
      published: publishedVersion !== null,
      numbers,
    })),
    queues: queues.filter(({ id }) => reached.has(id)).map(({ id, name }) => ({ id, name })),
    ways: [...ways.values()],
  };
}

interface Leading {
  readonly kind: MapWay['kind'];
  readonly step: string;
  readonly to?: string;
  readonly number?: string;
}

function waysOf(document: FlowDocument): Leading[] {
  return document.nodes.flatMap((node): Leading[] => {
    const step = node.name || node.type;
    const uses = usesOfNode(node).flatMap(({ kind, id, field }): Leading[] => {
      if (kind === 'queue') return [{ kind: 'queue', step, to: id }];
      if (kind !== 'flow') return [];
      return [{ kind: field.includes('waiting') ? 'waiting' : 'sub_flow', step, to: id }];
    });
    const type = nodeTypes.get(node.type);
    const config = type?.config.safeParse(node.config);
    const dials = config?.success ? type?.visit?.(config.data)?.dials : undefined;
    const number = dials?.number.replace(/[\s().\-/]/g, '');
    return number === undefined ? uses : [...uses, { kind: 'transfer', step, number }];
  });
}
