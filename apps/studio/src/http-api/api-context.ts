import { users } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';
import { auth } from '@/auth/auth';
import { mustChangePassword } from '@/people/one-time-password';
import type { Context } from '@/server/context';
import { database } from '@/server/database';
import { PublicError } from '@/server/public-error';

/**
 * The context of a request to the HTTP API: the person whose key it carries, with that person's present role.
 * @throws PublicError `key_missing`, `key_refused`, `rate_limited`
 */
export async function createApiContext(headers: Headers): Promise<Context> {
  const key = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (key === undefined) {
    throw new PublicError('UNAUTHORIZED', 'key_missing', {
      en: 'Send an API key: “Authorization: Bearer <key>”. Keys are made in the studio under API keys.',
      zh: '请提供 API 密钥：“Authorization: Bearer <密钥>”。可在工作室的“API 密钥”页面创建。',
    });
  }
  const verified = await auth().api.verifyApiKey({ body: { key } });
  if (verified.error?.code === 'RATE_LIMITED') {
    throw new PublicError('TOO_MANY_REQUESTS', 'rate_limited', {
      en: 'Too many requests with this key. Wait a minute.',
      zh: '使用此密钥的请求过多，请稍候一分钟。',
    });
  }
  const db = database();
  const [user] =
    verified.key === null
      ? []
      : await db
          .select({ id: users.id, name: users.name, role: users.role, disabledAt: users.disabledAt })
          .from(users)
          .where(eq(users.id, verified.key.referenceId));
  if (user === undefined || user.disabledAt !== null) {
    throw new PublicError('UNAUTHORIZED', 'key_refused', {
      en: 'This API key is not known, has expired or was revoked.',
      zh: '此 API 密钥不存在、已过期或已被撤销。',
    });
  }
  const name = verified.key?.name ? `${user.name} (${verified.key.name})` : user.name;
  const actor = { id: user.id, name, role: user.role, via: 'api_key' } as const;
  return { db, actor: { ...actor, mustChangePassword: await mustChangePassword(db, user.id) }, headers };
}
