import {
  agentStates,
  calls,
  conversations,
  type Database,
  formAnswers,
  queueVisits,
  satisfactionAnswers,
  shiftParts,
} from '@patchbay/drizzle';
import { keepsPlan, thresholdGridS } from '@patchbay/reports';
import { sql } from 'drizzle-orm';
import type { CountGrain } from '../counts-of.ts';
import { countsOf } from '../counts-of.ts';
import { countKinds, type KindId } from '../facts.ts';

const quarterMs = 900_000;

/** What one fact adds to one quarter of an hour. */
interface Piece {
  readonly atMs: number;
  readonly key: readonly (string | number | boolean)[];
  readonly counts: Readonly<Record<string, number | readonly number[]>>;
}

export interface RawQuestion {
  readonly from: Date;
  readonly to: Date;
  readonly grain: CountGrain;
  readonly timeZone: string;
  readonly now: Date;
}

/** Figures by key, as text: a line a key, sorted, so that two ways to them can be compared as a whole. */
export type Figures = readonly string[];

/** Goes through the facts one by one, as a person with a calendar and a clock would; nothing of it is shared with how they are counted. */
export async function rawFigures(db: Database, kind: KindId, question: RawQuestion): Promise<Figures> {
  const { from, to, now } = question;
  const found = new Map<string, Record<string, number | number[]>>();
  const clock = clockOf(question);
  for (const { atMs, key, counts } of await piecesOf[kind](db, now.getTime())) {
    const quarter = Math.floor(atMs / quarterMs) * quarterMs;
    if (quarter < from.getTime() || quarter >= to.getTime()) continue;
    const name = JSON.stringify([clock(quarter), ...key.map(String)]);
    const figures = found.get(name) ?? {};
    found.set(name, figures);
    for (const [count, value] of Object.entries(counts)) {
      const before = figures[count];
      if (typeof value !== 'number')
        figures[count] = value.map((each, index) => each + (Array.isArray(before) ? (before[index] ?? 0) : 0));
      else if (count.endsWith('_max_ms')) figures[count] = Math.max(Number(before ?? 0), value);
      else figures[count] = Number(before ?? 0) + value;
    }
  }
  return lines([...found].map(([name, figures]) => [name, figures]));
}

/** The same by way of the counts. */
export async function countedFigures(db: Database, kind: KindId, question: RawQuestion): Promise<Figures> {
  const { dimensions, measures } = countKinds[kind];
  const words = {
    quarter: sql`extract(epoch from at) * 1000`,
    hour: sql`to_char(at, 'YYYY-MM-DD HH24')`,
    day: sql`at`,
    month: sql`at`,
  };
  const rows = await db.execute<Record<string, unknown>>(sql`
    select (${words[question.grain]})::text as at, ${sql.join(
      dimensions.map((name) => sql`${sql.identifier(name)}::text`),
      sql`, `,
    )}, ${sql.join(
      measures.map(({ column }) => sql`to_json(${sql.identifier(column)})::text as ${sql.identifier(column)}`),
      sql`, `,
    )} from ${countsOf(kind, question)} as counts`);
  const found = new Map<string, Record<string, number | number[]>>();
  for (const row of rows) {
    const at = question.grain === 'quarter' ? String(Number(row.at)) : row.at;
    const name = JSON.stringify([at, ...dimensions.map((each) => String(row[each]).replace(/^t$/, 'true'))]);
    const figures = found.get(name) ?? {};
    found.set(name, figures);
    for (const { column, fold } of measures) {
      const value = JSON.parse(String(row[column])) as number | number[];
      const before = figures[column];
      if (Array.isArray(value))
        figures[column] = value.map((each, index) => each + (Array.isArray(before) ? (before[index] ?? 0) : 0));
      else if (fold === 'max') figures[column] = Math.max(Number(before ?? 0), value);
      else figures[column] = Number(before ?? 0) + value;
    }
  }
  return lines([...found]);
}

function lines(found: readonly (readonly [name: string, figures: Record<string, number | number[]>])[]): Figures {
  return found
    .filter(([, figures]) =>
      Object.values(figures).some((figure) => (Array.isArray(figure) ? figure.some(Boolean) : figure !== 0)),
    )
    .map(([name, figures]) => `${name} ${JSON.stringify(Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1)))}`)
    .sort();
}

function clockOf({ grain, timeZone }: RawQuestion): (atMs: number) => string {
  if (grain === 'quarter') return String;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (atMs) => {
    const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const day = `${parts.year}-${parts.month}-${parts.day}`;
    if (grain === 'month') return `${parts.year}-${parts.month}-01`;
    return grain === 'day' ? day : `${day} ${parts.hour}`;
  };
}

const one = (condition: boolean): number => (condition ? 1 : 0);

