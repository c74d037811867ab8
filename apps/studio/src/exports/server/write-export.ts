import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Database } from '@patchbay/drizzle';
import { beginDataExport, type DataExport, failDataExport, finishDataExport, RecordError } from '@patchbay/records';
import { openSheetWriter, type PdfFonts } from '@patchbay/sheets';
import { exportRequestSchema } from '../export-request';
import { callsTable } from './calls-table';
import type { ExportedTable, TableAsked } from './exported-table';

const keptMs = 7 * 86_400_000;

export interface ExportPlace {
  /** The folder that the paths of files are relative to. */
  readonly mediaFolder: string;
  /** Null where none were brought along. */
  readonly fonts: PdfFonts | null;
}

export type OnProgress = (progress: { readonly rows: number; readonly rowsExpected: number }) => void;

/**
 * Writes what was asked for to its file. What cannot be exported is noted with its code; anything else is thrown.
 * @param nowMs what relative times mean
 */
export async function writeExport(
  db: Database,
  id: string,
  { mediaFolder, fonts }: ExportPlace,
  nowMs: number,
  onProgress: OnProgress,
): Promise<void> {
  const asked = await beginDataExport(db, id);
  if (asked === null) return;
  if (asked.format === 'pdf' && fonts === null) return await failDataExport(db, id, 'fonts_missing');
  const path = join('exports', `${id}.${asked.format}`);
  const part = `${join(mediaFolder, path)}.part`;
  await mkdir(dirname(part), { recursive: true });
  try {
    const rows = await writeFile(await openTable(db, asked, nowMs), asked, part, fonts, onProgress);
    const { size } = await stat(part);
    await rename(part, join(mediaFolder, path));
    const expiresAt = new Date(Date.now() + keptMs);
    const wanted = await finishDataExport(db, id, { rows, path, bytes: size, expiresAt });
    if (!wanted) await rm(join(mediaFolder, path), { force: true });
  } catch (error) {
    await rm(part, { force: true });
    if (!(error instanceof RecordError)) throw error;
    await failDataExport(db, id, error.code);
  }
}

async function openTable(db: Database, asked: DataExport, nowMs: number): Promise<ExportedTable> {
  const request = exportRequestSchema.parse(asked.request);
  const table: TableAsked = { title: asked.title, locale: asked.locale, timeZone: asked.timeZone, nowMs };
  switch (request.kind) {
    case 'calls':
      return await callsTable(db, request.filter, table);
    case 'report': {
      // With it come all node types, which calls need none of.
      const { reportTable } = await import('./report-table');
      return await reportTable(db, request.definition, request.view, table);
    }
  }
}

async function writeFile(
  { sheet, rowsExpected, pages }: ExportedTable,
  { format }: DataExport,
  path: string,
  fonts: PdfFonts | null,
  onProgress: OnProgress,
): Promise<number> {
  const out = createWriteStream(path);
  // Told where it is written to; without this a full disk would end the process first.
  const closed = finished(out);
  closed.catch(() => undefined);
  try {
    const writer = openSheetWriter(format, sheet, out, () => {
      if (fonts === null) throw new Error('no fonts for PDF');
      return fonts;
    });
    let rows = 0;
    for await (const page of pages) {
      await writer.write(page);
      rows += page.length;
      onProgress({ rows, rowsExpected: Math.max(rowsExpected, rows) });
    }
    await writer.end();
    out.end();
    await closed;
    return rows;
  } finally {
    out.destroy();
  }
}
