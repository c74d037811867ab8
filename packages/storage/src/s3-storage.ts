import { Readable } from 'node:stream';
import { setTimeout as rest } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { checkKey } from './check-key.ts';
import type { ByteRange, ObjectStorage, StoredSource } from './object-storage.ts';
import { StorageError } from './storage-error.ts';

export interface S3Settings {
  /** Of the service, e.g. `https://s3.eu-central-1.amazonaws.com` or `http://10.0.0.5:9000`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** What all keys begin with, e.g. `patchbay/`; empty for none. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Whether the bucket stands in the path, as most services of one's own want it, rather than in the name of the host. */
  readonly pathStyle: boolean;
}

export interface S3Limits {
  readonly connectMsMax: number;
  /** Until an answer begins, or goes on. */
  readonly answerMsMax: number;
  readonly attemptsMax: number;
  /** Before the second attempt; twice as long before each after it. */
  readonly restMs: number;
}

const usualLimits: S3Limits = { connectMsMax: 3_000, answerMsMax: 15_000, attemptsMax: 3, restMs: 250 };
/** What an upload may be slowed down to before it is given up. */
const bytesPerSecondMin = 128 * 1_024;

const nothing = () => undefined;
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

/** A bucket of any service that speaks S3. */
export class S3Storage implements ObjectStorage {
  private readonly client: S3Client;
  private readonly limits: S3Limits;

  constructor(
    private readonly settings: S3Settings,
    limits: Partial<S3Limits> = {},
  ) {
    this.limits = { ...usualLimits, ...limits };
    this.client = new S3Client({
      endpoint: settings.endpoint,
      region: settings.region,
      forcePathStyle: settings.pathStyle,
      credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
      // A stream cannot be sent twice: attempts are counted here, and each opens its source anew.
      maxAttempts: 1,
      requestHandler: { connectionTimeout: this.limits.connectMsMax, socketTimeout: this.limits.answerMsMax },
      // Checksums in trailers are not understood by every service; the signature covers the whole request as it is.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // What goes wrong is told by the errors.
      logger: silent,
    });
  }

  async put(key: string, source: StoredSource): Promise<void> {
    const msMax = this.limits.answerMsMax + Math.ceil((source.size / bytesPerSecondMin) * 1_000);
    await this.attempt(`put ${key}`, msMax, async (deadline) => {
      const body = exactly(source, key);
      // Else the service would wait for the rest until its own patience ends.
      body.once('error', () => deadline.abort());
      try {
        await this.client.send(
          new PutObjectCommand({
            ...this.place(key),
            Body: body,
            ContentLength: source.size,
            ContentType: 'audio/wav',
          }),
          { abortSignal: deadline.signal },
        );
      } catch (error) {
        // The service only hears that the line was cut; why it was is known here.
        throw body.errored instanceof StorageError ? body.errored : error;
      } finally {
        body.destroy();
      }
    });
  }

  async size(key: string): Promise<number | null> {
    return this.attempt(`look at ${key}`, this.limits.answerMsMax, async ({ signal: abortSignal }) => {
      const answer = await absentAsNull(this.client.send(new HeadObjectCommand(this.place(key)), { abortSignal }));
      return answer === null ? null : (answer.ContentLength ?? 0);
    });
  }

  async read(key: string, range?: ByteRange): Promise<Readable | null> {
    const wanted = range === undefined ? {} : { Range: `bytes=${range.first}-${range.last}` };
    return this.attempt(`read ${key}`, this.limits.answerMsMax, async ({ signal: abortSignal }) => {
      const command = new GetObjectCommand({ ...this.place(key), ...wanted });
      const answer = await absentAsNull(this.client.send(command, { abortSignal }));
      if (answer === null) return null;
      if (!(answer.Body instanceof Readable)) throw new StorageError('unreachable', `read ${key}: no body came`);
      return answer.Body;
    });
  }

  async remove(key: string): Promise<void> {
    await this.attempt(`remove ${key}`, this.limits.answerMsMax, async ({ signal: abortSignal }) => {
      await absentAsNull(this.client.send(new DeleteObjectCommand(this.place(key)), { abortSignal }));
    });
  }

  private place(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.settings.bucket, Key: this.settings.prefix + checkKey(key) };
  }

  private async attempt<T>(what: string, msMax: number, work: (deadline: AbortController) => Promise<T>): Promise<T> {
    for (let count = 1; ; count += 1) {
      // Only until the answer begins: what streams afterwards may take as long as it moves.
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), msMax);
      try {
        return await work(deadline);
      } catch (error) {
        const known = asStorageError(what, error, deadline.signal.aborted ? msMax : null);
        if (known.code !== 'unreachable' || count >= this.limits.attemptsMax) throw known;
      } finally {
        clearTimeout(timer);
      }
      await rest(this.limits.restMs * 2 ** (count - 1) * (0.5 + Math.random() / 2));
    }
  }
}

/** As many bytes as were announced, else an error before the service takes half of it for the whole. */
function exactly(source: StoredSource, key: string): Readable {
  async function* counted(): AsyncGenerator<Uint8Array> {
    const stream = source.open();
    let sent = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Uint8Array>) {
        sent += chunk.byteLength;
        if (sent > source.size) break;
        yield chunk;
      }
    } catch (error) {
      throw new StorageError('incomplete', `${key} could not be read while it was stored`, { cause: error });
    } finally {
      stream.destroy();
    }
    if (sent !== source.size) {
      throw new StorageError('incomplete', `${key} has other than the ${source.size} bytes it said`);
    }
  }
  return Readable.from(counted(), { objectMode: false });
}

async function absentAsNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    // A bucket that does not exist is no file that does not exist.
    const isKey = error instanceof S3ServiceException && (error.name === 'NoSuchKey' || error.name === 'NotFound');
    if (isKey) return null;
    throw error;
  }
}

const laterStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** @param waitedMs how long it was waited for, where that was given up */
function asStorageError(what: string, error: unknown, waitedMs: number | null): StorageError {
  if (error instanceof StorageError) return error;
  const status = error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;
  const refused = status >= 400 && !laterStatuses.has(status);
  const why = waitedMs === null ? nameOf(error) : `no answer within ${waitedMs / 1_000} s`;
  return new StorageError(
    refused ? 'refused' : 'unreachable',
    `${what}: ${why}${status === 0 ? '' : ` (HTTP ${status})`}`,
    { cause: error },
  );
}

/** What operators know it by: `ECONNREFUSED` rather than `Error`. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
