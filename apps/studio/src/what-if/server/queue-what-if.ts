import { type WhatIfJob, whatIfQueue } from '@patchbay/records';
import { openQueue } from '@/jobs/queues';

/** Hands a trial to whichever studio is free. One that is queued or under way already is not queued again. */
export async function queueWhatIf(whatIfId: string): Promise<void> {
  const data: WhatIfJob = { whatIfId };
  await openQueue(whatIfQueue).add('what-if', data, {
    jobId: whatIfId,
    // A trial can be queued again under its id after a restart.
    removeOnComplete: true,
    removeOnFail: { age: 7 * 86_400, count: 100 },
  });
}
