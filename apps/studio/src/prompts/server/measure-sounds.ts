import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getAudios, setAudioMeasures } from '@patchbay/records';
import { measureSound } from '@/media/sound/measure-sound';
import { samplesOfWav } from '@/media/sound/samples';
import { measuredMsMax } from '@/media/store-sound';
import { readWav, soundRateHz } from '@/media/wav';
import { readEnvironment } from '@/server/environment';
import { log } from '@/server/log';

type Database = Parameters<typeof getAudios>[0];

/** Measures sounds that were kept before sounds were measured. @returns how many there were */
export async function measureSounds(db: Database, ids: readonly string[]): Promise<number> {
  const folder = join(readEnvironment().PATCHBAY_HOME, 'media');
  let measured = 0;
  for (const { id, path, durationMs, measures } of await getAudios(db, ids)) {
    if (measures !== null || durationMs > measuredMsMax) continue;
    const file = await readFile(join(folder, path)).catch((error: unknown) => {
      log.warn({ error, audioId: id }, 'sound.not_measured');
      return null;
    });
    const reading = file === null ? null : readWav(file);
    if (reading?.ok !== true) continue;
    await setAudioMeasures(db, id, measureSound(samplesOfWav(reading.file), soundRateHz));
    measured += 1;
  }
  return measured;
}
