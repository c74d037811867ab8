import { samplesOfWav } from '@/media/sound/samples';
import { readWav } from '@/media/wav';

/** The samples of a recording that the studio keeps; null where it is gone. */
export async function loadSamples(audioId: string): Promise<Float32Array<ArrayBuffer> | null> {
  const response = await fetch(`/api/media/audio/${encodeURIComponent(audioId)}`);
  if (!response.ok) return null;
  const reading = readWav(new Uint8Array(await response.arrayBuffer()));
  return reading.ok ? samplesOfWav(reading.file) : null;
}
