import { calls } from '@patchbay/drizzle';
import { describe, expect, it } from 'vitest';
import { createAgent } from '../centre/agents.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { listCustomerCalls } from './customer-calls.ts';
import { findCustomerByNumber, normalizeNumber, numberAsTold } from './customer-numbers.ts';
import { createCustomer, deleteCustomer, listCustomers, updateCustomer } from './customers.ts';
import { createOpenItem, listOpenItems, setOpenItemDone } from './open-items.ts';

const at = useDatabase();
const blank = { company: '', level: '', language: null, ownAgentId: null, note: '', numbers: [] };

describe('a customer', () => {
  it('is found by any of their numbers, however it is written', async () => {
    const ada = await addPerson(at.db, 'agent');
    const made = await createCustomer(at.db, ada, { ...blank, name: 'Wei', numbers: ['+1 (212) 555-2368', '2001'] });
    expect(made.numbers).toEqual(['+12125552368', '2001']);
    expect((await findCustomerByNumber(at.db, '2125552368'))?.id).toBe(made.id);
    expect((await findCustomerByNumber(at.db, 'sip:2001@10.0.0.1'))?.id).toBe(made.id);
    expect(await findCustomerByNumber(at.db, 'anonymous')).toBeNull();
  });

  it('has the calls from and to any of their numbers, as the line told them, in pages', async () => {
    const ada = await addPerson(at.db, 'agent');
    const { id } = await createCustomer(at.db, ada, { ...blank, name: 'Caller', numbers: ['+49 30 901820', '2002'] });
    const startedAt = new Date('2026-03-01T10:00:00Z');
    const call = { direction: 'inbound' as const, calledNumber: '100', startedAt };
    await at.db.insert(calls).values([
      { ...call, id: 'cc-1', callerNumber: '4930901820', startedAt: new Date('2026-03-01T09:00:00Z') },
      { ...call, id: 'cc-2', callerNumber: '2002' },
      { ...call, id: 'cc-3', direction: 'outbound', callerNumber: '100', calledNumber: '004930901820' },
      { ...call, id: 'cc-4', callerNumber: '2003' },
    ]);
    const first = await listCustomerCalls(at.db, id, { limit: 2 });
    expect(first.map((one) => one.id)).toEqual(['cc-3', 'cc-2']);
    const rest = await listCustomerCalls(at.db, id, { limit: 2, after: first[1] });
    expect(rest.map((one) => one.id)).toEqual(['cc-1']);
    expect(await listCustomerCalls(at.db, 'nobody', { limit: 2 })).toEqual([]);
    expect(numberAsTold('+4930901820', 'DE')).toEqual([
      '+4930901820',
      '4930901820',
      '004930901820',
      '030901820',
      '30901820',
    ]);
    expect(numberAsTold('2001', 'DE')).toEqual(['2001']);
  });

  it('shares no number with another', async () => {
    const ada = await addPerson(at.db, 'agent');
    await createCustomer(at.db, ada, { ...blank, name: 'One', numbers: ['30010'] });
    const other = await createCustomer(at.db, ada, { ...blank, name: 'Other', numbers: [] });
    await expect(updateCustomer(at.db, ada, other.id, { numbers: ['30010'] })).rejects.toMatchObject({
      code: 'number_taken',
      fields: [{ field: 'numbers', reason: { en: '30010 is a number of One' } }],
    });
  });

  it('has an own agent who is one, and a list in pages that can be searched', async () => {
    const ada = await addPerson(at.db, 'agent');
    await expect(createCustomer(at.db, ada, { ...blank, name: 'X', ownAgentId: ada.id })).rejects.toMatchObject({
      fields: [{ field: 'ownAgentId' }],
    });
    await createAgent(at.db, ada, ada.id, {});
    for (const name of ['Page 1', 'Page 2', 'Page 3']) {
      await createCustomer(at.db, ada, { ...blank, name, company: 'Paging', ownAgentId: ada.id });
    }
    const first = await listCustomers(at.db, { search: 'paging', limit: 2 });
    expect(first.map(({ name, ownAgentName }) => [name, ownAgentName])).toEqual([
      ['Page 1', ada.name],
      ['Page 2', ada.name],
    ]);
    const last = first.at(-1);
    if (!last) throw new Error('the first page is empty');
    expect((await listCustomers(at.db, { search: 'paging', after: last })).map(({ name }) => name)).toEqual(['Page 3']);
    expect(await listCustomers(at.db, { search: '50%' })).toEqual([]);
  });

  it('takes open items along when it goes', async () => {
    const ada = await addPerson(at.db, 'agent');
    const { id } = await createCustomer(at.db, ada, { ...blank, name: 'Zoe' });
    const item = await createOpenItem(at.db, ada, {
      customerId: id,
      title: 'Send offer',
      dueAt: null,
      assignedTo: ada.id,
    });
    await setOpenItemDone(at.db, ada, item.id, true);
    expect((await listOpenItems(at.db, id))[0]).toMatchObject({ assigneeName: ada.name, doneAt: expect.any(Date) });
    await deleteCustomer(at.db, ada, id);
    expect(await listOpenItems(at.db, id)).toEqual([]);
  });
});

describe('numbers', () => {
  it('are kept in E.164 where they are public, else as dialled', () => {
    expect(normalizeNumber('030 901820', 'DE')).toBe('+4930901820');
    expect(normalizeNumber('0044 20 7946 0018', 'DE')).toBe('+442079460018');
    expect(normalizeNumber('95588', 'CN')).toBe('95588');
    expect(normalizeNumber('no number', 'CN')).toBeNull();
    expect(normalizeNumber('', 'CN')).toBeNull();
  });
});
