import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { getAudios, listPrompts } from '@patchbay/records';
import { writeCsv } from '@/centre/import/read-csv';
import { writeZip, type ZipEntry } from '@/media/zip';
import { readEnvironment } from '@/server/environment';
import { log } from '@/server/log';
import { type ScriptRow, scriptRows } from '../exchange/script-rows';

type Database = Parameters<typeof listPrompts>[0];

const columns = ['file', 'prompt', 'folder', 'language', 'text', 'recorded'];
const extension = 'wav';

/** The script of what is to be recorded, and the recordings that are there, as one archive. */
export async function studioPackage(
  db: Database,
  { folder, onlyMissing }: { folder: string | null; onlyMissing: boolean },
): Promise<ReadableStream> {
  const prompts = (await listPrompts(db)).filter((prompt) => folder === null || prompt.folder === folder);
  const rows = scriptRows(prompts).filter(({ audioId }) => !onlyMissing || audioId === null);
  const audioIds = [...new Set(rows.flatMap(({ audioId }) => audioId ?? []))];
  const paths = new Map((await getAudios(db, audioIds)).map(({ id, path }) => [id, path]));
  return Readable.toWeb(Readable.from(writeZip(entriesOf(rows, paths)))) as ReadableStream;
}

function entriesOf(rows: readonly ScriptRow[], paths: ReadonlyMap<string, string>): ZipEntry[] {
  const lines = rows.map(({ fileName, promptName, folder, language, text, audioId }) => [
    `${fileName}.${extension}`,
    promptName,
    folder,
    language,
    text,
    audioId === null ? '' : 'x',
  ]);
  const script = new TextEncoder().encode(writeCsv(columns, lines));
  const media = join(readEnvironment().PATCHBAY_HOME, 'media');
  const sounds = rows.flatMap(({ fileName, audioId }): ZipEntry[] => {
    const path = audioId === null ? undefined : paths.get(audioId);
    if (path === undefined) return [];
    const read = () =>
      readFile(join(media, path)).catch((error: unknown) => {
        log.warn({ error, audioId }, 'sound.not_exported');
        return null;
      });
    return [{ name: `recordings/${fileName}.${extension}`, read }];
  });
  return [{ name: 'script.csv', read: async () => script }, ...sounds];
}
