import type { LiveMessage } from '@patchbay/records';
import { describe, expect, it } from 'vitest';
import { queueField } from '@/floor/store/floor-examples';
import { LiveOutbox } from './live-outbox';

const ended = (callId: string): LiveMessage => ({
  type: 'call.ended',
  callId,
  flowId: 'f',
  version: 'v',
  reason: 'hangup',
  at: 0,
});
const waiting = (count: number): LiveMessage => ({
  type: 'floor.set',
  field: queueField('q', { waiting: count }),
  at: 0,
});

describe('what waits for a slow tab', () => {
  it('is of each field of the floor the latest only, and every event in order', () => {
    const outbox = new LiveOutbox();
    for (const message of [ended('c1'), waiting(1), ended('c2'), waiting(2)]) outbox.put(message);
    expect(outbox.take()).toEqual([ended('c1'), ended('c2'), waiting(2)]);
    expect(outbox.take()).toEqual([]);
  });

  it('ends with the field gone when that came last', () => {
    const outbox = new LiveOutbox();
    const gone: LiveMessage = { type: 'floor.gone', kind: 'queue', id: 'q', at: 0 };
    outbox.put(waiting(1));
    outbox.put(gone);
    expect(outbox.take()).toEqual([gone]);
  });

  it('is the word to read again when there are too many events', () => {
    const outbox = new LiveOutbox();
    for (let count = 0; count <= 5_000; count += 1) outbox.put(ended(`c${count}`));
    outbox.put(ended('last'));
    expect(outbox.take()).toEqual([{ type: 'live.opened' }, ended('last')]);
  });

  it('wakes whoever waits', async () => {
    const outbox = new LiveOutbox();
    const filled = outbox.filled();
    outbox.put(waiting(1));
    await filled;
    expect(outbox.take()).toHaveLength(1);
  });
});
