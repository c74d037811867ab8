import type { Locale } from '@patchbay/flow-schema';
import { decodeSound } from '@/media/decode-sound';

type UploadResult =
  | { readonly sound: { id: string; name: string; durationMs: number } }
  /** `problem` is what the server said, in the person's language. */
  | { readonly reason: 'not_sound' | 'upload_failed'; readonly problem: string | null };

/** Converts a sound file here in the browser and hands it to the studio. */
export async function uploadSound(file: File, language: string, locale: Locale): Promise<UploadResult> {
  const sound = await decodeSound(file);
  if (sound === null) return { reason: 'not_sound', problem: null };
  const query = new URLSearchParams({ name: file.name, language });
  const response = await fetch(`/api/media/audio?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'audio/wav', 'accept-language': locale },
    body: sound,
  }).catch(() => null);
  if (response === null) return { reason: 'upload_failed', problem: null };
  if (response.ok) return { sound: await response.json() };
  const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
  return { reason: 'upload_failed', problem: problem?.detail ?? null };
}
