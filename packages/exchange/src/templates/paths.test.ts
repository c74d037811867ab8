import { createEngine, createSimulation, type Simulation } from '@patchbay/engine';
import { versionHash } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { findTemplate } from './list.ts';
import { flowFromTemplate } from './make-flow.ts';

const workday = '2026-03-31T10:00:00Z';
const night = '2026-03-31T23:00:00Z';

function call(id: string, at: string): Simulation {
  const template = findTemplate(id);
  if (template === undefined) throw new Error(`There is no template ${id}`);
  const { document } = flowFromTemplate(template, {
    registry: nodeTypes,
    locale: 'en',
    name: id,
    languages: ['en-US', 'zh-CN'],
    queueId: 'q1',
  });
  const version = versionHash(document);
  return createSimulation({
    engine: createEngine({ nodeTypes, document: () => document }),
    begin: {
      id: 'call',
      flowId: 'flow',
      pins: { flows: { flow: version }, prompts: {} },
      call: { direction: 'inbound', callerNumber: '+493012345', callerName: 'Ada', calledNumber: '2000' },
    },
    now: Date.parse(at),
  });
}

/**
 * One act of a path: `1`, `1234#` are keys; `wait` lets happen what is due next; `command=answer` gives an answer that the
 * simulator offers for what is under way; `http 200 {…}` is what a server answers.
 */
function act(simulation: Simulation, words: string): Simulation {
  if (words === 'wait') return simulation.advanceToNext();
  if (/^[0-9*#]+$/.test(words)) return [...words].reduce((now, key) => now.press(key), simulation);
  const http = /^http (\d+) (.*)$/.exec(words);
  if (http !== null) {
    const pending = simulation.pending.find(({ command }) => command.type === 'http.request');
    if (pending === undefined) throw new Error('No request is under way');
    return simulation.send({
      type: 'http.responded',
      to: pending.command.seq,
      status: Number(http[1]),
      body: JSON.parse(http[2] ?? 'null'),
    });
  }
  const [command, id] = words.split('=');
  const pending = simulation.pending.find((each) => each.command.type === command);
  const answer = pending?.answers.find((each) => each.id === id);
  if (answer === undefined) {
    const offered = simulation.pending.map(
      (each) => `${each.command.type}: ${each.answers.map((one) => one.id).join(' ')}`,
    );
    throw new Error(`${words} is not among ${offered.join('; ')}`);
  }
  return simulation.send(answer.event);
}

function visited(simulation: Simulation): string {
  return simulation.trace.flatMap(({ entry }) => (entry.trace === 'node.entered' ? [entry.nodeId] : [])).join(' ');
}

const paths: readonly [template: string, at: string, acts: readonly string[], way: string][] = [
  [
    'front_desk',
    workday,
    ['1', 'wait', 'queue.join=answered', 'queue.join=completed', 'wait'],
    'start hours menu sales queue goodbye',
  ],
  [
    'front_desk',
    workday,
    ['*', '2', 'wait', 'queue.join=answered', 'queue.join=completed', 'wait'],
    'start hours menu menu support queue goodbye',
  ],
  ['front_desk', night, ['wait', 'wait', 'wait', 'wait', 'wait'], 'start hours closed message thanks goodbye'],
  ['after_hours', workday, ['queue.join=answered', 'queue.join=completed', 'wait'], 'start hours queue goodbye'],
  [
    'after_hours',
    night,
    ['1', 'wait', 'dial.start=busy', 'wait', 'wait', 'wait', 'wait'],
    'start hours menu hold on_call unreached message goodbye',
  ],
  ['after_hours', night, ['2', 'wait', 'wait', 'wait'], 'start hours menu message goodbye'],
  [
    'order_status',
    workday,
    ['1234#', 'http 200 {"state":"sent","deliveryDate":"2026-04-02"}', 'wait', 'wait', 'wait', 'wait'],
    'start number look_up state sent more goodbye',
  ],
  [
    'order_status',
    workday,
    ['1234#', 'http 200 {"state":"new"}', 'wait', '2', 'queue.join=answered', 'queue.join=completed', 'wait'],
    'start number look_up state packing more queue goodbye',
  ],
  [
    'order_status',
    workday,
    ['9999#', 'http 404 {}', 'wait', '1', '1234#', 'http 500 {}'],
    'start number look_up unknown more number look_up sorry',
  ],
  [
    'appointment_reminder',
    workday,
    ['wait', '1', 'wait', 'http 200 {}', 'wait'],
    'start reminder answer confirmed see_you report goodbye',
  ],
  [
    'appointment_reminder',
    workday,
    ['wait', '2', '2', 'wait', 'http 200 {}', 'wait'],
    'start reminder answer sure cancelled gone report goodbye',
  ],
  [
    'appointment_reminder',
    workday,
    ['wait', '3', 'queue.join=answered', 'queue.join=completed', 'wait'],
    'start reminder answer queue goodbye',
  ],
  [
    'bank_self_service',
    workday,
    ['1', '123456#', '1234#', 'http 200 {"balance":12.5}', '1', 'wait', '*', 'wait'],
    'start urgent account pin verify services balance services goodbye',
  ],
  [
    'bank_self_service',
    workday,
    ['9', 'wait', 'queue.join=answered', 'queue.join=completed', 'wait'],
    'start urgent lost lost_queue goodbye',
  ],
  [
    'bank_self_service',
    workday,
    ['1', '123456#', '1111#', 'http 401 {}', 'wait', '2222#', 'http 401 {}', 'wait', '3333#', 'http 401 {}'],
    'start urgent account pin verify attempts wrong pin verify attempts wrong pin verify attempts queue',
  ],
  [
    'two_language_hotline',
    workday,
    ['2', '1', 'wait', 'queue.join=answered', 'queue.join=completed', 'wait'],
    'start language chinese topic hold queue goodbye',
  ],
  ['callback', workday, ['wait', '1', '1', 'wait', 'wait'], 'start welcome offer goodbye'],
  [
    'callback',
    workday,
    ['wait', 'wait', 'wait', 'wait', 'queue.join=answered', 'queue.join=completed', 'wait'],
    'start welcome offer wait queue goodbye',
  ],
  ['satisfaction_survey', workday, ['wait', '5', '4', 'wait'], 'start hello satisfied resolved unhappy goodbye'],
  [
    'satisfaction_survey',
    workday,
    ['wait', '1', '4', 'wait', 'wait', 'wait'],
    'start hello satisfied resolved unhappy why goodbye',
  ],
];

describe('calls through the templates', () => {
  it.each(paths)('%s at %s: %s', (template, at, acts, way) => {
    const before = acts.slice(0, -1).reduce(act, call(template, at));
    const end = act(before, acts.at(-1) ?? 'wait');
    expect(visited(end)).toBe(way);
    expect(end.trace.filter(({ entry }) => entry.trace === 'failure' && entry.handledBy !== 'port')).toEqual([]);
  });

  it('visits every template', () => {
    expect(new Set(paths.map(([template]) => template)).size).toBe(8);
  });

  it('hides the PIN from everything that is kept', () => {
    const talked = ['1', '123456#', '4321#'].reduce(act, call('bank_self_service', workday));
    expect(talked.run.frames[0]?.variables.pin).toHaveProperty('$sensitive');
  });

  it('speaks the language that was chosen', () => {
    const chosen = ['2'].reduce(act, call('two_language_hotline', workday));
    expect(chosen.run.language).toBe('zh-CN');
  });
});
