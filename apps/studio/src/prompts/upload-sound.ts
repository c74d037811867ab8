import type { SoundMeasures } from '@patchbay/drizzle';
import type { Locale } from '@patchbay/flow-schema';
import { decodeSound } from '@/media/decode-sound';
import { pcmOf } from '@/media/sound/samples';
import { writeWav } from '@/media/wav';

/** A recording as the studio keeps it. */
export interface Sound {
  readonly id: string;
  readonly name: string;
  readonly durationMs: number;
  /** Null for one that has not been measured. */
  readonly measures: SoundMeasures | null;
}

export type UploadResult =
  | { readonly sound: Sound }
  /** `problem` is what the server said, in the person's language. */
  | { readonly reason: 'not_sound' | 'upload_failed'; readonly problem: string | null };

interface UploadOptions {
  readonly name: string;
  readonly language: string;
  readonly locale: Locale;
  readonly source?: 'upload' | 'recorded';
  /** The id of the sound that this one was levelled from. */
  readonly leveledFrom?: string;
}

/** Converts a sound file here in the browser and hands it to the studio. */
export async function uploadSound(file: File, language: string, locale: Locale): Promise<UploadResult> {
  const samples = await decodeSound(file);
  if (samples === null) return { reason: 'not_sound', problem: null };
  return await uploadSamples(samples, { name: file.name, language, locale });
}

/** Hands samples of the rate in which sounds are kept to the studio. */
export async function uploadSamples(samples: Float32Array, options: UploadOptions): Promise<UploadResult> {
  const { name, language, locale, source = 'upload', leveledFrom } = options;
  const query = new URLSearchParams({ name, language, source, ...(leveledFrom === undefined ? {} : { leveledFrom }) });
  const response = await fetch(`/api/media/audio?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'audio/wav', 'accept-language': locale },
    body: writeWav(pcmOf(samples)),
  }).catch(() => null);
  if (response === null) return { reason: 'upload_failed', problem: null };
  if (response.ok) return { sound: await response.json() };
  const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
  return { reason: 'upload_failed', problem: problem?.detail ?? null };
}
