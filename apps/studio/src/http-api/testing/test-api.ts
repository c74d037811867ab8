import { type CopiedDatabase, copyDemoDatabase, demoApiKey } from '@patchbay/records/testing';
import { type Stack, startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll } from 'vitest';

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface TestApi {
  readonly stack: Stack;
  /** Of the administrator who was there first. */
  readonly apiKey: string;
  /** @param apiKey of somebody else; the administrator's without it */
  request(method: string, path: string, body?: unknown, apiKey?: string): Promise<ApiAnswer>;
}

/** The HTTP API over the demo centre, in a database and a Redis of its own, for the tests of one file. Use it inside tests only. */
export function apiForTests(): TestApi {
  let open: TestApi | null = null;
  let copied: CopiedDatabase | null = null;
  beforeAll(async () => {
    copied = await copyDemoDatabase();
    const stack = await startTestStack({ parts: ['postgres', 'redis'], databaseUrl: copied.databaseUrl });
    const apiKey = demoApiKey;
    // What answers requests reads the environment when it is loaded.
    Object.assign(process.env, stack.appEnv, { DATABASE_URL: stack.databaseUrl, REDIS_URL: stack.redisUrl });
    const { handleApiRequest } = await import('../handle-request');
    open = {
      stack,
      apiKey,
      request: async (method, path, body, key = apiKey) => {
        const response = await handleApiRequest(
          new Request(`http://localhost:3000/api/v1${path}`, {
            method,
            headers: { authorization: `Bearer ${key}` },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }),
        );
        return { status: response.status, body: await response.json() };
      },
    };
  });
  afterAll(async () => {
    const { redis } = await import('@/server/redis');
    redis().disconnect();
    await open?.stack.stop();
    await copied?.drop();
  });
  const opened = (): TestApi => {
    if (open === null) throw new Error('the API is there only while tests run');
    return open;
  };
  return {
    get stack() {
      return opened().stack;
    },
    get apiKey() {
      return opened().apiKey;
    },
    request: (...parts) => opened().request(...parts),
  };
}
