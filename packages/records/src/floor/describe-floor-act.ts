import { callbacks, type Database, notReadyReasons, queues, users } from '@patchbay/drizzle';
import { eq, inArray } from 'drizzle-orm';
import type { AuditSubject } from '../audit.ts';
import type { FloorField } from '../desk/floor-live.ts';
import type { FloorAct } from './floor-act.ts';
import { listFloorCallers } from './floor-callers.ts';

interface Description {
  readonly subject: AuditSubject;
  readonly change: { readonly before: Record<string, unknown> | null; readonly after: Record<string, unknown> | null };
}

type Act<Type extends FloorAct['type']> = Extract<FloorAct, { type: Type }>;
type Field<Kind extends FloorField['kind']> = Extract<FloorField, { kind: Kind }>;
type Id = string | null | undefined;

/** What an act changes, in names: people, queues and callers as they are called today. */
export async function describeFloorAct(
  db: Database,
  act: FloorAct,
  before: readonly FloorField[],
): Promise<Description> {
  switch (act.type) {
    case 'agent.ready':
    case 'agent.not_ready':
    case 'agent.sign_out':
      return await describeState(db, act, before);
    case 'floor.listen':
    case 'floor.whisper':
    case 'floor.barge':
    case 'floor.take_over':
      return await describeJoining(db, act, before);
    case 'floor.leave':
      return await describeLeaving(db, act, before);
    case 'floor.hangup':
      return await describeHangup(db, act, before);
    case 'floor.move':
    case 'floor.pick':
      return await describeWaiting(db, act, before);
    case 'callback.cancel':
    case 'callback.call_now':
      return await describeCallback(db, act);
  }
}

const statusAfter = { 'agent.ready': 'ready', 'agent.not_ready': 'not_ready', 'agent.sign_out': 'signed_out' };

async function describeState(
  db: Database,
  act: Act<'agent.ready' | 'agent.not_ready' | 'agent.sign_out'>,
  before: readonly FloorField[],
): Promise<Description> {
  const was = find(before, 'agent', ({ id }) => id === act.agentId);
  const reasonId = act.type === 'agent.not_ready' ? act.reasonId : null;
  const nameOf = await readNames(db, [act.agentId, was?.reason, reasonId]);
  const agent = nameOf(act.agentId);
  return {
    subject: { kind: 'agent', id: act.agentId },
    change: {
      before: { agent, status: was?.status ?? null, reason: nameOf(was?.reason) },
      after: { agent, status: statusAfter[act.type], reason: nameOf(reasonId) },
    },
  };
}

async function describeJoining(
  db: Database,
  act: Act<'floor.listen' | 'floor.whisper' | 'floor.barge' | 'floor.take_over'>,
  before: readonly FloorField[],
): Promise<Description> {
  const talk = find(before, 'conversation', ({ id }) => id === act.conversationId);
  const callId = talk?.callId ?? act.conversationId.replace(/\.[^.]*$/, '');
  const nameOf = await readNames(db, [talk?.agentId, talk?.queueId, act.supervisorId]);
  const facts = {
    caller: await callerOf(db, callId),
    agent: nameOf(talk?.agentId),
    queue: nameOf(talk?.queueId),
  };
  const supervisor = nameOf(act.supervisorId);
  return {
    subject: { kind: 'call', id: callId },
    change:
      act.type === 'floor.take_over'
        ? { before: facts, after: { ...facts, agent: supervisor } }
        : { before: null, after: { ...facts, supervisor } },
  };
}

async function describeLeaving(
  db: Database,
  act: Act<'floor.leave'>,
  before: readonly FloorField[],
): Promise<Description> {
  const talk = find(before, 'conversation', ({ supervisors }) =>
    supervisors.some(({ agentId }) => agentId === act.supervisorId),
  );
  const nameOf = await readNames(db, [act.supervisorId, talk?.agentId]);
  return {
    subject: talk === undefined ? { kind: 'agent', id: act.supervisorId } : { kind: 'call', id: talk.callId },
    change: {
      before: {
        supervisor: nameOf(act.supervisorId),
        agent: nameOf(talk?.agentId),
        caller: await callerOf(db, talk?.callId),
      },
      after: null,
    },
  };
}

async function describeHangup(
  db: Database,
  act: Act<'floor.hangup'>,
  before: readonly FloorField[],
): Promise<Description> {
  const talk = find(before, 'conversation', ({ callId }) => callId === act.callId);
  const queueId = talk?.queueId ?? find(before, 'contact', ({ id }) => id === act.callId)?.queueId;
  const nameOf = await readNames(db, [talk?.agentId, queueId]);
  const facts = { caller: await callerOf(db, act.callId), agent: nameOf(talk?.agentId), queue: nameOf(queueId) };
  return { subject: { kind: 'call', id: act.callId }, change: { before: facts, after: null } };
}

async function describeWaiting(
  db: Database,
  act: Act<'floor.move' | 'floor.pick'>,
  before: readonly FloorField[],
): Promise<Description> {
  const contact = find(before, 'contact', ({ id }) => id === act.callId);
  const target = act.type === 'floor.move' ? (act.queueId ?? contact?.queueId) : act.agentId;
  const nameOf = await readNames(db, [contact?.queueId, target]);
  const was = {
    caller: await callerOf(db, act.callId),
    queue: nameOf(contact?.queueId),
    position: contact?.position ?? null,
  };
  const after =
    act.type === 'floor.move'
      ? { caller: was.caller, queue: nameOf(target), position: act.toFront ? 1 : null }
      : { ...was, agent: nameOf(target) };
  return { subject: { kind: 'call', id: act.callId }, change: { before: was, after } };
}

async function describeCallback(db: Database, act: Act<'callback.cancel' | 'callback.call_now'>): Promise<Description> {
  const [row] = await db.select().from(callbacks).where(eq(callbacks.id, act.callbackId));
  const nameOf = await readNames(db, [row?.queueId]);
  const who = { caller: await callerOf(db, act.callbackId), queue: nameOf(row?.queueId) };
  return {
    subject: { kind: 'call', id: row?.callId ?? act.callbackId },
    change: {
      before: { ...who, status: row?.status ?? null },
      after: act.type === 'callback.cancel' ? { ...who, status: 'cancelled' } : { ...who, position: 1 },
    },
  };
}

function find<Kind extends FloorField['kind']>(
  fields: readonly FloorField[],
  kind: Kind,
  fits: (field: Field<Kind>) => boolean,
): Field<Kind> | undefined {
  return fields.find((field): field is Field<Kind> => field.kind === kind && fits(field as Field<Kind>));
}

/** Names of people, queues and reasons by id; an id of nothing that is left stands for itself. */
async function readNames(db: Database, ids: readonly Id[]): Promise<(id: Id) => string | null> {
  const wanted = ids.filter((id): id is string => id !== null && id !== undefined);
  const tables = wanted.length === 0 ? [] : [users, queues, notReadyReasons];
  const found = await Promise.all(
    tables.map((table) => db.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, wanted))),
  );
  const names = new Map(found.flat().map(({ id, name }) => [id, name] as const));
  return (id) => (id === null || id === undefined ? null : (names.get(id) ?? id));
}

async function callerOf(db: Database, callId: Id): Promise<string | null> {
  const [caller] = callId === null || callId === undefined ? [] : await listFloorCallers(db, [callId]);
  if (caller === undefined) return null;
  return [caller.customer?.name ?? caller.name, caller.number].filter((part) => part !== '').join(' ');
}
