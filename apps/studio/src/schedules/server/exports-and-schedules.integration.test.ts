import { access } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Connection, calls, dataExports, mailServers, reportSchedules, users } from '@patchbay/drizzle';
import { deliveryQueue, expireDataExports, exportQueue, listAudit, takeDueReports } from '@patchbay/records';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type StudioStack, startStudioStack } from '@/server/testing/studio-stack';
import type { Stack } from '../../../../../tools/stack/src/index.ts';
import { Mailbox } from '../testing/mailbox';

const callCount = 1_203;
const began = Date.UTC(2026, 4, 11, 16);
const waiting = { timeout: 50_000, interval: 200 };
const actor = { id: 'sofia', name: 'Sofia', role: 'admin', via: 'session', mustChangePassword: false } as const;
const callsOf = (direction: 'inbound' | 'outbound') => ({ kind: 'calls', filter: { direction } }) as const;
const schedule = {
  name: 'Calls of the day',
  request: callsOf('outbound'),
  format: 'csv',
  locale: 'en',
  timeZone: 'Asia/Shanghai',
  every: 'day',
  weekday: 1,
  monthDay: 1,
  hour: 7,
  recipients: ['boss@example.com'],
  enabled: true,
} as const;

let studio: StudioStack;
let stack: Stack;
let connection: Connection;
let mailbox: Mailbox;
let port: number;
const stops: (() => Promise<void>)[] = [];

/** As a request has it: its lists are not for reading only. */
const mutable = <T>(value: T) => JSON.parse(JSON.stringify(value)) as never;

async function openStudio() {
  // The studio reads its environment with the first of its modules.
  const [{ appRouter }, { createCaller }, runExport, runner, response, { deliverReport }] = await Promise.all([
    import('@/server/router'),
    import('@/server/trpc'),
    import('@/exports/server/run-export'),
    import('@/exports/server/exports-runner'),
    import('@/exports/server/export-response'),
    import('./deliver-report'),
  ]);
  const as = (id: string) =>
    createCaller(appRouter)({ db: connection.db, actor: { ...actor, id }, headers: new Headers() });
  const processes = new runExport.ExportProcesses();
  const context = { db: connection.db, actor, headers: new Headers() };
  return {
    as,
    processes,
    startExportsRunner: runner.startExportsRunner,
    download: (id: string) => response.exportResponse(context, id),
    deliver: (id: string, isLast: boolean) => deliverReport(processes, id, isLast),
  };
}

async function exported(format: 'csv' | 'xlsx' | 'pdf'): Promise<{ id: string; file: Buffer }> {
  const { as, download } = await openStudio();
  const asked = {
    request: callsOf('inbound'),
    format,
    title: 'Calls 通话',
    locale: 'zh',
    timeZone: 'Asia/Shanghai',
  } as const;
  const { id } = await as('sofia').exports.ask(asked);
  await vi.waitFor(
    async () => expect(await as('sofia').exports.read({ id })).toMatchObject({ state: 'done', rows: callCount - 3 }),
    waiting,
  );
  const answer = await download(id);
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('Calls-通话-'));
  return { id, file: Buffer.from(await answer.arrayBuffer()) };
}

async function dueDelivery(
  changes: Partial<typeof schedule> | { recipients: string[] } = {},
): Promise<{ id: string; deliveryId: string }> {
  const { as } = await openStudio();
  const { id } = await as('sofia').schedules.create({
    ...schedule,
    ...changes,
    recipients: [...(changes.recipients ?? schedule.recipients)],
  });
  const dueAt = new Date(Date.now() - 60_000);
  await connection.db.update(reportSchedules).set({ nextAt: dueAt }).where(eq(reportSchedules.id, id));
  const taken = await Promise.all([1, 2].map(() => takeDueReports(connection.db, new Date())));
  const [deliveryId = ''] = taken.flat();
  expect(taken.flat()).toHaveLength(1);
  return { id, deliveryId };
}

beforeAll(async () => {
  studio = await startStudioStack(['fonts']);
  ({ stack, connection } = studio);
  const { db } = connection;
  await db.insert(users).values({ id: 'sofia', name: 'Sofia', email: 'sofia@example.com', role: 'admin' });
  const rows = Array.from({ length: callCount }, (_, index) => ({
    id: `call-${String(index).padStart(5, '0')}`,
    direction: index < 3 ? ('outbound' as const) : ('inbound' as const),
    callerNumber: `+49309018${index}`,
    callerName: index === 5 ? '=HYPERLINK("x")' : '',
    calledNumber: '95588',
    startedAt: new Date(began + index * 1_000),
    endedAt: new Date(began + index * 1_000 + 61_000),
    endReason: 'completed',
  }));
  await db.insert(calls).values(rows);
  const { startExportsRunner, processes } = await openStudio();
  stops.push(startExportsRunner(processes));
  mailbox = new Mailbox('right');
  port = await mailbox.open();
});
afterEach(() => {
  mailbox.refusals.clear();
  mailbox.refuseMessage = null;
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await mailbox?.close();
  await studio?.stop([exportQueue, deliveryQueue]);
});

