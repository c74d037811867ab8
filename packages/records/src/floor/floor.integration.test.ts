import {
  agentQueues,
  agents,
  callbacks,
  conversations,
  customerNumbers,
  customers,
  notReadyReasons,
  queues,
  teams,
} from '@patchbay/drizzle';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { loadAuditNames, nameInEntry } from '../audit-names.ts';
import { recordCallStarted } from '../calls/calls.ts';
import type { AgentLive, ContactLive, ConversationLive } from '../desk/floor-live.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { auditFloorAct } from './floor-acts.ts';
import { floorCallersMax, listFloorCallers } from './floor-callers.ts';
import { loadFloorCentre } from './floor-centre.ts';

const at = useDatabase();
const startedAt = new Date(Date.UTC(2026, 0, 5, 9));
const number = '+4930901820';

let ada: { id: string; name: string };
let grace: { id: string; name: string };

beforeAll(async () => {
  ada = await addPerson(at.db, 'agent');
  grace = await addPerson(at.db, 'supervisor');
  await at.db.insert(teams).values({ id: 'team', name: 'Service' });
  await at.db.insert(queues).values([
    { id: 'sales', name: 'Sales' },
    { id: 'service', name: 'Service' },
    { id: 'old', name: 'Old', archivedAt: startedAt },
  ]);
  await at.db.insert(notReadyReasons).values([
    { id: 'lunch', name: 'Lunch', position: 1 },
    { id: 'gone', name: 'Gone', position: 2, archivedAt: startedAt },
  ]);
  await at.db.insert(agents).values([{ userId: ada.id, teamId: 'team', extension: '301' }, { userId: grace.id }]);
  await at.db.insert(agentQueues).values([
    { userId: ada.id, queueId: 'sales' },
    { userId: ada.id, queueId: 'service' },
  ]);
  await at.db.insert(customers).values({ id: 'c', name: 'Lin Yue', level: 'vip', company: 'Harbour Ltd' });
  await at.db.insert(customerNumbers).values({ number, customerId: 'c' });
  const call = { callerName: '', flowId: null, version: null, language: 'zh-CN', startedAt } as const;
  await recordCallStarted(at.db, {
    ...call,
    id: 'in',
    direction: 'inbound',
    callerNumber: number,
    calledNumber: '2000',
  });
  await recordCallStarted(at.db, {
    ...call,
    id: 'out',
    direction: 'outbound',
    callerNumber: '301',
    calledNumber: '0',
  });
  await at.db.insert(conversations).values({
    id: 'out.0',
    callId: 'out',
    agentId: ada.id,
    direction: 'outbound',
    customerNumber: number,
    offeredAt: startedAt,
  });
  await at.db.insert(callbacks).values({
    id: 'back',
    callId: 'in',
    queueId: 'sales',
    number,
    mode: 'agent_first',
    language: 'en-US',
    context: {},
    since: startedAt,
    promisedAt: startedAt,
    attemptsMax: 3,
    retryAfterMs: 1,
    nextAt: startedAt,
  });
});

const agent = (fields: Partial<AgentLive>): AgentLive => ({
  kind: 'agent',
  id: ada.id,
  status: 'not_ready',
  reason: 'lunch',
  sinceMs: 0,
  callId: null,
  conversationId: null,
  queueId: null,
  phone: 'ready',
  wrapUpUntilMs: null,
  ...fields,
});
const contact: ContactLive = {
  kind: 'contact',
  id: 'in',
  isCallback: false,
  queueId: 'sales',
  sinceMs: 0,
  position: 4,
  priority: 0,
  vip: false,
  ringingAt: [],
  why: { en: '', zh: '' },
  expectedWaitMs: null,
};
const talk = (): ConversationLive => ({
  kind: 'conversation',
  part: 'agent',
  colleague: null,
  id: 'in.0',
  callId: 'in',
  agentId: ada.id,
  queueId: 'sales',
  direction: 'inbound',
  state: 'talking',
  sinceMs: 0,
  answeredAtMs: 0,
  recording: 'off',
  consult: null,
  supervisors: [{ agentId: grace.id, mode: 'listen' }],
  why: null,
});
const newest = async (id: string) => (await listAudit(at.db, { subjectId: id }))[0];
const done = () => Promise.resolve();

