import { describe, expect, test } from 'vitest';
import type { Callbacks, PromisedCallback } from '../callbacks.ts';

export interface CallbacksUnderTest {
  readonly callbacks: Callbacks;
  /** A call under this lease; its id. */
  callUnder(lease: string): Promise<string>;
}

let promises = 0;

function promiseIn(callId: string): PromisedCallback {
  promises += 1;
  return {
    id: `${callId}-${promises}`,
    callId,
    queueId: 'support',
    number: '+4930123',
    mode: 'customer_first',
    language: 'zh-CN',
    context: { order: 'A1', urgent: true, amount: 2.5 },
    sinceMs: 1_000,
    promisedAtMs: 2_000,
    attempts: 0,
    attemptsMax: 3,
    retryAfterMs: 60_000,
    nextAtMs: 2_000,
  };
}

/** What everything must do that keeps callbacks. */
export function describeCallbacks(name: string, open: () => Promise<CallbacksUnderTest>): void {
  const begin = async (lease: string) => {
    const { callbacks, callUnder } = await open();
    return { callbacks, promise: promiseIn(await callUnder(lease)) };
  };

  describe(`callbacks (${name})`, () => {
    test('are found again as they were promised, by the lease of their call', async () => {
      const { callbacks, promise } = await begin('lease-a');
      await callbacks.promise(promise);
      const [found, ...others] = (await callbacks.live('lease-a')).filter(({ id }) => id === promise.id);
      expect(found).toMatchObject(promise);
      expect(others).toEqual([]);
      expect((await callbacks.live('lease-of-nobody')).map(({ id }) => id)).not.toContain(promise.id);
    });

    test('are promised once, also after something has happened to them', async () => {
      const { callbacks, promise } = await begin('lease-b');
      await callbacks.promise(promise);
      await callbacks.change(promise.id, { status: 'waiting', attempts: 1, nextAtMs: 90_000 });
      await callbacks.promise(promise);
      const live = (await callbacks.live('lease-b')).filter(({ id }) => id === promise.id);
      expect(live).toMatchObject([{ ...promise, attempts: 1, nextAtMs: 90_000 }]);
    });

    test('keep what a change does not name', async () => {
      const { callbacks, promise } = await begin('lease-c');
      await callbacks.promise(promise);
      await callbacks.change(promise.id, { status: 'calling', attempts: 2, outboundCallId: 'call-7' });
      await callbacks.change(promise.id, { status: 'waiting' });
      const live = (await callbacks.live('lease-c')).filter(({ id }) => id === promise.id);
      expect(live).toMatchObject([{ ...promise, attempts: 2, outboundCallId: 'call-7' }]);
    });

    test('are no longer live once they are over', async () => {
      const { callbacks, promise } = await begin('lease-d');
      await callbacks.promise(promise);
      await callbacks.change(promise.id, { status: 'failed', endedAtMs: 3_000, result: 'not_reached' });
      expect((await callbacks.live('lease-d')).map(({ id }) => id)).not.toContain(promise.id);
    });

    test('that nobody promised cannot be changed, and nothing is thrown', async () => {
      const { callbacks } = await begin('lease-e');
      await callbacks.change('never-promised', { status: 'done', endedAtMs: 1 });
      expect((await callbacks.live('lease-e')).map(({ id }) => id)).not.toContain('never-promised');
    });
  });
}
