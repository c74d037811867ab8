import { randomBytes } from 'node:crypto';
import { journalEntries } from '@patchbay/drizzle';
import { sensitive } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import {
  deleteRecording,
  listExpiredRecordings,
  listRecordings,
  recordRecordingPaused,
  recordRecordingStarted,
  recordRecordingStored,
} from '../recordings/recordings.ts';
import { mask, sealJson } from '../sealing/seal-json.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { loadCallMoments } from './call-journal.ts';
import { appendCallSteps, listCallSteps } from './call-steps.ts';
import { getCall, recordCallAnswered, recordCallEnded, recordCallStarted } from './calls.ts';
import { countCalls, listCalls } from './search-calls.ts';

const at = useDatabase();
const start = Date.UTC(2026, 0, 5, 9);
const begin = (id: string, startedAt: number, flowId = 'flow-a') =>
  recordCallStarted(at.db, {
    id,
    direction: 'inbound',
    callerNumber: '+4930901820',
    callerName: '100 % _Ada_',
    calledNumber: '2000',
    flowId,
    version: 'v1',
    language: 'en-US',
    startedAt: new Date(startedAt),
  });

describe('calls', () => {
  it('keep their first start, answer and end when a restarted runtime writes them again', async () => {
    await begin('twice', start, 'flow-twice');
    await begin('twice', start + 99_000, 'flow-other');
    await recordCallAnswered(at.db, 'twice', new Date(start + 1_000));
    await recordCallAnswered(at.db, 'twice', new Date(start + 2_000));
    await recordCallEnded(at.db, 'twice', { endedAt: new Date(start + 5_000), endReason: 'completed' });
    await recordCallEnded(at.db, 'twice', { endedAt: new Date(start + 9_000), endReason: 'failed' });
    expect(await getCall(at.db, 'twice')).toMatchObject({
      flowId: 'flow-twice',
      answeredAt: new Date(start + 1_000),
      endedAt: new Date(start + 5_000),
      endReason: 'completed',
    });
  });

  it('are listed newest first, page after page, each once, also when they began in the same millisecond', async () => {
    const ids = Array.from({ length: 25 }, (_, number) => `page-${String(number).padStart(2, '0')}`);
    for (const [number, id] of ids.entries()) await begin(id, start + Math.floor(number / 5), 'flow-page');
    const seen: string[] = [];
    let after: Awaited<ReturnType<typeof listCalls>>['next'] | undefined;
    do {
      const page = await listCalls(at.db, { flowId: 'flow-page', limit: 7, after: after ?? undefined });
      seen.push(...page.calls.map((call) => call.id));
      after = page.next;
    } while (after);
    expect(seen).toEqual([...ids].reverse());
  });

  it('are found by part of a name as it is written, without wildcards', async () => {
    await begin('search-1', start, 'flow-search');
    const found = async (search: string) => (await listCalls(at.db, { flowId: 'flow-search', search })).calls.length;
    expect(await found('0 % _a')).toBe(1);
    expect(await found('9018')).toBe(1);
    expect(await found('A%a')).toBe(0);
    expect(await found('_____')).toBe(0);
  });

  it('are counted under the same filter', async () => {
    await begin('count-1', start, 'flow-count');
    await begin('count-2', start, 'flow-count');
    await recordCallAnswered(at.db, 'count-1', new Date(start));
    await recordCallEnded(at.db, 'count-1', { endedAt: new Date(start + 4_000), endReason: 'completed' });
    expect(await countCalls(at.db, { flowId: 'flow-count' })).toEqual({ count: 2, isExact: true });
    expect((await listCalls(at.db, { flowId: 'flow-count', active: true })).calls.map((call) => call.id)).toEqual([
      'count-2',
    ]);
  });
});

