import { type SpeechJob, speechJobId, speechJobOptions, speechQueue } from '@patchbay/records';
import { openQueue } from '@/jobs/queues';
import { log } from '@/server/log';

/** A courtesy to the first caller: without it a text is spoken when it is first needed. May fail without failing anything. */
export async function speakAhead(flowId: string, version: string): Promise<void> {
  const job: SpeechJob = { kind: 'flow', flowId, version };
  try {
    await openQueue(speechQueue).add(job.kind, job, { ...speechJobOptions, jobId: speechJobId(job) });
  } catch (error) {
    log.warn({ error, flowId }, 'speech.not_queued');
  }
}
