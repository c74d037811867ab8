import { randomUUID } from 'node:crypto';
import { type Announcement, type SpeechJob, speechJobOptions, speechQueue } from '@patchbay/records';
import { openQueue } from '@/jobs/queues';
import { log } from '@/server/log';

/** A courtesy to the first caller: without it a text is spoken when it is first needed. May fail without failing anything. */
export async function speakAnnouncement({ id, on, says }: Pick<Announcement, 'id' | 'on' | 'says'>): Promise<void> {
  if (!on) return;
  const jobs = Object.entries(says).flatMap(([language, { text }]): SpeechJob[] =>
    text === undefined ? [] : [{ kind: 'text', text, language, voiceId: null }],
  );
  try {
    const queue = openQueue(speechQueue);
    await Promise.all(jobs.map((job) => queue.add(job.kind, job, { ...speechJobOptions, jobId: randomUUID() })));
  } catch (error) {
    log.warn({ error, announcementId: id }, 'speech.not_queued');
  }
}
