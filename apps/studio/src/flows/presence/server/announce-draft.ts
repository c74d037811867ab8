import { announceLive } from '@/server/announce-live';

/** Tells everyone who has the draft open that there is more to see. */
export async function announceDraft(flowId: string, revision: number): Promise<void> {
  await announceLive({ type: 'draft.saved', flowId, revision, at: Date.now() });
}