describe('an export', () => {
  it('is written as CSV with every call once, formulas disarmed, and each download is audited', async () => {
    const { id, file } = await exported('csv');
    const lines = file.toString().trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + callCount - 3);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines[1]).toContain('2026-05-12 00:20:02');
    expect(file.toString()).toContain(`"'=HYPERLINK(""x"")"`);
    const actions = (await listAudit(connection.db, { subjectId: id })).map(({ action }) => action);
    expect(actions).toEqual(['export.downloaded', 'export.asked']);
  });

  it('is written as a workbook and on paper with Chinese', async () => {
    expect((await exported('xlsx')).file.subarray(0, 2).toString()).toBe('PK');
    const pdf = (await exported('pdf')).file.toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toContain('DroidSansFallback');
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(20);
  });

  it('tells a report with its totals, and its formulas where there is room for them', async () => {
    const { as, download } = await openStudio();
    const definition = { measures: ['calls'], dimensions: ['direction', 'time'] } as const;
    const view = { range: { kind: 'absolute', from: '2026-05-12', to: '2026-05-13' } } as const;
    const request = { kind: 'report', definition, view: { ...view, timeZone: 'Asia/Shanghai', grain: 'day' } } as const;
    const asked = { request, title: 'By direction', locale: 'en' } as const;
    const { id } = await as('sofia').exports.ask({ ...asked, request: mutable(request), format: 'csv' });
    await vi.waitFor(
      async () => expect(await as('sofia').exports.read({ id })).toMatchObject({ state: 'done' }),
      waiting,
    );
    const lines = (await (await download(id)).text()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('Direction,Time,Calls');
    expect(lines.slice(1).sort()).toEqual(['Total,,1203', 'in,2026-05-12,1200', 'out,2026-05-12,3']);
  });

  it('is nobody else’s, goes with its file when its time is over, and leaves no file when it is deleted', async () => {
    const { as, download } = await openStudio();
    const { id } = await exported('csv');
    await expect(as('max').exports.read({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await connection.db
      .update(dataExports)
      .set({ expiresAt: new Date(0) })
      .where(eq(dataExports.id, id));
    expect(await expireDataExports(connection.db, { id: null, name: 'Test' }, new Date())).toEqual([
      `exports/${id}.csv`,
    ]);
    expect((await download(id)).status).toBe(404);
    const other = await exported('csv');
    await as('sofia').exports.remove({ id: other.id });
    await expect(access(join(stack.home, 'media/exports', `${other.id}.csv`))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('stays cancelled, and says why where it cannot be', async () => {
    const { as, processes } = await openStudio();
    const exports = as('sofia').exports;
    const asked = { request: callsOf('inbound'), format: 'csv', title: 'Calls' } as const;
    const { id } = await exports.ask(asked);
    await exports.cancel({ id });
    await processes.run(id, Date.now());
    expect(await exports.read({ id })).toMatchObject({ state: expect.stringMatching(/cancelled|done/) });
    const agent = { ...actor, role: 'agent' } as const;
    const [{ appRouter }, { createCaller }] = await Promise.all([import('@/server/router'), import('@/server/trpc')]);
    const asAgent = createCaller(appRouter)({ db: connection.db, actor: agent, headers: new Headers() });
    await expect(asAgent.exports.ask(asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the mail server', () => {
  it('is kept with a sealed password, and a test mail says whether it works', async () => {
    const schedules = (await openStudio()).as('sofia').schedules;
    const server = {
      host: '127.0.0.1',
      port,
      security: 'none',
      trustedCertificate: null,
      username: 'patchbay',
      fromAddress: 'reports@example.com',
      fromName: '报表',
    } as const;
    await schedules.saveMailServer({ ...server, password: 'wrong' });
    expect(await schedules.sendTestMail({ to: 'me@example.com' })).toMatchObject({ failure: 'sign_in_refused' });
    await schedules.saveMailServer({ ...server, password: 'right' });
    const [row] = await connection.db.select().from(mailServers);
    expect(JSON.stringify(row)).not.toContain('right');
    // Left out: the password stays.
    await schedules.saveMailServer(server);
    expect(await schedules.sendTestMail({ to: 'me@example.com' })).toMatchObject({ failure: null });
    expect(mailbox.mails.at(-1)?.to).toEqual(['me@example.com']);
    expect(await schedules.mailServer()).toMatchObject({ hasPassword: true, host: '127.0.0.1' });
    const audit = await listAudit(connection.db, { subjectId: 'mail.server' });
    expect(audit.map(({ action }) => action)).toContain('mail_server.changed');
    expect(JSON.stringify(audit)).not.toMatch(/"right"|"wrong"/);
  });

  it('is told apart by what went wrong', async () => {
    const schedules = (await openStudio()).as('sofia').schedules;
    const from = { fromAddress: 'reports@example.com', fromName: '', trustedCertificate: null } as const;
    const server = { host: '127.0.0.1', username: '', ...from } as const;
    // Its certificate is nobody's whom we trust.
    await schedules.saveMailServer({ ...server, port, security: 'starttls' });
    expect(await schedules.sendTestMail({ to: 'me@example.com' })).toMatchObject({ failure: 'certificate_refused' });
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    await new Promise((resolve) => closed.close(resolve));
    const closedPort = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await schedules.saveMailServer({ ...server, port: closedPort, security: 'none' });
    expect(await schedules.sendTestMail({ to: 'me@example.com' })).toMatchObject({ failure: 'server_unreachable' });
    await schedules.saveMailServer({ ...server, port, security: 'none', username: 'patchbay', password: 'right' });
  });
});

describe('a schedule', () => {
  it('becomes one delivery however many look, and its report arrives', async () => {
    const { as, deliver } = await openStudio();
    const { id, deliveryId } = await dueDelivery({ recipients: ['boss@example.com', 'team@example.com'] });
    expect(await deliver(deliveryId, false)).toBe('sent');
    const mail = mailbox.mails.at(-1);
    expect(mail?.to).toEqual(['boss@example.com', 'team@example.com']);
    expect(mail?.source).toContain('Calls of the day');
    const attached = mailbox.attachment(mailbox.mails.length - 1);
    expect(attached.trimEnd().split('\r\n')).toHaveLength(4);
    expect(await as('sofia').schedules.deliveries({ id })).toMatchObject([
      { state: 'sent', attempts: 1, failure: null },
    ]);
    // The same delivery once more sends nothing.
    const count = mailbox.mails.length;
    expect(await deliver(deliveryId, false)).toBe('gone');
    expect(mailbox.mails).toHaveLength(count);
    const [listed] = (await as('sofia').schedules.list()).schedules.filter((one) => one.id === id);
    expect(listed?.nextAt.getTime()).toBeGreaterThan(Date.now());
    const actions = (await listAudit(connection.db, { subjectId: id })).map(({ action }) => action);
    expect(actions).toEqual(['report_delivery.sent', 'report_schedule.created']);
  });

  it('tries again what may pass, with the same file, and gives up at once what will not', async () => {
    const { as, deliver } = await openStudio();
    const { id, deliveryId } = await dueDelivery();
    mailbox.refuseMessage = { status: 451, words: '4.3.0 come back later' };
    expect(await deliver(deliveryId, false)).toBe('again');
    const [first] = await as('sofia').schedules.deliveries({ id });
    expect(first).toMatchObject({
      state: 'waiting',
      failure: 'message_refused',
      answer: expect.stringContaining('later'),
    });
    expect(await deliver(deliveryId, false)).toBe('sent');
    const [second] = await as('sofia').schedules.deliveries({ id });
    expect(second).toMatchObject({ state: 'sent', attempts: 2, exportId: first?.exportId });

    const other = await dueDelivery();
    mailbox.refusals.set('boss@example.com', { status: 550, words: '5.1.1 nobody here' });
    expect(await deliver(other.deliveryId, false)).toBe('failed');
    expect(await as('sofia').schedules.deliveries({ id: other.id })).toMatchObject([
      { state: 'failed', failure: 'recipients_refused', answer: expect.stringContaining('nobody here') },
    ]);
  });

  it('names those whom the server would not take', async () => {
    const { as, deliver } = await openStudio();
    mailbox.refusals.set('gone@example.com', { status: 550, words: '5.1.1 nobody here' });
    const { id, deliveryId } = await dueDelivery({ recipients: ['boss@example.com', 'gone@example.com'] });
    expect(await deliver(deliveryId, false)).toBe('sent');
    expect(await as('sofia').schedules.deliveries({ id })).toMatchObject([
      { state: 'sent', failure: 'some_refused', refused: ['gone@example.com'] },
    ]);
  });

  it('is refused where nobody could get it', async () => {
    const schedules = (await openStudio()).as('sofia').schedules;
    await expect(schedules.create({ ...schedule, recipients: ['nobody'] })).rejects.toMatchObject({
      cause: { code: 'value_invalid' },
    });
    await expect(schedules.create({ ...schedule, recipients: [] })).rejects.toMatchObject({
      cause: { code: 'value_invalid' },
    });
  });
});
