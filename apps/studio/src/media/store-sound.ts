import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Audio, addAudio } from '@patchbay/records';
import type { Context } from '@/server/context';
import { readEnvironment } from '@/server/environment';
import { PublicError } from '@/server/public-error';
import { measureSound } from './sound/measure-sound';
import { samplesOfWav } from './sound/samples';
import { readWav, soundRateHz } from './wav';

export const soundBytesMax = 20_000_000;
/** Measuring more would keep everybody else waiting; and no prompt is that long. */
export const measuredMsMax = 120_000;

const problems = {
  not_wav: {
    en: 'This is not a WAV file. The studio turns other sounds into one before it sends them.',
    zh: '这不是 WAV 文件。工作室会在上传前转换其他格式。',
  },
  wrong_form: {
    en: 'The WAV file must be 16-bit PCM, mono, 16 kHz.',
    zh: 'WAV 文件必须为 16 位 PCM、单声道、16 kHz。',
  },
  empty: { en: 'There is no sound in this file.', zh: '文件中没有声音。' },
} as const;

/**
 * Keeps an uploaded sound under the hash of its content, and writes it down.
 * @param input.leveledFrom the id of the sound that this one was levelled from
 * @throws PublicError `sound_not_wav`, `sound_wrong_form`, `sound_empty`
 */
export async function storeSound(
  ctx: Context & { actor: NonNullable<Context['actor']> },
  input: {
    bytes: Uint8Array;
    name: string;
    language: string | null;
    source: Audio['source'];
    leveledFrom?: string | null;
  },
): Promise<Audio> {
  const reading = readWav(input.bytes);
  if (!reading.ok) throw new PublicError('BAD_REQUEST', `sound_${reading.problem}`, problems[reading.problem]);
  const id = createHash('sha256').update(reading.file).digest('hex');
  const path = join('audio', `${id}.wav16`);
  const target = join(readEnvironment().PATCHBAY_HOME, 'media', path);
  await mkdir(join(target, '..'), { recursive: true });
  // Whole or not at all: Asterisk may play it the moment the name exists.
  const partial = `${target}.${process.pid}.part`;
  await writeFile(partial, reading.file);
  await rename(partial, target);
  const { name, language, source, leveledFrom = null } = input;
  return await addAudio(ctx.db, ctx.actor, {
    id,
    name,
    language,
    source,
    durationMs: reading.durationMs,
    path,
    leveledFrom,
    ...(reading.durationMs > measuredMsMax ? {} : { measures: measureSound(samplesOfWav(reading.file), soundRateHz) }),
  });
}
