import { samplesOfWav } from '@/media/sound/samples';
import { readWav } from '@/media/wav';

/** The samples of a recording that the studio keeps; null where it is gone. */
export function loadSamples(audioId: string): Promise<Float32Array<ArrayBuffer> | null> {
  return samplesAt(`/api/media/audio/${encodeURIComponent(audioId)}`);
}

/** The samples of a sound at an address of the studio; null where there is none. */
export async function samplesAt(address: string): Promise<Float32Array<ArrayBuffer> | null> {
  const response = await fetch(address);
  if (!response.ok) return null;
  const reading = readWav(new Uint8Array(await response.arrayBuffer()));
  return reading.ok ? samplesOfWav(reading.file) : null;
}
