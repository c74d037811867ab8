import {
  type Actor,
  publishPrompt,
  type SpeechJob,
  speechJobId,
  speechJobOptions,
  speechQueue,
} from '@patchbay/records';
import { openQueue } from '@/jobs/queues';
import { announceChange } from '@/server/changes';
import { log } from '@/server/log';
import { refuseBreaking } from './refuse-breaking';

type Database = Parameters<typeof publishPrompt>[0];

/**
 * New calls hear it from now on; its texts are spoken in advance.
 * @throws PublicError `prompt_would_break_flows`; what `publishPrompt` throws
 */
export async function publishLibraryPrompt(
  db: Database,
  actor: Actor,
  { promptId, revisionId }: { promptId: string; revisionId: string },
): Promise<void> {
  await publishPrompt(db, actor, { promptId, revisionId, guard: refuseBreaking });
  await announceChange({ kind: 'prompt.published', promptId, revisionId });
  await speakInAdvance({ kind: 'prompt', promptId, revisionId });
}

/** A courtesy to the first caller: without it the text is spoken when it is first needed. */
async function speakInAdvance(job: Exclude<SpeechJob, { kind: 'text' }>): Promise<void> {
  try {
    await openQueue(speechQueue).add(job.kind, job, { ...speechJobOptions, jobId: speechJobId(job) });
  } catch (error) {
    log.warn({ error }, 'speech.not_queued');
  }
}
