import type { RecordingArchive } from '../ports/recordings.ts';
import type { Telephony } from '../ports/telephony.ts';

/**
 * Takes a finished recording over from Asterisk: it is removed there only once it is stored here. Null when Asterisk has
 * none. Safe to repeat.
 */
export async function keepRecording(
  id: string,
  ports: { readonly telephony: Telephony; readonly recordings: RecordingArchive },
): Promise<{ durationMs: number } | null> {
  const wav = await ports.telephony.readRecording(id);
  if (wav === null) return null;
  const stored = await ports.recordings.store(id, wav);
  await ports.telephony.deleteRecording(id);
  return stored;
}
