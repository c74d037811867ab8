import {
  agents,
  callSteps,
  calls,
  conversations,
  type Database,
  flows,
  flowVersions,
  formAnswers,
  queues,
  queueVisits,
  users,
} from '@patchbay/drizzle';
import type { FlowDocument, JsonObject } from '@patchbay/flow-schema';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { findNumberPlace } from '../centre/number-places.ts';
import { findCustomerByNumber } from '../customers/customer-numbers.ts';
import { type Customer, getCustomer } from '../customers/customers.ts';
import { notFound } from '../record-error.ts';
import { type EarlierCall, listEarlierCalls } from './earlier-calls.ts';
import { type CallNote, listCallNotes } from './notes.ts';
import { listOpenItemsOf, type SeatOpenItem } from './open-items.ts';

/** How much of a call's story is read: what an agent can take in while it rings, and more. */
const stepsMax = 2_000;

export interface SeatStep {
  readonly index: number;
  readonly depth: number;
  readonly flowId: string;
  readonly version: string;
  readonly nodeId: string | null;
  readonly kind: string;
  readonly port: string | null;
  readonly detail: JsonObject;
}

/** One agent's part of a call. */
export interface SeatConversation {
  readonly id: string;
  readonly agentId: string;
  readonly agentName: string;
  readonly queueId: string | null;
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: string | null;
  readonly endedBy: string | null;
  readonly wrapUpCodeId: string | null;
}

/** All that is known of a call when it rings at an agent. */
export interface SeatCall {
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  /** The other side's number; empty when withheld. */
  readonly number: string;
  readonly callerName: string;
  readonly calledNumber: string;
  readonly flowId: string | null;
  readonly flowName: string | null;
  readonly language: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly place: { readonly en: string; readonly zh: string; readonly country: string } | null;
  readonly customer: Customer | null;
  /** What happened in the flow, oldest first; sensitive values are masked. */
  readonly steps: readonly SeatStep[];
  /** The flow versions that the call passed, by their hash. */
  readonly documents: Readonly<Record<string, FlowDocument>>;
  /** The last place in a queue. */
  readonly visit: {
    readonly queueId: string;
    readonly queueName: string;
    readonly joinedAt: Date;
    readonly leftAt: Date | null;
  } | null;
  readonly conversations: readonly SeatConversation[];
  readonly earlier: readonly EarlierCall[];
  readonly openItems: readonly SeatOpenItem[];
  readonly notes: readonly CallNote[];
  readonly formAnswers: readonly {
    readonly flowId: string;
    readonly nodeId: string;
    readonly values: JsonObject;
    readonly at: Date;
  }[];
}

/**
 * Everything the seat shows of a call, in a handful of indexed reads.
 * @param viewerId the agent who looks: one who was called by a colleague sees that one at the other side
 * @throws RecordError `not_found`
 */
export async function getSeatCall(db: Database, callId: string, viewerId?: string): Promise<SeatCall> {
  const [call] = await db
    .select({ call: calls, flowName: flows.name })
    .from(calls)
    .leftJoin(flows, eq(flows.id, calls.flowId))
    .where(eq(calls.id, callId));
  if (call === undefined) throw notFound('call', callId);
  const extension = viewerId === undefined ? null : await extensionOf(db, viewerId);
  const number = otherSide(call.call, extension);
  const customer = await customerOf(db, number);
  // Calls keep numbers as they came over the line, customers as they are written internationally.
  const numbers = [...new Set([...(customer?.numbers ?? []), number])].filter((one) => one !== '');
  const [place, steps, visit, parts, earlier, openItems, notes, answers] = await Promise.all([
    placeOf(db, number),
    listSteps(db, callId),
    lastVisit(db, callId),
    listConversations(db, callId),
    listEarlierCalls(db, { numbers, exceptCallId: callId }),
    listOpenItemsOf(db, { customerId: customer?.id ?? null, callId }),
    listCallNotes(db, callId),
    db.select().from(formAnswers).where(eq(formAnswers.callId, callId)).orderBy(asc(formAnswers.at)),
  ]);
  const versions = new Set(steps.map(({ version }) => version));
  if (call.call.version !== null) versions.add(call.call.version);
  return {
    id: call.call.id,
    direction: call.call.direction,
    number,
    callerName: call.call.callerName,
    calledNumber: call.call.calledNumber,
    flowId: call.call.flowId,
    flowName: call.flowName,
    language: call.call.language,
    startedAt: call.call.startedAt,
    endedAt: call.call.endedAt,
    place,
    customer,
    steps,
    documents: await loadDocuments(db, [...versions]),
    visit,
    conversations: parts,
    earlier,
    openItems,
    notes,
    formAnswers: answers.map(({ flowId, nodeId, values, at }) => ({
      flowId,
      nodeId,
      values: values as JsonObject,
      at,
    })),
  };
}

