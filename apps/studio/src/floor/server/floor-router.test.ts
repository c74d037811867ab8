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

const conversation = { conversationId: 'c.0' };
const call = { callId: 'c' };
const agent = { agentId: 'a' };

/** Every act with its own permission: one that is added without a line here fails the count. */
const acts = [
  ['centre', 'floor.view', undefined],
  ['callers', 'floor.view', { ids: ['c'] }],
  ['leave', 'floor.view', undefined],
  ['listen', 'floor.listen', conversation],
  ['whisper', 'floor.whisper', conversation],
  ['barge', 'floor.barge', conversation],
  ['takeOver', 'floor.take_over', conversation],
  ['hangUp', 'floor.hangup', call],
  ['setReady', 'floor.set_state', agent],
  ['setNotReady', 'floor.set_state', { ...agent, reasonId: 'r' }],
  ['signOut', 'floor.sign_out', agent],
  ['move', 'floor.move', { ...call, queueId: null, toFront: true }],
  ['pick', 'floor.pick', { ...call, agentId: null }],
] as const satisfies readonly (readonly [string, Permission, unknown])[];

async function outcome(name: (typeof acts)[number][0], input: unknown, role: Role): Promise<string> {
  const actor = { id: 'u', name: 'U', role, via: 'session', mustChangePassword: false } as const;
  const { floor } = createCaller(appRouter)({ db, actor, headers: new Headers() });
  try {
    await (floor[name] as (input: unknown) => Promise<unknown>)(input);
    return 'done';
  } catch (error) {
    if (error instanceof TRPCError) return error.message === beyond ? 'let through' : error.code;
    throw error;
  }
}

describe('what is done on the floor', () => {
  it('is all listed here', () => {
    const procedures = Object.keys(appRouter._def.procedures).filter((path) => path.startsWith('floor.'));
    expect(acts.map(([name]) => `floor.${name}`).sort()).toEqual(procedures.sort());
  });

  describe.each(acts)('%s', (name, permission, input) => {
    it.each(roles)(`needs ${permission}: %s`, async (role) => {
      expect(await outcome(name, input, role)).toBe(can(role, permission) ? 'let through' : 'FORBIDDEN');
    });
  });
});
