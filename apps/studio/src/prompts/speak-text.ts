import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { type SpeechJob, type SpokenText, speechQueue } from '@patchbay/records';
import { type Job, QueueEvents } from 'bullmq';
import { openQueue } from '@/jobs/queues';
import { PublicError } from '@/server/public-error';
import { openRedis } from '@/server/redis';

const speakTimeoutMs = 20_000;
const keepSeconds = 60;
const keepCount = 100;
const holder = globalThis as { patchbaySpeechEvents?: QueueEvents };

function speechEvents(): QueueEvents {
  holder.patchbaySpeechEvents ??= new QueueEvents(speechQueue, {
    connection: openRedis('speech-events', { blocking: true }),
  });
  return holder.patchbaySpeechEvents;
}

/**
 * Has a text spoken by the runtime and waits for the sound.
 * @param voiceId the one voice that may say it; null: as callers hear it
 * @throws PublicError `speech_failed`, `speech_timeout`, `speech_voice_failed`
 */
export async function speakText(
  text: string,
  language: string,
  voiceId: string | null = null,
): Promise<{ src: string; durationMs: number }> {
  const data: SpeechJob = { kind: 'text', text, language, voiceId };
  const job: Job<SpeechJob, SpokenText> = await openQueue(speechQueue).add('text', data, {
    // Never one of before: the voice may have been changed since.
    jobId: randomUUID(),
    attempts: 1,
    removeOnComplete: { age: keepSeconds, count: keepCount },
    removeOnFail: true,
  });
  const events = speechEvents();
  await events.waitUntilReady();
  const result = await job.waitUntilFinished(events, speakTimeoutMs).catch(async (cause: unknown) => {
    throw await failureOf(job, cause);
  });
  if (!result.spoken) {
    throw new PublicError('SERVICE_UNAVAILABLE', 'speech_voice_failed', {
      en: `This voice cannot be heard. ${result.message}`,
      zh: `该音色无法播放。${result.message}`,
    });
  }
  return { src: `/api/media/speech/${basename(result.path)}`, durationMs: result.durationMs };
}

async function failureOf(job: Job, cause: unknown): Promise<PublicError> {
  // A failed job is removed at once; one that still waits or runs has only taken too long.
  const state = await job.getState();
  if (state === 'unknown' || state === 'failed') {
    return new PublicError(
      'SERVICE_UNAVAILABLE',
      'speech_failed',
      {
        en: 'This text could not be spoken. See whether there is a voice for this language.',
        zh: '无法合成此文本。请确认该语言有可用的语音。',
      },
      { cause },
    );
  }
  return new PublicError(
    'TIMEOUT',
    'speech_timeout',
    {
      en: 'Speaking takes too long. See under Background jobs whether anybody works on it, then try again.',
      zh: '语音合成耗时过长。请在“后台任务”中确认有处理进程，然后重试。',
    },
    { cause },
  );
}
