import { announceLive } from '@/server/announce-live';
import { announceChange } from '@/server/changes';
import { speakAhead } from './speak-ahead';

/** Lets the runtimes know at once that new calls get another version, and has its texts spoken before somebody hears them. */
export async function tellPublished(flowId: string, version: string): Promise<void> {
  await announceChange({ kind: 'flow.published', flowId, version });
  // Whatever is published begins a roll-out, ends one, or both.
  await announceLive({ type: 'rollout.changed', flowId, at: Date.now() });
  await speakAhead(flowId, version);
}
