import { randomBytes } from 'node:crypto';
import { type Connection, connect } from '@patchbay/drizzle';
import { copyDatabase } from '@patchbay/records/testing';
import { vi } from 'vitest';
import { type Stack, type StackPart, startTestStack } from '../../../../../tools/stack/src/index.ts';

export interface StudioStack {
  readonly stack: Stack;
  readonly connection: Connection;
  /** What seals credentials. */
  readonly secret: string;
  /** @param queues whose connections the test opened */
  stop(queues: readonly string[]): Promise<void>;
}

/** A migrated database and a Redis for the tests of one file, which the studio's server finds in its environment. */
export async function startStudioStack(parts: readonly StackPart[] = []): Promise<StudioStack> {
  const copied = await copyDatabase();
  const stack = await startTestStack({ parts: ['postgres', 'redis', ...parts], databaseUrl: copied.databaseUrl });
  const connection = connect(stack.databaseUrl, { max: 4 });
  const secret = randomBytes(32).toString('base64');
  vi.stubEnv('DATABASE_URL', stack.databaseUrl);
  vi.stubEnv('REDIS_URL', stack.redisUrl);
  vi.stubEnv('PATCHBAY_HOME', stack.home);
  vi.stubEnv('PATCHBAY_SECRET', secret);
  if (parts.includes('fonts')) vi.stubEnv('PDF_FONTS', JSON.stringify(stack.fonts));
  const stop = async (queues: readonly string[]): Promise<void> => {
    // Both read the environment when they are loaded.
    const [{ openQueue }, { redis }] = await Promise.all([import('@/jobs/queues'), import('@/server/redis')]);
    for (const name of queues) await openQueue(name).close();
    redis().disconnect();
    vi.unstubAllEnvs();
    await connection.close();
    await stack.stop();
    await copied.drop();
  };
  return { stack, connection, secret, stop };
}
