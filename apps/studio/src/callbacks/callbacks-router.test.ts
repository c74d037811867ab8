import { can, type Permission, type Role, roles } from '@patchbay/records';
import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import type { Context } from '@/server/context';
import { appRouter } from '@/server/router';
import { createCaller } from '@/server/trpc';

const beyond = 'the permission was there';
/** Whatever gets as far as the database was let through. */
const db = new Proxy({} as Context['db'], {
  get: () => {
    throw new Error(beyond);
  },
});

const callback = { callbackId: 'c' };
const acts = [
  ['list', 'floor.view', { open: true }],
  ['ofCustomer', 'customer.read', { customerId: 'c' }],
  ['cancel', 'floor.callback', callback],
  ['callNow', 'floor.callback', callback],
] as const satisfies readonly (readonly [string, Permission, unknown])[];

async function outcome(name: (typeof acts)[number][0], input: unknown, role: Role): Promise<string> {
  const actor = { id: 'u', name: 'U', role, via: 'session', mustChangePassword: false } as const;
  const { callbacks } = createCaller(appRouter)({ db, actor, headers: new Headers() });
  try {
    await (callbacks[name] as (input: unknown) => Promise<unknown>)(input);
    return 'done';
  } catch (error) {
    if (error instanceof TRPCError) return error.message === beyond ? 'let through' : error.code;
    throw error;
  }
}

describe('callbacks', () => {
  it('are all listed here', () => {
    const procedures = Object.keys(appRouter._def.procedures).filter((path) => path.startsWith('callbacks.'));
    expect(acts.map(([name]) => `callbacks.${name}`).sort()).toEqual(procedures.sort());
  });

  describe.each(acts)('%s', (name, permission, input) => {
    it.each(roles)(`needs ${permission}: %s`, async (role) => {
      expect(await outcome(name, input, role)).toBe(can(role, permission) ? 'let through' : 'FORBIDDEN');
    });
  });
});
