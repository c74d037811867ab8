import { customerNumbers, customers, users } from '@patchbay/drizzle';
import { asc, eq } from 'drizzle-orm';
import { type CustomerInput, createCustomer, deleteCustomer, updateCustomer } from '../../customers/customers.ts';
import { rowsBy } from '../../rows-by.ts';
import { listAgents } from '../agents.ts';
import { joinCell, readName, splitCell } from './cells.ts';
import type { Cells, ImportFormat } from './import-types.ts';
import { removeEach, writeRows } from './write-rows.ts';

const columnOfField: Readonly<Record<string, string>> = { ownAgentId: 'own_agent' };
const blank: CustomerInput = {
  name: '',
  company: '',
  level: '',
  language: null,
  ownAgentId: null,
  note: '',
  numbers: [],
};

/** A row without an id is the customer who has one of its numbers, else a new one. The own agent is an e-mail address. */
export const customersFormat: ImportFormat = {
  columns: [
    { name: 'id' },
    { name: 'name', required: true },
    { name: 'company' },
    { name: 'level' },
    { name: 'language' },
    { name: 'own_agent' },
    { name: 'numbers' },
    { name: 'note' },
  ],
  nameColumn: 'name',
  rowsMax: 5_000,
  load: async (db) => {
    const [rows, numbers] = await Promise.all([
      db
        .select({ customer: customers, ownAgent: users.email })
        .from(customers)
        .leftJoin(users, eq(users.id, customers.ownAgentId))
        .orderBy(asc(customers.name), asc(customers.id)),
      db.select().from(customerNumbers).orderBy(asc(customerNumbers.number)),
    ]);
    const numbersOf = rowsBy(numbers, ({ customerId }) => customerId);
    return new Map(
      rows.map(({ customer, ownAgent }) => [
        customer.id,
        {
          id: customer.id,
          name: customer.name,
          company: customer.company,
          level: customer.level,
          language: customer.language ?? '',
          own_agent: ownAgent ?? '',
          numbers: joinCell((numbersOf.get(customer.id) ?? []).map(({ number }) => number)),
          note: customer.note,
        },
      ]),
    );
  },
  keyOf: ({ id = '', numbers = '', name = '' }, current) => {
    if (id !== '') return id;
    const wanted = new Set(splitCell(numbers));
    for (const [key, cells] of current) {
      if (splitCell(cells.numbers ?? '').some((number) => wanted.has(number))) return key;
    }
    return `${name}\n${numbers}`;
  },
  writeAll: async (tx, rows, { actor }, tell) => {
    const agents = new Map((await listAgents(tx)).map(({ userId, email }) => [email, userId]));
    const columnOf = (field: string) => {
      const [first = ''] = field.split('.');
      return columnOfField[first] ?? first;
    };
    await writeRows(tx, rows, tell, columnOf, ({ key, cells, before }, inner) => {
      const input = readCustomer(cells, agents);
      if (before !== null) return updateCustomer(inner, actor, key, input);
      const id = cells.id === undefined || cells.id === '' ? {} : { id: cells.id };
      return createCustomer(inner, actor, { ...blank, ...input, ...id });
    });
  },
  removeAll: (tx, ids, { actor }, tell) => removeEach(tx, ids, tell, (id, inner) => deleteCustomer(inner, actor, id)),
};

function readCustomer(cells: Cells, agents: ReadonlyMap<string, string>): Partial<CustomerInput> {
  const { name, company, level, language, own_agent: ownAgent, numbers, note } = cells;
  return {
    ...(name === undefined ? {} : { name }),
    ...(company === undefined ? {} : { company }),
    ...(level === undefined ? {} : { level }),
    ...(language === undefined ? {} : { language: language === '' ? null : language }),
    ...(ownAgent === undefined
      ? {}
      : { ownAgentId: ownAgent === '' ? null : readName('own_agent', ownAgent.toLowerCase(), agents) }),
    ...(numbers === undefined ? {} : { numbers: splitCell(numbers) }),
    ...(note === undefined ? {} : { note }),
  };
}
