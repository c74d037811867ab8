import type { AnyTRPCProcedure } from '@trpc/server';
import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import type { Context } from './context';
import { appRouter } from './router';
import { createCaller } from './trpc';

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>);
/** What belongs to the person who asks, and what an agent needs for a call. */
const openToAgents =
  /^(?:(?:profile|live|phone|seat|customers|ownReviews)\.|callbacks\.ofCustomer$|derivedScreens\.(?:items|saveOwn)$|shifts\.own$)/;

const untouchable = new Proxy({} as Context['db'], {
  get: (_, property) => {
    throw new Error(`the database was touched (${String(property)}) before the permission was checked`);
  },
});

function contextOf(actor: Context['actor']): Context {
  return { db: untouchable, actor, headers: new Headers() };
}

async function codeOf(path: string, actor: Context['actor']): Promise<string> {
  let at: unknown = createCaller(appRouter)(contextOf(actor));
  for (const part of path.split('.')) at = (at as Record<string, unknown>)[part];
  try {
    await (at as (input: unknown) => Promise<unknown>)(undefined);
    return 'ALLOWED';
  } catch (error) {
    if (error instanceof TRPCError) return error.code;
    throw error;
  }
}

describe('every procedure', () => {
  it.each(procedures)('%s refuses who is not signed in', async (path) => {
    expect(await codeOf(path, null)).toBe('UNAUTHORIZED');
  });

  it.each(procedures.filter(([path]) => !openToAgents.test(path)))('%s refuses an agent', async (path) => {
    expect(await codeOf(path, { id: 'u', name: 'A', role: 'agent', via: 'session', mustChangePassword: false })).toBe(
      'FORBIDDEN',
    );
  });

  it.each(procedures.filter(([path]) => path !== 'profile.changePassword'))(
    '%s refuses an administrator who has to choose a password first',
    async (path) => {
      const actor = { id: 'u', name: 'A', role: 'admin', via: 'session', mustChangePassword: true } as const;
      expect(await codeOf(path, actor)).toBe('FORBIDDEN');
    },
  );

  it('profile.changePassword is open to whom it is asked of', async () => {
    const actor = { id: 'u', name: 'A', role: 'agent', via: 'session', mustChangePassword: true } as const;
    expect(await codeOf('profile.changePassword', actor)).toBe('BAD_REQUEST');
  });
});
