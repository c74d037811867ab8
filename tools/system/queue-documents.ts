import type { FlowDocument, JsonObject } from '@patchbay/flow-schema';
import { flow, node, sound } from './documents.ts';

/** The ways out of a queue, each ending in its own sound. */
export interface AfterSounds {
  readonly answered: string;
  readonly voicemail: string;
  readonly callback: string;
  readonly failed: string;
}

/**
 * Waits in a queue, with music or in the waiting flow, and then sounds by which port the caller left.
 * @param more.config of the queue node, beside queue and waiting flow
 * @param more.ways further connections, such as those of its exits
 */
export function queueFlow(
  name: string,
  queueId: string,
  sounds: AfterSounds,
  more: { readonly config?: JsonObject; readonly waitingFlowId?: string; readonly ways?: readonly string[] } = {},
): FlowDocument {
  const { config = {}, waitingFlowId = '', ways = [] } = more;
  const ports = ['answered', 'voicemail', 'callback', 'failed'] as const;
  return flow(
    name,
    [
      node('start', 'start'),
      node('queue', 'queue', { queueId, waiting: { flowId: waitingFlowId, inputs: [] }, ...config }),
      ...ports.map((port) => node(port, 'say', { prompt: sound(sounds[port]) })),
      node('bye', 'hang_up', { prompt: [] }),
    ],
    ['start.next > queue', ...ports.flatMap((port) => [`queue.${port} > ${port}`, `${port}.next > bye`]), ...ways],
  );
}