/** The number of whoever is not us, nor the one with this extension. */
function otherSide(
  call: { direction: string; callerNumber: string; calledNumber: string },
  extension: string | null,
): string {
  const isCalled = call.direction === 'inbound' || call.calledNumber === extension;
  return isCalled ? call.callerNumber : call.calledNumber;
}

async function extensionOf(db: Database, userId: string): Promise<string | null> {
  const [agent] = await db.select({ extension: agents.extension }).from(agents).where(eq(agents.userId, userId));
  return agent?.extension ?? null;
}

async function customerOf(db: Database, number: string): Promise<Customer | null> {
  const found = number === '' ? null : await findCustomerByNumber(db, number);
  return found === null ? null : await getCustomer(db, found.id);
}

async function placeOf(db: Database, number: string): Promise<SeatCall['place']> {
  const found = await findNumberPlace(db, number);
  if (found === null) return null;
  const { placeEn, placeZh, country } = found;
  return { en: placeEn, zh: placeZh === '' ? placeEn : placeZh, country };
}

async function listSteps(db: Database, callId: string): Promise<SeatStep[]> {
  return await db
    .select({
      index: callSteps.index,
      depth: callSteps.depth,
      flowId: callSteps.flowId,
      version: callSteps.version,
      nodeId: callSteps.nodeId,
      kind: callSteps.kind,
      port: callSteps.port,
      detail: callSteps.detail,
    })
    .from(callSteps)
    .where(and(eq(callSteps.callId, callId), inArray(callSteps.kind, ['node.entered', 'node.left', 'variable.set'])))
    .orderBy(asc(callSteps.index))
    .limit(stepsMax);
}

async function lastVisit(db: Database, callId: string): Promise<SeatCall['visit']> {
  const [row] = await db
    .select({
      queueId: queueVisits.queueId,
      queueName: queues.name,
      joinedAt: queueVisits.joinedAt,
      leftAt: queueVisits.leftAt,
    })
    .from(queueVisits)
    .leftJoin(queues, eq(queues.id, queueVisits.queueId))
    .where(eq(queueVisits.callId, callId))
    .orderBy(desc(queueVisits.joinedAt))
    .limit(1);
  return row === undefined ? null : { ...row, queueName: row.queueName ?? '' };
}

async function listConversations(db: Database, callId: string): Promise<SeatConversation[]> {
  const rows = await db
    .select({ row: conversations, agentName: users.name })
    .from(conversations)
    .leftJoin(users, eq(users.id, conversations.agentId))
    .where(eq(conversations.callId, callId))
    .orderBy(asc(conversations.offeredAt));
  return rows.map(({ row, agentName }) => ({
    id: row.id,
    agentId: row.agentId,
    agentName: agentName ?? '',
    queueId: row.queueId,
    offeredAt: row.offeredAt,
    answeredAt: row.answeredAt,
    endedAt: row.endedAt,
    outcome: row.outcome,
    endedBy: row.endedBy,
    wrapUpCodeId: row.wrapUpCodeId,
  }));
}

async function loadDocuments(db: Database, versions: readonly string[]): Promise<Record<string, FlowDocument>> {
  if (versions.length === 0) return {};
  const rows = await db
    .select()
    .from(flowVersions)
    .where(inArray(flowVersions.hash, [...versions]));
  return Object.fromEntries(rows.map(({ hash, document }) => [hash, document]));
}
