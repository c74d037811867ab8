import { describe, expect, it } from 'vitest';
import { listAudit } from '../../audit.ts';
import { createCustomer, listCustomers } from '../../customers/customers.ts';
import { addPerson, useDatabase } from '../../testing/test-records.ts';
import { listUsers } from '../../users.ts';
import { restoreAgents } from '../agent-past.ts';
import { createAgent, listAgents, setAgentForwarding } from '../agents.ts';
import { createNotReadyReason, listNotReadyReasons, setNotReadyReasonArchived } from '../not-ready-reasons.ts';
import { listNumberPlaces } from '../number-places.ts';
import { createQueue, getQueue, listQueues } from '../queues.ts';
import { listQuickPhrases } from '../quick-phrases.ts';
import { createSkill, listSkills } from '../skills.ts';
import { createTeam, listTeams } from '../teams.ts';
import { listWrapUpCodes } from '../wrap-up-codes.ts';
import { exportCentre, importCentre } from './import-centre.ts';
import { type ImportContext, type ImportKind, type ImportTable, importKinds } from './import-types.ts';

const at = useDatabase();

function table(columns: string[], ...rows: string[][]): ImportTable {
  return {
    columns,
    rows: rows.map((row, index) => ({
      line: index + 2,
      cells: Object.fromEntries(columns.map((column, place) => [column, row[place] ?? ''])),
    })),
  };
}

const context = async (): Promise<ImportContext> => ({
  actor: await addPerson(at.db, 'admin'),
  addPerson: async () => undefined,
});

async function look(kind: ImportKind, file: ImportTable, by: ImportContext, removeMissing = false) {
  return await importCentre(at.db, { kind, table: file, removeMissing, confirmed: null }, by);
}

async function carryOut(kind: ImportKind, file: ImportTable, by: ImportContext, removeMissing = false) {
  const { fingerprint: confirmed } = await look(kind, file, by, removeMissing);
  const plan = await importCentre(at.db, { kind, table: file, removeMissing, confirmed }, by);
  expect(plan).toMatchObject({ problems: [], written: true });
}

