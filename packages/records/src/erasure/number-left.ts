import {
  callbacks,
  callNotes,
  callSteps,
  calls,
  type Database,
  formAnswers,
  journalEntries,
  recordings,
} from '@patchbay/drizzle';
import { and, count, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { callerCountsOf } from '../counts/caller-counts.ts';
import { findCustomerByNumber, normalizeNumber, numberAsTold } from '../customers/customer-numbers.ts';
import { RecordError } from '../record-error.ts';
import { getSetting } from '../settings.ts';
import { countNaming } from './erase-from-audit.ts';
import { namedNumber } from './named-number.ts';

/** All that one number left here. */
export interface NumberLeft {
  /** As it is kept: E.164 where it can be. */
  readonly number: string;
  /** Its last digits, the others masked. */
  readonly hint: string;
  readonly calls: number;
  /** The first and the last call; null without any. */
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly recordings: number;
  readonly recordedMs: number;
  readonly notes: number;
  readonly forms: number;
  readonly steps: number;
  readonly journalEntries: number;
  /** Months and years in which reports say how often it called. */
  readonly callerCounts: number;
  readonly callbacks: number;
  /** Entries of the audit log that name it. */
  readonly auditEntries: number;
  /** Who is known by this number; null for nobody. */
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** What has to be over before anything can be deleted. */
  readonly underWay: { readonly calls: number; readonly callbacks: number };
}

const digitsShown = 3;

/** The ways in which lines may have told this number. @throws RecordError `number_invalid` */
export async function waysToWrite(db: Database, number: string): Promise<{ normal: string; ways: string[] }> {
  const homeCountry = await getSetting(db, 'centre.homeCountry');
  const normal = normalizeNumber(number, homeCountry);
  if (normal === null) {
    throw new RecordError(
      'number_invalid',
      {
        en: 'This is no number. Write it as it was dialled, for example +49 30 1234567.',
        zh: '这不是有效号码。请按拨打方式填写，例如 +86 10 1234 5678。',
      },
      'a number that cannot be read',
    );
  }
  return { normal, ways: [...new Set([normal, ...numberAsTold(normal, homeCountry), number.trim()])] };
}

/** Calls that came from, or were made to, one of these. */
export function callsOfNumber(ways: readonly string[]): SQL | undefined {
  return or(
    inArray(calls.callerNumber, [...ways]),
    and(eq(calls.direction, 'outbound'), inArray(calls.calledNumber, [...ways])),
  );
}

export function hintOf(number: string): string {
  const shown = number.slice(-digitsShown);
  return number.length <= digitsShown * 2 ? '•••' : `${'•'.repeat(number.length - digitsShown)}${shown}`;
}

/** What would be deleted, counted; nothing is changed. @throws RecordError `number_invalid` */
export async function previewErasure(db: Database, number: string): Promise<NumberLeft> {
  const { normal, ways } = await waysToWrite(db, number);
  const mine = db.select({ id: calls.id }).from(calls).where(callsOfNumber(ways));
  const many = { count: count() };
  const [[facts], [sound], [notes], [forms], [steps], [journal], named, audit, backs, customer] = await Promise.all([
    db
      .select({
        ...many,
        firstAt: sql<string | null>`min(${calls.startedAt})`,
        lastAt: sql<string | null>`max(${calls.startedAt})`,
        live: sql<number>`count(*) filter (where ${calls.endedAt} is null)::int`,
      })
      .from(calls)
      .where(callsOfNumber(ways)),
    db
      .select({ ...many, ms: sql<number>`coalesce(sum(${recordings.durationMs}), 0)::int8` })
      .from(recordings)
      .where(and(inArray(recordings.callId, mine), ne(recordings.status, 'deleted'))),
    db.select(many).from(callNotes).where(inArray(callNotes.callId, mine)),
    db.select(many).from(formAnswers).where(inArray(formAnswers.callId, mine)),
    db.select(many).from(callSteps).where(inArray(callSteps.callId, mine)),
    db.select(many).from(journalEntries).where(inArray(journalEntries.runId, mine)),
    callerCountsOf(db, ways),
    countNaming(db, namedNumber(ways), null),
    db
      .select({ ...many, live: sql<number>`count(*) filter (where ${isNull(callbacks.endedAt)})::int` })
      .from(callbacks)
      .where(inArray(callbacks.number, ways)),
    findCustomerByNumber(db, number),
  ]);
  return {
    number: normal,
    hint: hintOf(normal),
    calls: facts?.count ?? 0,
    firstAt: dateOf(facts?.firstAt),
    lastAt: dateOf(facts?.lastAt),
    recordings: sound?.count ?? 0,
    recordedMs: Number(sound?.ms ?? 0),
    notes: notes?.count ?? 0,
    forms: forms?.count ?? 0,
    steps: steps?.count ?? 0,
    journalEntries: journal?.count ?? 0,
    callerCounts: named,
    callbacks: backs[0]?.count ?? 0,
    auditEntries: audit,
    customer: customer === null ? null : { id: customer.id, name: customer.name },
    underWay: { calls: facts?.live ?? 0, callbacks: backs[0]?.live ?? 0 },
  };
}

function dateOf(text: string | null | undefined): Date | null {
  return text == null ? null : new Date(text);
}
