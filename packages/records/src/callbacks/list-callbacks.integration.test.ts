import { callbacks, queues } from '@patchbay/drizzle';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { createCustomer } from '../customers/customers.ts';
import { auditFloorAct } from '../floor/floor-acts.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { listCallbacks } from './list-callbacks.ts';

const at = useDatabase();
const since = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute));
const row = (id: string, minute: number, rest: Partial<typeof callbacks.$inferInsert> = {}) => ({
  id,
  callId: `call-of-${id}`,
  queueId: 'backline',
  number: '+4930777001',
  mode: 'agent_first' as const,
  language: 'en-US',
  context: {},
  since: since(minute),
  promisedAt: since(minute + 1),
  attemptsMax: 3,
  retryAfterMs: 60_000,
  nextAt: since(minute + 1),
  ...rest,
});

beforeAll(async () => {
  await at.db.insert(queues).values({ id: 'backline', name: 'Back line' });
  await at.db
    .insert(callbacks)
    .values([
      row('later', 20),
      row('first', 10, { number: '+4930777002' }),
      row('done', 5, { status: 'done', endedAt: since(30) }),
      row('taken-back', 6, { status: 'cancelled', endedAt: since(40) }),
    ]);
});

describe('callbacks', () => {
  it('are listed with who waits longest first, and with whom the number belongs to', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const blank = { company: '', level: '', language: null, ownAgentId: null, note: '' };
    const wei = await createCustomer(at.db, ada, { ...blank, name: 'Wei', numbers: ['+4930777002'] });
    const open = await listCallbacks(at.db, { open: true });
    expect(open.map(({ id }) => id)).toEqual(['first', 'later']);
    expect(open[0]).toMatchObject({ customer: { id: wei.id, name: 'Wei' }, queueName: 'Back line', since: since(10) });
    expect(open[1]).toMatchObject({ customer: null, status: 'waiting', attempts: 0 });
    const own = await listCallbacks(at.db, { open: true, customerId: wei.id });
    expect(own.map(({ id }) => id)).toEqual(['first']);
  });

  it('are listed with the last that ended first, once they are over', async () => {
    expect((await listCallbacks(at.db, { open: false })).map(({ id }) => id)).toEqual(['taken-back', 'done']);
  });

  it('leave an entry when somebody takes one back or has it called now', async () => {
    const ada = await addPerson(at.db, 'supervisor');
    const done = () => Promise.resolve();
    await auditFloorAct(at.db, ada, { type: 'callback.cancel', callbackId: 'later' }, [], done);
    const [cancelled] = await listAudit(at.db, { subjectId: 'call-of-later' });
    expect(cancelled).toMatchObject({
      action: 'callback.cancelled',
      before: { caller: '+4930777001', queue: 'Back line', status: 'waiting' },
      after: { caller: '+4930777001', queue: 'Back line', status: 'cancelled' },
    });
    await auditFloorAct(at.db, ada, { type: 'callback.call_now', callbackId: 'first' }, [], done);
    const [called] = await listAudit(at.db, { subjectId: 'call-of-first' });
    expect(called).toMatchObject({ action: 'callback.called_now', after: { position: 1 } });
  });
});
