import { join } from 'node:path';
import { type Connection, reportSchedules, users } from '@patchbay/drizzle';
import {
  changeSavedReport,
  createReportSchedule,
  deliveryQueue,
  exportQueue,
  listReportDeliveries,
  listReportSchedules,
  nextDue,
  type ReportScheduleInput,
  removeSavedReport,
  saveMailServer,
  saveReport,
  takeDueReports,
} from '@patchbay/records';
import { reportDefinitionSchema, reportViewSchema } from '@patchbay/reports';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StudioStack, startStudioStack } from '@/server/testing/studio-stack';
import type { Stack } from '../../../../../tools/stack/src/index.ts';
import { Mailbox } from '../testing/mailbox';

const sofia = { id: 'sofia', name: 'Sofia', isAdmin: false } as const;
const max = { id: 'max', name: 'Max', isAdmin: false } as const;
const lookEveryMs = 300;
const waiting = { timeout: 50_000, interval: 100 };
const base: ReportScheduleInput = {
  name: 'Calls of the day',
  savedReportId: null,
  request: { kind: 'calls', filter: {} },
  format: 'csv',
  locale: 'en',
  timeZone: 'Europe/Berlin',
  every: 'day',
  weekday: 1,
  monthDay: 1,
  hour: 2,
  recipients: ['boss@example.com'],
  enabled: true,
};

let studio: StudioStack;
let stack: Stack;
let secret: string;
let connection: Connection;
const mailbox = new Mailbox('right');
const stops: (() => Promise<void>)[] = [];

async function scheduled(changes: Partial<ReportScheduleInput> = {}, now = new Date()): Promise<string> {
  return (await createReportSchedule(connection.db, sofia, { ...base, ...changes }, now)).id;
}

async function becomesDue(id: string, nextAt: Date): Promise<void> {
  await connection.db.update(reportSchedules).set({ nextAt }).where(eq(reportSchedules.id, id));
}

/** What becomes of a studio's part in it. */
async function startStudio(): Promise<void> {
  const [{ startSchedulesRunner }, { writeExport }] = await Promise.all([
    import('./schedules-runner'),
    import('@/exports/server/write-export'),
  ]);
  const place = { mediaFolder: join(stack.home, 'media'), fonts: null };
  const run = (id: string, nowMs: number) => writeExport(connection.db, id, place, nowMs, () => undefined);
  stops.push(startSchedulesRunner({ run }, { lookEveryMs }));
}

const deliveriesOf = (id: string) => listReportDeliveries(connection.db, id);
/** The last one, once it is over. */
async function over(id: string) {
  await vi.waitFor(async () => {
    const [last] = await deliveriesOf(id);
    expect(last?.state).toMatch(/sent|failed/);
  }, waiting);
  const [{ state, failure, answer } = {}] = await deliveriesOf(id);
  return { state, failure, answer };
}
const sent = async (id: string) => expect(await over(id)).toMatchObject({ state: 'sent', failure: null });

