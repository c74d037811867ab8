import { randomUUID } from 'node:crypto';
import { agents, customerNumbers, customers, type Database, openItems, users } from '@patchbay/drizzle';
import { and, asc, count, eq, gt, ilike, inArray, isNull, or, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { checkedText, noteProblems, refuseProblems } from '../field-problems.ts';
import { isUniqueViolation, notFound, RecordError } from '../record-error.ts';
import { rowsBy } from '../rows-by.ts';
import { getSetting } from '../settings.ts';
import { normalizeNumber } from './customer-numbers.ts';

type Row = typeof customers.$inferSelect;

export interface Customer extends Row {
  readonly numbers: readonly string[];
}

export interface CustomerListItem extends Customer {
  readonly ownAgentName: string | null;
  readonly openItems: number;
}

export interface CustomerInput {
  readonly name: string;
  readonly company: string;
  /** `vip` goes ahead of everyone; any other word is the organisation's own. */
  readonly level: string;
  /** BCP 47, e.g. `zh-CN`; null where it is not known. */
  readonly language: string | null;
  readonly ownAgentId: string | null;
  readonly note: string;
  readonly numbers: readonly string[];
}

/** Where a page of customers ended. */
export interface CustomerCursor {
  readonly name: string;
  readonly id: string;
}

/** By name, from behind `after` on. `search` looks in name, company, level and numbers. */
export async function listCustomers(
  db: Database,
  filter: { readonly search?: string; readonly after?: CustomerCursor; readonly limit?: number } = {},
): Promise<CustomerListItem[]> {
  const search = filter.search?.trim() ?? '';
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const digits = search.replace(/[\s()./-]/g, '').replace(/[\\%_]/g, '\\$&');
  const byNumber = db
    .select({ id: customerNumbers.customerId })
    .from(customerNumbers)
    .where(ilike(customerNumbers.number, `%${digits}%`));
  const rows = await db
    .select({ customer: customers, ownAgentName: users.name })
    .from(customers)
    .leftJoin(users, eq(users.id, customers.ownAgentId))
    .where(
      and(
        filter.after && gt(sql`(${customers.name}, ${customers.id})`, sql`(${filter.after.name}, ${filter.after.id})`),
        search === ''
          ? undefined
          : or(
              ilike(customers.name, pattern),
              ilike(customers.company, pattern),
              ilike(customers.level, pattern),
              digits === '' ? undefined : inArray(customers.id, byNumber),
            ),
      ),
    )
    .orderBy(asc(customers.name), asc(customers.id))
    .limit(filter.limit ?? 100);
  const ids = rows.map(({ customer }) => customer.id);
  if (ids.length === 0) return [];
  const [numbers, items] = await Promise.all([
    db
      .select()
      .from(customerNumbers)
      .where(inArray(customerNumbers.customerId, ids))
      .orderBy(asc(customerNumbers.number)),
    db
      .select({ customerId: openItems.customerId, open: count() })
      .from(openItems)
      .where(and(inArray(openItems.customerId, ids), isNull(openItems.doneAt)))
      .groupBy(openItems.customerId),
  ]);
  const numbersOf = rowsBy(numbers, ({ customerId }) => customerId);
  const openOf = new Map(items.map(({ customerId, open }) => [customerId, open]));
  return rows.map(({ customer, ownAgentName }) => ({
    ...customer,
    ownAgentName,
    numbers: (numbersOf.get(customer.id) ?? []).map(({ number }) => number),
    openItems: openOf.get(customer.id) ?? 0,
  }));
}

/** @throws RecordError `not_found` */
export async function getCustomer(db: Database, id: string): Promise<Customer> {
  const [row] = await db.select().from(customers).where(eq(customers.id, id));
  if (!row) throw notFound('customer', id);
  return { ...row, numbers: await numbersOf(db, id) };
}

/** @throws RecordError `number_taken`, naming the customer who has it; `value_invalid` */
export async function createCustomer(
  db: Database,
  actor: Actor,
  input: CustomerInput & { id?: string },
): Promise<Customer> {
  const id = input.id ?? randomUUID();
  return await audited(db, actor, { action: 'customer.created', subject: { kind: 'customer', id } }, async (tx) => {
    const { numbers, ...values } = await checkedCustomer(tx, input);
    await tx.insert(customers).values({ ...values, id });
    await writeNumbers(tx, id, numbers);
    const after = await getCustomer(tx, id);
    return { result: after, before: null, after };
  });
}

/** Changes what is named and leaves the rest. @throws RecordError `not_found`, `number_taken`, `value_invalid` */
export async function updateCustomer(
  db: Database,
  actor: Actor,
  id: string,
  changes: Partial<CustomerInput>,
): Promise<Customer> {
  return await audited(db, actor, { action: 'customer.changed', subject: { kind: 'customer', id } }, async (tx) => {
    const [locked] = await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, id)).for('update');
    if (!locked) throw notFound('customer', id);
    const before = await getCustomer(tx, id);
    const { numbers, ...values } = await checkedCustomer(tx, { ...before, ...changes });
    await tx
      .update(customers)
      .set({ ...values, updatedAt: new Date() })
      .where(eq(customers.id, id));
    if (changes.numbers !== undefined) await writeNumbers(tx, id, numbers);
    const after = await getCustomer(tx, id);
    const { updatedAt: _, ...wasThere } = before;
    const { updatedAt: __, ...isThere } = after;
    if (JSON.stringify(wasThere) === JSON.stringify(isThere)) return { result: after, unchanged: true };
    return { result: after, before, after };
  });
}

