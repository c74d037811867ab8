import { createHmac } from 'node:crypto';
import { apiKey } from '@better-auth/api-key';
import { authSchema } from '@patchbay/drizzle';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { eq } from 'drizzle-orm';
import { passwordLengthMax, passwordLengthMin } from '@/profile/password-length';
import { database } from '@/server/database';
import { readEnvironment } from '@/server/environment';

const daySeconds = 86_400;
/** The code of the refusal to sign somebody in whose account is closed. */
export const accountDisabled = 'ACCOUNT_DISABLED';

function createAuth() {
  const db = database();
  return betterAuth({
    appName: 'Patchbay',
    basePath: '/api/auth',
    secret: createHmac('sha256', Buffer.from(readEnvironment().PATCHBAY_SECRET, 'base64'))
      .update('sign-in')
      .digest('base64'),
    telemetry: { enabled: false },
    // Its warnings are about addresses of sign-in links in e-mails, of which there are none.
    logger: { level: 'error' },
    database: drizzleAdapter(db, { provider: 'pg', schema: authSchema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        locale: { type: 'string', required: false, input: false },
        theme: { type: 'string', required: false, input: false },
        timeZone: { type: 'string', required: false, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: { expiresIn: 14 * daySeconds, updateAge: daySeconds },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const { user } = authSchema;
            const [found] = await db
              .select({ disabledAt: user.disabledAt })
              .from(user)
              .where(eq(user.id, session.userId));
            if (found === undefined || found.disabledAt !== null) {
              throw new APIError('FORBIDDEN', { code: accountDisabled, message: 'This account is disabled.' });
            }
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 20 } },
    },
    advanced: {
      // Over plain http on a machine of one's own a browser would drop a secure cookie.
      useSecureCookies: readEnvironment().STUDIO_URL?.startsWith('https:') ?? false,
      cookiePrefix: 'patchbay',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: ['x-patchbay-client'] },
    },
    plugins: [
      apiKey({
        defaultPrefix: 'pb_',
        requireName: true,
        enableMetadata: true,
        rateLimit: { enabled: true, timeWindow: 60_000, maxRequests: 600 },
      }),
    ],
  });
}

const holder = globalThis as { patchbayAuth?: ReturnType<typeof createAuth> };

/** Sign-in, sessions and API keys. Built when first needed: `next build` runs without a database. */
export function auth() {
  holder.patchbayAuth ??= createAuth();
  return holder.patchbayAuth;
}
