import { join } from 'node:path';
import * as z from 'zod';
import { DiskStorage } from './disk-storage.ts';
import { MediaStores } from './media-stores.ts';
import { type S3Settings, S3Storage } from './s3-storage.ts';

const s3Schema = z.object({
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an address such as https://s3.example.com' }),
  S3_BUCKET: z.string().min(1),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
  S3_REGION: z.string().min(1).default('us-east-1'),
  /** What all keys begin with. */
  S3_PREFIX: z
    .string()
    .regex(/^([A-Za-z0-9._-]+\/)*$/, 'must be empty or end with a slash, such as patchbay/')
    .default(''),
  /** `host` for services that want the bucket in the name of the host. */
  S3_ADDRESSING: z.enum(['path', 'host']).default('path'),
});

/**
 * The S3 service that an environment names; null where it names none.
 * @throws Error that says what is missing or wrong
 */
export function readS3Settings(env: NodeJS.ProcessEnv): S3Settings | null {
  const names = Object.keys(s3Schema.shape);
  const given = Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  if (Object.keys(given).length === 0) return null;
  const parsed = s3Schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`The S3 service for recordings cannot be used like this:\n${problems.join('\n')}`);
  }
  const { data } = parsed;
  return {
    endpoint: data.S3_ENDPOINT,
    region: data.S3_REGION,
    bucket: data.S3_BUCKET,
    prefix: data.S3_PREFIX,
    accessKeyId: data.S3_ACCESS_KEY_ID,
    secretAccessKey: data.S3_SECRET_ACCESS_KEY,
    pathStyle: data.S3_ADDRESSING === 'path',
  };
}

/**
 * @param home PATCHBAY_HOME
 * @throws Error as readS3Settings
 */
export function openMediaStores(env: NodeJS.ProcessEnv, home: string): MediaStores {
  const settings = readS3Settings(env);
  return new MediaStores(new DiskStorage(join(home, 'media')), settings === null ? null : new S3Storage(settings));
}
