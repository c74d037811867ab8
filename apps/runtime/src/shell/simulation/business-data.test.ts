import { expect, test } from 'vitest';
import type { MemoryFlow } from '../../adapters/memory/memory-flow-source.ts';
import { said, voiceFlow } from './flow-builder.ts';
import { SimulatedWorld } from './simulated-world.ts';

const desk: MemoryFlow = {
  flowId: 'flow-desk',
  version: 'v-desk',
  numbers: ['7000', '7001'],
  document: voiceFlow(
    'desk',
    {
      start: { type: 'start', to: { next: 'today' } },
      today: { type: 'announcement', to: { next: 'hours', closed: 'bye', failed: 'hours' } },
      hours: {
        type: 'opening_hours',
        config: { source: 'named', hoursId: 'office' },
        to: { open: 'look', closed: 'shut', holiday: 'shut', failed: 'broken' },
      },
      look: {
        type: 'look_up',
        config: { tableId: 'vip', results: [{ variable: 'name', column: 'name' }] },
        to: { found: 'greet', not_found: 'stranger', failed: 'broken' },
      },
      greet: { type: 'say', config: { prompt: said('Hello {{ name }}') }, to: { next: 'bye' } },
      stranger: { type: 'say', config: { prompt: said('Hello stranger') }, to: { next: 'bye' } },
      shut: { type: 'say', config: { prompt: said('We are closed') }, to: { next: 'bye' } },
      broken: { type: 'say', config: { prompt: said('Out of order') }, to: { next: 'bye' } },
      bye: { type: 'hang_up', config: { prompt: [] } },
    },
    { variables: [{ name: 'name', type: 'text', role: 'local', sensitive: false, description: '' }] },
  ),
};

const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

async function serving() {
  const world = new SimulatedWorld({ flows: [desk] });
  const { business } = world;
  business.tables.set('vip', new Map([['030111', { number: '030111', name: 'Ada' }]]));
  const weekly = [{ days: everyDay, from: '00:00', to: '24:00' }];
  business.schedules.set('office', { timeZone: 'Europe/Berlin', calendar: { weekly, holidays: [] } });
  const life = world.begin();
  await world.pass(300);
  return { world, business, life };
}

/** What a caller hears from beginning to end, without the paths. */
async function heardBy(world: SimulatedWorld, callerNumber: string, calledNumber = '7000'): Promise<string[]> {
  const caller = world.exchange.call({ callerNumber, calledNumber });
  await world.pass(10_000);
  return caller.heard.map((path) => path.replace(/^.*\//, ''));
}

const snow = { announcementId: 'snow', name: 'Snow', closes: true, says: { 'en-US': { text: 'Snow' } } };
const late = { announcementId: 'late', name: 'Late', closes: false, says: { 'en-US': { text: 'Late' } } };

test('a caller is looked up by the number they call from', async () => {
  const { world } = await serving();
  expect(await heardBy(world, '030111')).toEqual(['Hello Ada']);
  expect(await heardBy(world, '030222')).toEqual(['Hello stranger']);
  expect(world.store.stored('run-1')).toMatchObject({ call: { endReason: 'hung_up' } });
});

test('what changes counts for the next caller', async () => {
  const { world, business } = await serving();
  business.tables.set('vip', new Map([['030222', { name: 'Bob' }]]));
  expect(await heardBy(world, '030222')).toEqual(['Hello Bob']);
  business.schedules.set('office', { timeZone: 'Europe/Berlin', calendar: { weekly: [], holidays: [] } });
  expect(await heardBy(world, '030222')).toEqual(['We are closed']);
});

test('an announcement for the hours that closes is heard there, and the calendar does not count', async () => {
  const { world, business } = await serving();
  business.active.push({ ...snow, concerns: { kind: 'hours', hoursIds: ['office'] } });
  expect(await heardBy(world, '030111')).toEqual(['Snow', 'We are closed']);
  business.active.splice(0, 1, { ...snow, concerns: { kind: 'hours', hoursIds: ['shop'] } });
  expect(await heardBy(world, '030111')).toEqual(['Hello Ada']);
});

test('an announcement for everybody is heard where the flow announces, one for a number by those who called it', async () => {
  const { world, business } = await serving();
  business.active.push(
    { ...late, concerns: { kind: 'all' } },
    { ...snow, concerns: { kind: 'numbers', numbers: ['7001'] } },
  );
  expect(await heardBy(world, '030111')).toEqual(['Late', 'Hello Ada']);
  expect(await heardBy(world, '030111', '7001')).toEqual(['Late', 'Snow']);
});

test('an announcement is heard within its time only', async () => {
  const { world, business } = await serving();
  const now = world.clock.now();
  business.active.push({ ...late, concerns: { kind: 'all' }, fromMs: now + 60_000, untilMs: now + 120_000 });
  expect(await heardBy(world, '030111')).toEqual(['Hello Ada']);
  await world.pass(60_000);
  expect(await heardBy(world, '030111')).toEqual(['Late', 'Hello Ada']);
  await world.pass(60_000);
  expect(await heardBy(world, '030111')).toEqual(['Hello Ada']);
});

test('what cannot be asked, or does not answer in time, is a failure and never “not found”', async () => {
  const { world, business } = await serving();
  business.tables.clear();
  expect(await heardBy(world, '030111')).toEqual(['Out of order']);
  business.findRow = () => new Promise(() => undefined);
  expect(await heardBy(world, '030111')).toEqual(['Out of order']);
  business.schedules.clear();
  expect(await heardBy(world, '030111')).toEqual(['Out of order']);
});

test('a runtime that dies while it asks asks again', async () => {
  const { world, business, life } = await serving();
  const ask = business.findRow.bind(business);
  business.findRow = () => new Promise(() => undefined);
  const caller = world.exchange.call({ callerNumber: '030111', calledNumber: '7000' });
  await world.pass(500);
  life.kill();
  business.findRow = ask;
  world.begin();
  await world.pass(30_000);
  expect(caller.heard).toEqual(['/media/speech/Hello Ada']);
});