describe('call steps', () => {
  const step = (callId: string, index: number, detail = {}) => ({
    callId,
    index,
    at: new Date(start + index),
    depth: 0,
    flowId: 'flow-steps',
    version: 'v1',
    nodeId: 'menu',
    kind: 'node.left',
    port: index % 2 === 0 ? 'one' : 'two',
    detail,
  });

  it('are written once each, mask what is sensitive and take text that jsonb would refuse', async () => {
    await begin('steps', start, 'flow-steps');
    await appendCallSteps(at.db, [step('steps', 0, { pin: sensitive('4711'), odd: 'nul \u0000 and \ud800 alone' })]);
    await appendCallSteps(at.db, [step('steps', 0), step('steps', 1)]);
    const steps = await listCallSteps(at.db, 'steps');
    expect(steps.map((one) => one.index)).toEqual([0, 1]);
    expect(steps[0]?.detail).toEqual({ pin: mask, odd: 'nul \u0000 and \ud800 alone' });
  });

  it('are written however many there are', async () => {
    await begin('many', start, 'flow-steps');
    await appendCallSteps(
      at.db,
      Array.from({ length: 2_500 }, (_, index) => step('many', index)),
    );
    expect(await listCallSteps(at.db, 'many')).toHaveLength(2_500);
  });
});

describe('recordings', () => {
  it('know when they were paused, each pause once', async () => {
    await begin('paused', start);
    await recordRecordingStarted(at.db, { id: 'paused.1', callId: 'paused', purpose: 'call', at: new Date(start) });
    const note = (paused: boolean, afterMs: number) =>
      recordRecordingPaused(at.db, { id: 'paused.1', paused, at: new Date(start + afterMs) });
    await note(false, 500);
    await note(true, 1_000);
    await note(true, 1_500);
    await note(false, 3_000);
    await note(false, 3_500);
    await note(true, 9_000);
    expect(await listRecordings(at.db, 'paused')).toMatchObject([
      {
        pauses: [
          { fromMs: start + 1_000, toMs: start + 3_000 },
          { fromMs: start + 9_000, toMs: null },
        ],
      },
    ]);
  });

  it('are kept until deleted, and say afterwards that there was one', async () => {
    const ada = await addPerson(at.db, 'admin');
    await begin('voicemail', start);
    await recordRecordingStarted(at.db, {
      id: 'voicemail.7',
      callId: 'voicemail',
      purpose: 'voicemail',
      at: new Date(start),
    });
    await recordRecordingStored(at.db, {
      id: 'voicemail.7',
      path: 'recordings/voicemail.7.wav16',
      durationMs: 1_234.5,
      peaks: 'AP8=',
    });
    expect(await listExpiredRecordings(at.db, new Date(start + 1))).toHaveLength(1);
    await deleteRecording(at.db, ada, 'voicemail.7');
    await deleteRecording(at.db, ada, 'voicemail.7');
    expect(await listRecordings(at.db, 'voicemail')).toMatchObject([
      { status: 'deleted', path: null, durationMs: 1_235 },
    ]);
    expect(await listExpiredRecordings(at.db, new Date(start + 1))).toHaveLength(0);
  });
});

describe('the journal of a call', () => {
  it('comes in order, with what was sensitive masked for good', async () => {
    const secret = randomBytes(32).toString('base64');
    const entry = (index: number, event: object) => ({
      runId: 'journal-1',
      index,
      at: new Date(start + index * 1_000),
      event: sealJson(event, secret),
      commands: [{ type: 'playback.start', seq: index }],
      trace: [],
    });
    await at.db
      .insert(journalEntries)
      .values([
        entry(1, { type: 'dtmf.received', digit: sensitive('7') }),
        entry(0, { type: 'dtmf.received', digit: '1' }),
      ]);
    const moments = await loadCallMoments(at.db, 'journal-1');
    expect(moments.map(({ event }) => event)).toEqual([
      { type: 'dtmf.received', digit: '1' },
      { type: 'dtmf.received', digit: mask },
    ]);
    expect(moments[1]).toMatchObject({ at: new Date(start + 1_000), commands: [{ seq: 1 }] });
    expect(await loadCallMoments(at.db, 'no-such-call')).toEqual([]);
  });
});
