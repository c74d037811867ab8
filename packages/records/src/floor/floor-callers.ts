import { callbacks, calls, conversations, customerNumbers, customers, type Database, flows } from '@patchbay/drizzle';
import { and, desc, eq, inArray } from 'drizzle-orm';

/** Who waits or talks, as the floor shows it. */
export interface FloorCaller {
  /** Of the call, or of the callback. */
  readonly id: string;
  /** The number of the other side; empty when it is withheld. */
  readonly number: string;
  readonly name: string;
  readonly language: string | null;
  readonly flowName: string | null;
  readonly startedAt: Date | null;
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly level: string;
    readonly company: string;
  } | null;
}

export const floorCallersMax = 500;

/**
 * The callers behind ids of calls and callbacks, in three reads however many they are; ids that name nothing are left out.
 * A customer is found by the number.
 * @param ids `floorCallersMax` at most; what is over is left out
 */
export async function listFloorCallers(db: Database, ids: readonly string[]): Promise<FloorCaller[]> {
  const wanted = [...new Set(ids)].slice(0, floorCallersMax);
  if (wanted.length === 0) return [];
  const [callRows, callbackRows, talks] = await Promise.all([
    db
      .select({
        id: calls.id,
        direction: calls.direction,
        callerNumber: calls.callerNumber,
        callerName: calls.callerName,
        calledNumber: calls.calledNumber,
        language: calls.language,
        flowName: flows.name,
        startedAt: calls.startedAt,
      })
      .from(calls)
      .leftJoin(flows, eq(flows.id, calls.flowId))
      .where(inArray(calls.id, wanted)),
    db
      .select({
        id: callbacks.id,
        number: callbacks.number,
        language: callbacks.language,
        promisedAt: callbacks.promisedAt,
      })
      .from(callbacks)
      .where(inArray(callbacks.id, wanted)),
    // Of a call that we place, the conversation knows the customer's side.
    db
      .select({ callId: conversations.callId, number: conversations.customerNumber })
      .from(conversations)
      .where(and(inArray(conversations.callId, wanted), eq(conversations.direction, 'outbound')))
      .orderBy(desc(conversations.offeredAt)),
  ]);
  const found: Omit<FloorCaller, 'customer'>[] = [
    ...callRows.map(({ direction, callerNumber, callerName, calledNumber, ...call }) => ({
      ...call,
      number:
        direction === 'inbound'
          ? callerNumber
          : (talks.find(({ callId, number }) => callId === call.id && number !== '')?.number ?? calledNumber),
      name: direction === 'inbound' ? callerName : '',
    })),
    ...callbackRows.map(({ promisedAt, ...callback }) => ({
      ...callback,
      name: '',
      flowName: null,
      startedAt: promisedAt,
    })),
  ];
  const numbers = [...new Set(found.map(({ number }) => number).filter((number) => number !== ''))];
  const known = numbers.length === 0 ? [] : await customersByNumber(db, numbers);
  const customerOf = new Map(known.map(({ number, ...customer }) => [number, customer] as const));
  return found.map((caller) => ({ ...caller, customer: customerOf.get(caller.number) ?? null }));
}

async function customersByNumber(db: Database, numbers: string[]) {
  return await db
    .select({
      number: customerNumbers.number,
      id: customers.id,
      name: customers.name,
      level: customers.level,
      company: customers.company,
    })
    .from(customerNumbers)
    .innerJoin(customers, eq(customers.id, customerNumbers.customerId))
    .where(inArray(customerNumbers.number, numbers));
}