const piecesOf: Readonly<Record<KindId, (db: Database, nowMs: number) => Promise<Piece[]>>> = {
  calls: async (db) =>
    (await db.select().from(calls)).map((call) => ({
      atMs: call.startedAt.getTime(),
      key: [
        call.direction,
        call.flowId ?? '',
        call.version ?? '',
        // A number that was called is a customer's: no count names it.
        call.direction === 'inbound' ? call.calledNumber : '',
        call.endReason ?? '',
        call.personAt !== null,
      ],
      counts: {
        calls: 1,
        answered: one(call.answeredAt !== null),
        duration_ms: call.endedAt === null ? 0 : call.endedAt.getTime() - call.startedAt.getTime(),
      },
    })),
  queue: async (db) =>
    (await db.select().from(queueVisits)).map(({ queueId, vip, callbackId, joinedAt, outcome, waitedMs }) => {
      const waited = waitedMs ?? 0;
      const ended = (how: string) => one(outcome === how);
      const within = (how: string) => thresholdGridS.map((seconds) => one(outcome === how && waited <= seconds * 1000));
      return {
        atMs: joinedAt.getTime(),
        key: [queueId, vip, callbackId !== null],
        counts: {
          offered: 1,
          answered: ended('answered'),
          abandoned: ended('abandoned'),
          overflow: ended('overflow'),
          moved: ended('moved'),
          called_back: ended('callback'),
          left: ended('left'),
          failed: ended('failed'),
          answered_wait_ms: ended('answered') * waited,
          abandoned_wait_ms: ended('abandoned') * waited,
          answered_wait_max_ms: ended('answered') * waited,
          abandoned_wait_max_ms: ended('abandoned') * waited,
          answered_within: within('answered'),
          abandoned_within: within('abandoned'),
        },
      };
    }),
  agent: async (db) =>
    (await db.select().from(conversations)).map(
      ({ agentId, queueId, direction, offeredAt, outcome, talkMs, holdMs, wrapUpMs }) => ({
        atMs: offeredAt.getTime(),
        key: [agentId, queueId ?? '', direction],
        counts: {
          offered: 1,
          answered: one(outcome === 'answered'),
          no_answer: one(outcome === 'no_answer'),
          declined: one(outcome === 'declined'),
          unreachable: one(outcome === 'unreachable'),
          caller_left: one(outcome === 'caller_left'),
          elsewhere: one(outcome === 'elsewhere'),
          talk_ms: talkMs,
          hold_ms: holdMs,
          wrap_up_ms: wrapUpMs,
        },
      }),
    ),
  wrap_up: async (db) =>
    (await db.select().from(conversations))
      .filter(({ outcome }) => outcome === 'answered')
      .map(({ queueId, agentId, wrapUpCodeId, offeredAt, talkMs }) => ({
        atMs: offeredAt.getTime(),
        key: [queueId ?? '', agentId, wrapUpCodeId ?? ''],
        counts: { conversations: 1, talk_ms: talkMs },
      })),
  state: async (db, nowMs) =>
    (await db.select().from(agentStates)).flatMap(({ userId, state, reason, since, until }) => {
      const key = [userId, state, reason ?? ''];
      const end = Math.max(until?.getTime() ?? nowMs, since.getTime());
      return [
        { atMs: since.getTime(), key, counts: { begun: 1, ms: 0 } },
        ...spread(since.getTime(), end, key, (ms) => ({ begun: 0, ms })),
      ];
    }),
  plan: async (db, nowMs) =>
    (await db.select().from(shiftParts)).flatMap(({ agentId, activity, since, until }) =>
      spread(since.getTime(), Math.min(until.getTime(), nowMs), [agentId, activity], (ms) => ({ ms })),
    ),
  presence: async (db, nowMs) => {
    const states = await db.select().from(agentStates);
    return (await db.select().from(shiftParts)).flatMap(({ agentId, activity, since, until }) =>
      states.flatMap((one) => {
        const began = one.since.getTime();
        if (one.userId !== agentId || began <= since.getTime() - 86_400_000) return [];
        const end = Math.min(one.until?.getTime() ?? nowMs, until.getTime(), nowMs);
        const isKept = keepsPlan(activity, one);
        const key = [agentId, activity, one.state, one.reason ?? ''];
        return spread(Math.max(began, since.getTime()), end, key, (ms) => ({ ms, kept_ms: isKept ? ms : 0 }));
      }),
    );
  },
  satisfaction: async (db) =>
    (await db.select().from(satisfactionAnswers)).map(
      ({ at, flowId, nodeId, question, queueId, agentId, score, scoreMax }) => ({
        atMs: at.getTime(),
        key: [flowId, nodeId, question, queueId ?? '', agentId ?? '', score, scoreMax],
        counts: { answers: 1 },
      }),
    ),
  form: async (db) =>
    (await db.select().from(formAnswers))
      .filter(({ replaced }) => !replaced)
      .flatMap(({ at, flowId, nodeId, values, choices, agentId }) =>
        Object.entries(values as Record<string, unknown>)
          .filter(([, value]) => value !== null && value !== '')
          .map(([variable, value]) => ({
            atMs: at.getTime(),
            key: [flowId, nodeId, variable, shownValue(value, choices.includes(variable)), agentId],
            counts: { answers: 1, value_sum: typeof value === 'number' ? value : 0 },
          })),
      ),
};

/** A stretch of time as a piece for each quarter of an hour that it touches. */
function spread(fromMs: number, toMs: number, key: Piece['key'], counts: (ms: number) => Piece['counts']): Piece[] {
  const pieces: Piece[] = [];
  for (let at = fromMs; at < toMs; ) {
    const next = Math.min((Math.floor(at / quarterMs) + 1) * quarterMs, toMs);
    pieces.push({ atMs: at, key, counts: counts(next - at) });
    at = next;
  }
  return pieces;
}

function shownValue(value: unknown, isChoice: boolean): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= 100 ? String(value) : '';
  return isChoice ? String(value) : '';
}