describe('an import', () => {
  it('says what would change and writes nothing until that is confirmed, then all of it, audited', async () => {
    const by = await context();
    const queue = await createQueue(at.db, by.actor, { name: 'Support', priority: 1 });
    const file = table(['name', 'priority', 'wrap_up_s'], ['Support', '7', '30'], ['Sales', '', '']);
    const plan = await look('queues', file, by);
    expect(plan).toMatchObject({
      problems: [],
      written: false,
      changes: expect.arrayContaining([
        { kind: 'changed', name: 'Support', cells: [{ column: 'priority', before: '1', after: '7' }] },
        expect.objectContaining({ kind: 'new', name: 'Sales' }),
      ]),
    });
    expect((await getQueue(at.db, queue.id)).priority).toBe(1);
    const request = { kind: 'queues', table: file, removeMissing: false, confirmed: plan.fingerprint } as const;
    expect((await importCentre(at.db, request, by)).written).toBe(true);
    expect((await getQueue(at.db, queue.id)).priority).toBe(7);
    expect((await listAudit(at.db, { subjectId: queue.id }))[0]?.action).toBe('queue.changed');
    expect(await look('queues', file, by)).toMatchObject({ changes: [], unchanged: 1 });
  });

  it('is not carried out when something changed since it was looked at', async () => {
    const by = await context();
    const file = table(['name'], ['Stale 1'], ['Stale 2']);
    const plan = await look('skills', file, by);
    await createSkill(at.db, by.actor, { name: 'Stale 1' });
    const again = await importCentre(
      at.db,
      { kind: 'skills', table: file, removeMissing: false, confirmed: plan.fingerprint },
      by,
    );
    expect(again.written).toBe(false);
    expect((await listSkills(at.db)).map(({ name }) => name)).not.toContain('Stale 2');
  });

  it('writes nothing at all when one row is bad, and says line, column and what would be right', async () => {
    const by = await context();
    await createTeam(at.db, by.actor, { name: 'Early' });
    await createSkill(at.db, by.actor, { name: 'German' });
    const file = table(
      ['email', 'name', 'team', 'skills', 'phone', 'extension'],
      ['good@example.test', 'Good', 'Early', 'German=7', 'browser', '311'],
      ['bad', 'Bad', 'Early', '', '', ''],
      ['c@example.test', 'C', 'Late', '', '', ''],
      ['d@example.test', 'D', '', 'German', '', ''],
      ['e@example.test', 'E', '', 'German=11', 'fax', ''],
      ['f@example.test', '', '', '', '', ''],
      ['g@example.test', 'G', '', '', 'sip', '311'],
      ['good@example.test', 'Good', '', '', '', ''],
    );
    const plan = await look('agents', file, by);
    expect(plan.problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'email'],
      [4, 'team'],
      [5, 'skills'],
      [6, 'phone'],
      [7, 'name'],
      [8, 'sip_address'],
      [9, 'email'],
    ]);
    expect(plan.problems[1]?.reason.en).toBe('there is no "Late": there are Early');
    const request = { kind: 'agents', table: file, removeMissing: false, confirmed: plan.fingerprint } as const;
    expect((await importCentre(at.db, request, by)).written).toBe(false);
    expect((await listUsers(at.db)).map(({ email }) => email)).not.toContain('good@example.test');
  });

  it('makes agents of people, and people of new addresses, only for whom may', async () => {
    const by = await context();
    const made: string[] = [];
    const adding: ImportContext = { ...by, addPerson: async (_tx, { email }) => void made.push(email) };
    const bea = await addPerson(at.db, 'agent');
    const { email } = (await listUsers(at.db)).find(({ id }) => id === bea.id) ?? { email: '' };
    await createQueue(at.db, by.actor, { name: 'Line A' });
    const file = table(['email', 'name', 'queues'], [email, bea.name, 'Line A'], ['New@Example.test', 'New', 'Line A']);
    expect((await look('agents', file, { ...by, addPerson: null })).problems).toHaveLength(1);
    const plan = await look('agents', file, adding);
    const request = { kind: 'agents', table: file, removeMissing: false, confirmed: plan.fingerprint } as const;
    expect((await importCentre(at.db, request, adding)).written).toBe(true);
    const agents = await listAgents(at.db);
    expect(agents.find(({ userId }) => userId === bea.id)?.queueIds).toHaveLength(1);
    expect(agents.find((agent) => agent.email === 'new@example.test')).toMatchObject({ role: 'agent', name: 'New' });
    expect(made).toContain('new@example.test');
  });

  it('writes after-call work without a limit in a word', async () => {
    const by = await context();
    await carryOut('queues', table(['name', 'wrap_up_s'], ['Slow', 'unlimited'], ['Quick', '5']), by);
    const made = (await listQueues(at.db)).filter(({ name }) => ['Slow', 'Quick'].includes(name));
    expect(made.map(({ wrapUpMs }) => wrapUpMs)).toEqual([5_000, null]);
  });

  it('of agents is undone as a whole: the new are no agents, the removed are back with their forwarding', async () => {
    const by = await context();
    const [ann, ben, cat] = [
      await addPerson(at.db, 'agent'),
      await addPerson(at.db, 'agent'),
      await addPerson(at.db, 'agent'),
    ];
    const emails = new Map((await listUsers(at.db)).map(({ id, email }) => [id, email]));
    const emailOf = ({ id }: { id: string | null }) => emails.get(id ?? '') ?? '';
    await createAgent(at.db, by.actor, ann.id, { extension: '881' });
    await createAgent(at.db, by.actor, ben.id, { extension: '882' });
    await setAgentForwarding(at.db, by.actor, ben.id, { signedOut: { kind: 'agent', agentId: ann.id }, away: null });
    const before = await listAgents(at.db);
    const file = table(['email', 'extension'], [emailOf(ann), '889'], [emailOf(cat), '']);
    const plan = await look('agents', file, by, true);
    const request = { kind: 'agents', table: file, removeMissing: true, confirmed: plan.fingerprint } as const;
    const { undo } = await importCentre(at.db, request, by);
    expect((await listAgents(at.db)).map(({ userId }) => userId).sort()).toEqual([ann.id, cat.id].sort());
    const redo = await restoreAgents(at.db, by.actor, undo ?? []);
    const facts = (agents: typeof before) => agents.map(({ createdAt: _, ...agent }) => agent);
    expect(facts(await listAgents(at.db))).toEqual(facts(before));
    await restoreAgents(at.db, by.actor, redo);
    expect((await listAgents(at.db)).map(({ userId }) => userId).sort()).toEqual([ann.id, cat.id].sort());
  });

  it('knows a customer by a number, leaves columns that are not there, and removes only when asked', async () => {
    const by = await context();
    const blank = { company: '', level: '', language: null, ownAgentId: null, note: 'kept' };
    await createCustomer(at.db, by.actor, { ...blank, name: 'Wei', numbers: ['+8613800138000'] });
    await createCustomer(at.db, by.actor, { ...blank, name: 'Gone', numbers: [] });
    const file = table(['name', 'level', 'numbers'], ['Wei', 'vip', '+8613800138000 | 4711']);
    const plan = await look('customers', file, by);
    expect(plan.changes).toEqual([
      {
        kind: 'changed',
        name: 'Wei',
        cells: [
          { column: 'level', before: '', after: 'vip' },
          { column: 'numbers', before: '+8613800138000', after: '+8613800138000 | 4711' },
        ],
      },
    ]);
    const removing = await look('customers', file, by, true);
    expect(removing.changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['changed Wei', 'removed Gone']);
    const request = { kind: 'customers', table: file, removeMissing: true, confirmed: removing.fingerprint } as const;
    expect((await importCentre(at.db, request, by)).written).toBe(true);
    expect(await listCustomers(at.db)).toMatchObject([{ name: 'Wei', level: 'vip', note: 'kept' }]);
  });

  it('takes thousands of places with one entry in the audit log', async () => {
    const by = await context();
    const rows = Array.from({ length: 3_000 }, (_, n) => [`+86${1_000_000 + n}`, `Place ${n}`, '', 'cn']);
    const file = table(['prefix', 'place_en', 'place_zh', 'country'], ...rows);
    const plan = await look('places', file, by);
    expect([plan.changes.length, plan.problems]).toEqual([3_000, []]);
    const request = { kind: 'places', table: file, removeMissing: false, confirmed: plan.fingerprint } as const;
    expect((await importCentre(at.db, request, by)).written).toBe(true);
    expect((await listNumberPlaces(at.db, { search: '+861000007' }))[0]).toMatchObject({ country: 'CN' });
    expect((await listAudit(at.db, { actorId: by.actor.id ?? undefined })).map(({ action }) => action)).toEqual([
      'number_place.imported',
    ]);
  });

  it('refuses columns nobody knows, numbers that a spreadsheet rounded, and files without the key', async () => {
    const by = await context();
    const unknown = await look('skills', table(['nmae'], ['German']), by);
    expect(unknown.problems.map(({ column }) => column)).toEqual(['name', 'nmae']);
    const rounded = await look('places', table(['prefix', 'place_en'], ['4.93E+10', 'x'], ['', 'y']), by);
    expect(rounded.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'prefix'],
      [3, 'prefix'],
    ]);
  });

  it('adds, changes, archives and brings back what the seat offers, all of it or nothing', async () => {
    const by = await context();
    const queue = await createQueue(at.db, by.actor, { name: 'Desk line' });
    const lunch = await createNotReadyReason(at.db, by.actor, { name: 'Lunch', productive: false });
    const old = await createNotReadyReason(at.db, by.actor, { name: 'Old', productive: false });
    await setNotReadyReasonArchived(at.db, by.actor, old.id, true);
    await createNotReadyReason(at.db, by.actor, { name: 'Gone', productive: false });
    const reasons = table(['name', 'working_time'], ['Lunch', 'yes'], ['Old', ''], ['Course', 'yes']);
    await carryOut('reasons', reasons, by, true);
    expect(
      (await listNotReadyReasons(at.db)).map(({ id, name, productive, archivedAt }) => [
        name,
        productive,
        archivedAt === null,
        [lunch.id, old.id].includes(id),
      ]),
    ).toEqual([
      ['Lunch', true, true, true],
      ['Old', false, true, true],
      ['Gone', false, false, false],
      ['Course', true, true, false],
    ]);
    await carryOut('codes', table(['name', 'queues'], ['Order', 'Desk line'], ['Other', '']), by);
    expect(await listWrapUpCodes(at.db)).toMatchObject([{ name: 'Order', queueIds: [queue.id] }, { queueIds: [] }]);
    await carryOut('phrases', table(['title', 'text'], ['Hello', 'Good day, how can I help?']), by);
    await carryOut('phrases', table(['title', 'text', 'queues'], ['Hello', 'Good day!', 'Desk line']), by);
    expect(await listQuickPhrases(at.db)).toMatchObject([{ title: 'Hello', text: 'Good day!', queueIds: [queue.id] }]);
    await carryOut('teams', table(['name'], ['Night']), by);
    expect((await listTeams(at.db)).map(({ name }) => name)).toContain('Night');
    const bad = await look(
      'phrases',
      table(['title', 'text', 'queues'], ['Bye', '', ''], ['Fine', 'Thank you.', 'Nowhere']),
      by,
    );
    expect(bad.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'text'],
      [3, 'queues'],
    ]);
  });

  it('exports what can be imported again without a change', async () => {
    const by = await context();
    const bea = await addPerson(at.db, 'agent');
    await createAgent(at.db, by.actor, bea.id, { extension: '399', phoneKind: 'sip', sipAddress: 'sip:9@10.0.0.9' });
    for (const kind of importKinds) {
      const { columns, rows } = await exportCentre(at.db, kind);
      expect(await look(kind, table(columns, ...rows), by, true)).toMatchObject({ changes: [], problems: [] });
    }
    expect((await listQueues(at.db)).length).toBeGreaterThan(0);
  });
});
