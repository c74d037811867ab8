import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Json } from '@patchbay/flow-schema';
import { EgressProblem } from './egress-problem.ts';

export interface AnswerLimits {
  /** Of the body after decompression. */
  readonly bytesMax: number;
  readonly jsonDepthMax: number;
}

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Reads a body up to the limit and no further: a longer one is cut off while it arrives.
 * @throws EgressProblem `too_large`, `invalid_body`
 */
export async function readAnswer(body: Readable, headers: AnswerHeaders, limits: AnswerLimits): Promise<Json> {
  const bytes = await readLimited(body, headerText(headers, 'content-encoding'), limits.bytesMax);
  if (bytes.length === 0) return null;
  const contentType = headerText(headers, 'content-type');
  const text = decode(bytes, contentType);
  if (/^[^;]*[/+]json\b/i.test(contentType)) return parseJson(text, limits.jsonDepthMax);
  if (contentType === '' && /^\s*[[{]/.test(text)) {
    try {
      return parseJson(text, limits.jsonDepthMax);
    } catch (error) {
      // Nobody said that it was JSON.
      if (error instanceof EgressProblem) return text;
      throw error;
    }
  }
  return text;
}

/** The body as it came, up to the limit. @throws EgressProblem `too_large`, `invalid_body` */
export function readBytes(body: Readable, headers: AnswerHeaders, bytesMax: number): Promise<Buffer> {
  return readLimited(body, headerText(headers, 'content-encoding'), bytesMax);
}

async function readLimited(body: Readable, encoding: string, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const keep = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > bytesMax) {
        done(new EgressProblem('too_large', `The answer is larger than ${bytesMax} bytes.`));
        return;
      }
      chunks.push(chunk);
      done();
    },
  });
  const inflate = decompressor(encoding);
  try {
    await (inflate ? pipeline(body, inflate, keep) : pipeline(body, keep));
  } catch (error) {
    if (inflate && error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new EgressProblem('invalid_body', `The answer is not valid ${encoding}: ${error.message}.`);
    }
    throw error;
  }
  return Buffer.concat(chunks);
}

function decompressor(encoding: string): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new EgressProblem(
        'invalid_body',
        `The answer is encoded as "${encoding.slice(0, 40)}", which was not asked for.`,
      );
  }
}

function decode(bytes: Buffer, contentType: string): string {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError)
      throw new EgressProblem('invalid_body', `The answer's charset "${charset}" is unknown.`);
    throw error;
  }
}

function parseJson(text: string, depthMax: number): Json {
  if (jsonDepth(text) > depthMax) {
    throw new EgressProblem('invalid_body', `The answer's JSON is nested deeper than ${depthMax} levels.`);
  }
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new EgressProblem('invalid_body', 'The answer says that it is JSON and is not.');
    throw error;
  }
}

/** How deep brackets are nested, strings left out. Counted beforehand, since whoever walks the value would go as deep. */
function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth);
    else if (char === ']' || char === '}') depth--;
  }
  return deepest;
}

function headerText(headers: AnswerHeaders, name: string): string {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}