/** With their numbers and open items; calls stay, by number. @throws RecordError `not_found` */
export async function deleteCustomer(db: Database, actor: Actor, id: string): Promise<void> {
  await audited(db, actor, { action: 'customer.deleted', subject: { kind: 'customer', id } }, async (tx) => {
    const before = await getCustomer(tx, id);
    const items = await tx.delete(openItems).where(eq(openItems.customerId, id)).returning();
    await tx.delete(customers).where(eq(customers.id, id));
    return { result: undefined, before: { ...before, openItems: items }, after: null };
  });
}

async function numbersOf(db: Database, id: string): Promise<string[]> {
  const rows = await db
    .select({ number: customerNumbers.number })
    .from(customerNumbers)
    .where(eq(customerNumbers.customerId, id))
    .orderBy(asc(customerNumbers.number));
  return rows.map(({ number }) => number);
}

async function writeNumbers(tx: Database, id: string, numbers: readonly string[]): Promise<void> {
  await tx.delete(customerNumbers).where(eq(customerNumbers.customerId, id));
  if (numbers.length === 0) return;
  const [holder] = await tx
    .select({ number: customerNumbers.number, name: customers.name })
    .from(customerNumbers)
    .innerJoin(customers, eq(customers.id, customerNumbers.customerId))
    .where(inArray(customerNumbers.number, [...numbers]))
    .limit(1);
  if (holder) throw numberTaken(holder.number, holder.name);
  try {
    await tx.transaction((inner) =>
      inner.insert(customerNumbers).values(numbers.map((number) => ({ number, customerId: id }))),
    );
  } catch (error) {
    // Somebody else wrote one of them in this very moment.
    if (isUniqueViolation(error)) throw numberTaken(numbers.join(', '), '…');
    throw error;
  }
}

function numberTaken(number: string, name: string): RecordError {
  const reason = { en: `${number} is a number of ${name}`, zh: `${number} 已是 ${name} 的号码` };
  return new RecordError(
    'number_taken',
    { en: `${reason.en}. A number belongs to one customer only.`, zh: `${reason.zh}。一个号码只能属于一位客户。` },
    `customer number ${number} is taken`,
    [{ field: 'numbers', reason }],
  );
}

async function checkedCustomer(tx: Database, input: CustomerInput): Promise<CustomerInput & { numbers: string[] }> {
  const notes = noteProblems();
  const homeCountry = await getSetting(tx, 'centre.homeCountry');
  const name = checkedText(notes, 'name', input.name, { lengthMax: 120 });
  const company = checkedText(notes, 'company', input.company, { lengthMax: 120, mayBeEmpty: true });
  const level = checkedText(notes, 'level', input.level, { lengthMax: 40, mayBeEmpty: true });
  const note = checkedText(notes, 'note', input.note, { lengthMax: 10_000, mayBeEmpty: true, lines: true });
  const language = input.language?.trim() ? input.language.trim() : null;
  if (language !== null && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) {
    notes.add('language', 'a language such as en-US or zh-CN', '须为语言代码，如 en-US、zh-CN');
  }
  if (input.ownAgentId !== null) {
    const [agent] = await tx.select({ id: agents.userId }).from(agents).where(eq(agents.userId, input.ownAgentId));
    if (!agent) notes.add('ownAgentId', 'this agent does not exist (any more)', '此坐席不存在');
  }
  const numbers = input.numbers.flatMap((number, at) => {
    const normal = normalizeNumber(number, homeCountry);
    if (normal === null)
      notes.add(`numbers.${at}`, `"${number}" is no number that can be dialled`, `“${number}”不是可拨打的号码`);
    return normal === null ? [] : [normal];
  });
  if (numbers.length > 50) notes.add('numbers', '50 numbers at most', '最多 50 个号码');
  refuseProblems({ en: 'The customer', zh: '客户' }, notes);
  return { name, company, level, language, ownAgentId: input.ownAgentId, note, numbers: [...new Set(numbers)] };
}