describe('the names on the floor', () => {
  it('are those of agents with their teams and queues, of queues that are there, and of all reasons', async () => {
    const centre = await loadFloorCentre(at.db);
    expect(centre.agents.find(({ id }) => id === ada.id)).toEqual({
      id: ada.id,
      name: ada.name,
      teamId: 'team',
      extension: '301',
      queueIds: expect.toSatisfy((ids: string[]) => [...ids].sort().join() === 'sales,service'),
    });
    expect(centre.agents.find(({ id }) => id === grace.id)?.queueIds).toEqual([]);
    expect(centre.queues.map(({ id }) => id)).toEqual(['sales', 'service']);
    expect(centre.reasons).toEqual([
      { id: 'lunch', name: 'Lunch', archived: false },
      { id: 'gone', name: 'Gone', archived: true },
    ]);
  });

  it('are those of callers, of whom we call, and of whoever was promised a call back', async () => {
    const callers = await listFloorCallers(at.db, ['in', 'out', 'back', 'nothing', 'in']);
    const customer = { id: 'c', name: 'Lin Yue', level: 'vip', company: 'Harbour Ltd' };
    expect(new Map(callers.map((caller) => [caller.id, caller]))).toEqual(
      new Map([
        ['in', { id: 'in', number, name: '', language: 'zh-CN', flowName: null, startedAt, customer }],
        ['out', { id: 'out', number, name: '', language: 'zh-CN', flowName: null, startedAt, customer }],
        ['back', { id: 'back', number, name: '', language: 'en-US', flowName: null, startedAt, customer }],
      ]),
    );
    expect(await listFloorCallers(at.db, [])).toEqual([]);
    const many = Array.from({ length: floorCallersMax }, (_, index) => `x${index}`);
    expect(await listFloorCallers(at.db, [...many, 'in'])).toEqual([]);
  });
});

describe('what a supervisor does on the floor', () => {
  it('stands in the audit log in names, with before and after', async () => {
    const sales = contact;
    await auditFloorAct(at.db, grace, { type: 'agent.ready', agentId: ada.id }, [agent({})], done);
    expect(await newest(ada.id)).toMatchObject({
      action: 'agent.state_forced',
      subjectKind: 'agent',
      actorName: grace.name,
      before: { agent: ada.name, status: 'not_ready', reason: 'Lunch' },
      after: { agent: ada.name, status: 'ready', reason: null },
    });
    const move = { type: 'floor.move', callId: 'in', queueId: 'service', toFront: true } as const;
    await auditFloorAct(at.db, grace, move, [sales], done);
    expect(await newest('in')).toMatchObject({
      action: 'call.moved',
      before: { caller: `Lin Yue ${number}`, queue: 'Sales', position: 4 },
      after: { caller: `Lin Yue ${number}`, queue: 'Service', position: 1 },
    });
    const takeOver = { type: 'floor.take_over', conversationId: 'in.0', supervisorId: grace.id } as const;
    await auditFloorAct(at.db, grace, takeOver, [talk()], done);
    expect(await newest('in')).toMatchObject({
      action: 'conversation.taken_over',
      before: { agent: ada.name, queue: 'Sales' },
      after: { agent: grace.name, queue: 'Sales' },
    });
    await auditFloorAct(at.db, grace, { type: 'floor.leave', supervisorId: grace.id }, [talk()], done);
    expect(await newest('in')).toMatchObject({
      action: 'conversation.left',
      before: { supervisor: grace.name, agent: ada.name, caller: `Lin Yue ${number}` },
      after: null,
    });
    await auditFloorAct(at.db, grace, { type: 'floor.hangup', callId: 'in' }, [talk()], done);
    expect(await newest('in')).toMatchObject({ action: 'call.hung_up', before: { agent: ada.name }, after: null });
    await auditFloorAct(at.db, grace, { type: 'floor.pick', callId: 'in', agentId: ada.id }, [sales], done);
    expect(await newest('in')).toMatchObject({ action: 'call.picked', after: { agent: ada.name, queue: 'Sales' } });
  });

  it('leaves no entry when it is refused', async () => {
    const before = await listAudit(at.db, { subjectId: ada.id });
    const refused = auditFloorAct(at.db, grace, { type: 'agent.sign_out', agentId: ada.id }, [], () =>
      Promise.reject(new Error('refused')),
    );
    await expect(refused).rejects.toThrow('refused');
    expect(await listAudit(at.db, { subjectId: ada.id })).toEqual(before);
  });
});

describe('the names in audit entries', () => {
  it('are found for subjects and inside before and after; what is gone is named by its entry', async () => {
    const entry = { subjectId: 'in', before: null, after: { queueIds: ['sales', 'nowhere'], by: ada.id, note: 'a b' } };
    expect(await loadAuditNames(at.db, [entry])).toEqual({
      in: `${number} → 2000`,
      sales: 'Sales',
      [ada.id]: ada.name,
    });
    expect(nameInEntry({ before: { name: 'Old line' }, after: null })).toBe('Old line');
    expect(nameInEntry({ before: null, after: [] })).toBeNull();
  });
});
