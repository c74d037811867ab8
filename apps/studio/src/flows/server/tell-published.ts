import { announceChange } from '@/server/changes';
import { speakAhead } from './speak-ahead';

/** Lets the runtimes know at once that new calls get another version, and has its texts spoken before somebody hears them. */
export async function tellPublished(flowId: string, version: string): Promise<void> {
  await announceChange({ kind: 'flow.published', flowId, version });
  await speakAhead(flowId, version);
}
