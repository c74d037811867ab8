import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '@patchbay/flow-schema';
import { askDataExport, type DataExport, deleteDataExport, getSetting } from '@patchbay/records';
import type { Actor, Context } from '@/server/context';
import type { ExportRequest } from '../export-request';
import { allowExport } from './allow-export';
import { queueExport } from './exports-runner';
import { mediaFolder } from './media-folder';

/** Somebody who is signed in, or whose key it is. */
interface Asking {
  readonly db: Context['db'];
  readonly actor: Actor;
}

interface ExportAsked extends Pick<DataExport, 'format' | 'title' | 'locale'> {
  readonly request: ExportRequest;
  /** IANA; the centre's where it is not said. */
  readonly timeZone?: string | null | undefined;
}

/** Keeps what is wanted and hands it to whichever studio is free. @throws PublicError `not_allowed` */
export async function askExport(
  { db, actor }: Asking,
  { request, timeZone, ...asked }: ExportAsked,
): Promise<DataExport> {
  allowExport(actor, request);
  const zone = timeZone ?? (await getSetting(db, 'centre.timeZone'));
  const plain = JSON.parse(JSON.stringify(request)) as Json;
  const row = await askDataExport(db, actor, { ...asked, timeZone: zone, request: plain });
  await queueExport(row.id);
  return row;
}

/** With its file. @throws RecordError `not_found` */
export async function removeExport({ db, actor }: Asking, id: string): Promise<void> {
  const path = await deleteDataExport(db, actor, id);
  if (path !== null) await rm(join(mediaFolder(), path), { force: true });
}
