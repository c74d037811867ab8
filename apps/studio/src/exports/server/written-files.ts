import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getDataExport, RecordError } from '@patchbay/records';
import { sheetFormats } from '@patchbay/sheets';
import { database } from '@/server/database';
import { mediaFolder } from './media-folder';

/** An export that takes longer is ended. */
export const exportMsMax = 2 * 3_600_000;

/** Half a file is of no use to anybody, nor is a whole one that nobody wants any more. */
export async function removeWritten(id: string): Promise<void> {
  const kept = await getDataExport(database(), id).then(
    ({ path }) => path,
    (error: unknown) => {
      if (error instanceof RecordError) return null;
      throw error;
    },
  );
  for (const format of sheetFormats) {
    const path = join('exports', `${id}.${format}`);
    await rm(join(mediaFolder(), `${path}.part`), { force: true });
    if (path !== kept) await rm(join(mediaFolder(), path), { force: true });
  }
}
