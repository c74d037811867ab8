import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { readEnvironment } from './environment';

interface SoundFile {
  /** Relative to the media folder. */
  readonly path: string;
  /** Given when it is to be saved rather than played. */
  readonly downloadName?: string;
}

/** A stored sound as an answer, in parts where the player asks for parts. 404 when the file is gone. */
export async function soundResponse(request: Request, { path, downloadName }: SoundFile): Promise<Response> {
  const folder = join(readEnvironment().PATCHBAY_HOME, 'media');
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep)) return new Response(null, { status: 404 });
  const size = await stat(file).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return new Response(null, { status: 404 });

  return await rangedResponse(request, {
    size,
    open: async ({ first, last }) => createReadStream(file, { start: first, end: last }),
    ...(downloadName === undefined ? {} : { downloadName }),
  });
}

interface RangedSound {
  /** In bytes. */
  readonly size: number;
  /** Null when it is gone by then. */
  open(range: { readonly first: number; readonly last: number }): Promise<Readable | null>;
  readonly downloadName?: string;
}

/** A sound as an answer, wherever it is kept: in parts where parts are asked for. */
export async function rangedResponse(request: Request, { size, open, downloadName }: RangedSound): Promise<Response> {
  const range = parseRange(request.headers.get('range'), size);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const headers = new Headers({
    'content-type': 'audio/wav',
    'content-length': String(last - first + 1),
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
  });
  if (range !== null) headers.set('content-range', `bytes ${first}-${last}/${size}`);
  if (downloadName !== undefined) headers.set('content-disposition', `attachment; filename="${downloadName}"`);
  const stream = size === 0 ? Readable.from([]) : await open({ first, last });
  if (stream === null) return new Response(null, { status: 404 });
  return new Response(Readable.toWeb(stream) as ReadableStream, { status: range === null ? 200 : 206, headers });
}

/** One range of bytes as RFC 9110 section 14.1.2 writes it; several at once are answered with the whole. */
export function parseRange(
  header: string | null,
  size: number,
): { first: number; last: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || (match[1] === '' && match[2] === '')) return null;
  const [, from = '', to = ''] = match;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last || first >= size ? 'unsatisfiable' : { first, last };
}
