import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { downloadDataExport, RecordError } from '@patchbay/records';
import { mediaTypes } from '@patchbay/sheets';
import { allow } from '@/access/allow';
import { fileName } from '@/schedules/server/mail-words';
import type { Context } from '@/server/context';
import { mediaFolder } from './media-folder';

const goneText = 'This export is gone. Ask for it again where it came from.\n该导出文件已不存在，请在原处重新导出。\n';

/** The file of an export that the person asked for themselves; that it was handed out goes into the audit log. */
export async function exportResponse({ db, actor }: Context, id: string): Promise<Response> {
  const person = allow(actor, 'export.make');
  try {
    const { path, format, title, bytes, createdAt } = await downloadDataExport(db, person, id);
    const name = fileName(title, createdAt.toISOString().slice(0, 10), format);
    const body = Readable.toWeb(createReadStream(join(mediaFolder(), path))) as ReadableStream;
    return new Response(body, {
      headers: {
        'content-type': mediaTypes[format],
        'content-length': String(bytes),
        'cache-control': 'private, no-store',
        'content-disposition': `attachment; filename="export.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      },
    });
  } catch (error) {
    if (error instanceof RecordError)
      return new Response(goneText, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    throw error;
  }
}