/** The words of a mail, as they were before they were packed for the way. */
function wordsOf(source: string): string {
  const text = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(source)?.[1] ?? '';
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

beforeAll(async () => {
  studio = await startStudioStack();
  ({ stack, connection, secret } = studio);
  for (const { id, name } of [sofia, max]) {
    await connection.db.insert(users).values({ id, name, email: `${id}@example.com`, role: 'supervisor' });
  }
  const server = {
    host: '127.0.0.1',
    port: await mailbox.open(),
    security: 'none',
    trustedCertificate: null,
    username: 'patchbay',
    password: 'right',
    fromAddress: 'reports@example.com',
    fromName: '',
  } as const;
  await saveMailServer(connection.db, sofia, server, secret);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await connection.db.update(reportSchedules).set({ enabled: false });
});
afterAll(async () => {
  await mailbox.close();
  await studio?.stop([exportQueue, deliveryQueue]);
});

describe('reports that go out by themselves', () => {
  it('are sent when they are due, once though two studios look', async () => {
    await startStudio();
    await startStudio();
    const first = await scheduled({ recipients: ['first@example.com'] });
    const later = await scheduled({ recipients: ['later@example.com'] });
    await becomesDue(first, new Date(Date.now() + 700));
    expect(await deliveriesOf(first)).toEqual([]);
    await sent(first);
    // Whoever sends this one has looked at the other again.
    await becomesDue(later, new Date());
    await sent(later);
    expect(await deliveriesOf(first)).toMatchObject([{ state: 'sent', attempts: 1, missed: 0, missedSince: null }]);
    expect(mailbox.mails.map(({ to }) => to[0])).toEqual(['first@example.com', 'later@example.com']);
  });

  it('go out once after nothing was running, and say what was missed', async () => {
    const recurrence = { every: 'day', weekday: 1, monthDay: 1, hour: 2, timeZone: 'Europe/Berlin' } as const;
    const missedSince = nextDue(recurrence, new Date(Date.now() - 3.5 * 86_400_000));
    const due = [missedSince];
    for (let at = nextDue(recurrence, missedSince); at <= new Date(); at = nextDue(recurrence, at)) due.push(at);
    const missed = due.length - 1;
    const id = await scheduled({ recipients: ['late@example.com'] });
    await becomesDue(id, missedSince);
    await startStudio();
    await sent(id);
    expect(await deliveriesOf(id)).toMatchObject([{ dueAt: due.at(-1), missed, missedSince }]);
    const mails = mailbox.mails.filter(({ to }) => to[0] === 'late@example.com');
    expect(mails).toHaveLength(1);
    expect(wordsOf(mails[0]?.source ?? '')).toContain(
      `${missed} earlier reports were not sent (since ${new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(missedSince)})`,
    );
  });

  it('go out once on the days on which the clocks change', async () => {
    const { db } = connection;
    const take = async (at: string) => (await takeDueReports(db, new Date(at))).length;
    const spring = await scheduled({}, new Date('2026-03-28T12:00Z'));
    // 02:00 is no time of that day: 03:00 is the moment, 01:00 in UTC.
    expect([await take('2026-03-29T00:59Z'), await take('2026-03-29T01:00Z'), await take('2026-03-29T02:00Z')]).toEqual(
      [0, 1, 0],
    );
    expect(await take('2026-03-30T00:00Z')).toBe(1);
    await db.update(reportSchedules).set({ enabled: false }).where(eq(reportSchedules.id, spring));
    const autumn = await scheduled({}, new Date('2026-10-24T12:00Z'));
    // 02:00 comes twice: the first time is meant, and the second sends nothing.
    expect([await take('2026-10-24T23:59Z'), await take('2026-10-25T00:00Z'), await take('2026-10-25T01:00Z')]).toEqual(
      [0, 1, 0],
    );
    expect(await take('2026-10-26T01:00Z')).toBe(1);
    expect([await deliveriesOf(spring), await deliveriesOf(autumn)].flat().map(({ missed }) => missed)).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('say that they failed where every attempt ended before it could', async () => {
    const { openQueue } = await import('@/jobs/queues');
    const { UnrecoverableError, Worker } = await import('bullmq');
    const { openRedis } = await import('@/server/redis');
    const { queueDelivery } = await import('./schedules-runner');
    const id = await scheduled();
    await becomesDue(id, new Date(Date.now() - 1_000));
    const [deliveryId = ''] = await takeDueReports(connection.db, new Date());
    await queueDelivery(deliveryId);
    const job = await openQueue(deliveryQueue).getJob(deliveryId);
    const blocking = openRedis('deliveries', { blocking: true });
    const worker = new Worker(deliveryQueue, () => Promise.reject(new UnrecoverableError('killed')), {
      connection: blocking,
    });
    await vi.waitFor(async () => expect(await job?.isFailed()).toBe(true), waiting);
    await worker.close();
    blocking.disconnect();
    await startStudio();
    await vi.waitFor(
      async () => expect(await deliveriesOf(id)).toMatchObject([{ state: 'failed', failure: 'not_written' }]),
      waiting,
    );
  });
});

describe('a schedule of a kept report', () => {
  const kept = (measure: 'calls' | 'calls_answered', sharing: 'own' | 'everyone' = 'own') => ({
    name: 'By direction',
    about: '',
    base: null,
    definition: reportDefinitionSchema.parse({ measures: [measure], dimensions: ['direction'] }),
    view: reportViewSchema.parse({ range: { kind: 'relative', range: 'yesterday' } }),
    sharing,
  });
  const attached = () =>
    mailbox
      .attachment(mailbox.mails.length - 1)
      .replace('\ufeff', '')
      .split('\r\n')[0];
  async function sendsNow(id: string) {
    const { sendReportNow } = await import('@patchbay/records');
    const { queueDelivery } = await import('./schedules-runner');
    const deliveryId = await sendReportNow(connection.db, sofia, id, new Date());
    await queueDelivery(deliveryId);
    return await over(id);
  }
  const listed = async (id: string) => (await listReportSchedules(connection.db)).find((one) => one.id === id);

  it('sends the report as it is by then, and stops when it is deleted', async () => {
    const { db } = connection;
    await startStudio();
    const report = await saveReport(db, sofia, kept('calls'));
    const id = await scheduled({ savedReportId: report.id });
    expect(await listed(id)).toMatchObject({ savedReportName: 'By direction' });
    expect(await sendsNow(id)).toMatchObject({ state: 'sent' });
    expect(attached()).toBe('Direction,Calls');
    await changeSavedReport(db, sofia, report.id, { definition: kept('calls_answered').definition });
    expect(await sendsNow(id)).toMatchObject({ state: 'sent' });
    expect(attached()).toBe('Direction,Calls answered');

    await removeSavedReport(db, sofia, report.id);
    expect(await listed(id)).toMatchObject({
      enabled: false,
      savedReportId: null,
      savedReportName: null,
      reportRemovedAt: expect.any(Date),
      request: { kind: 'report', definition: { measures: ['calls_answered'] } },
    });
    await expect(sendsNow(id)).rejects.toMatchObject({ code: 'value_invalid' });
  });

  it('does not tell people what its owner keeps to themselves', async () => {
    const { db } = connection;
    await startStudio();
    const shared = await saveReport(db, max, kept('calls', 'everyone'));
    const own = await saveReport(db, max, kept('calls'));
    await expect(scheduled({ savedReportId: own.id })).rejects.toMatchObject({ code: 'not_found' });
    const id = await scheduled({ savedReportId: shared.id });
    expect(await sendsNow(id)).toMatchObject({ state: 'sent' });
    await changeSavedReport(db, max, shared.id, { sharing: 'own' });
    expect(await sendsNow(id)).toMatchObject({ state: 'failed', failure: 'report_gone' });
    expect(await listed(id)).toMatchObject({ savedReportId: shared.id, savedReportName: null });
  });
});
