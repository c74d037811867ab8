import { describe, expect, it } from 'vitest';
import { readFlow } from '../document/flow-file.ts';
import { flowOf } from '../document/flow-fixtures.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';

const written = {
  id: 'orders',
  name: 'Orders',
  startsAt: '2026-03-31T10:00:00+02:00',
  call: { callerNumber: '', calledNumber: '2000' },
  steps: [
    { step: 'press', keys: '1234#' },
    { step: 'answer', node: 'look_up', answer: { type: 'http.responded', status: 200, body: { state: 'sent' } } },
    { step: 'hears', sound: { kind: 'speech', text: 'on its way' } },
    { step: 'ends' },
  ],
};

describe('a scenario', () => {
  it('is written with what matters alone', () => {
    expect(scenarioSchema.parse(written)).toMatchObject({
      required: false,
      language: null,
      inputs: {},
      call: { direction: 'inbound', callerName: '' },
      steps: [{ when: 'asked' }, { flow: null, afterMs: 0 }, { language: null }, { reason: null }],
    } satisfies Partial<Record<keyof Scenario, unknown>>);
  });

  it.each([
    ['keys that no telephone has', { step: 'press', keys: '1a' }, 'keys'],
    ['an answer that no command has', { step: 'answer', node: 'n', answer: { type: 'playback.finished' } }, 'answer'],
    ['a wait longer than a day', { step: 'wait', durationMs: 1e9 }, 'durationMs'],
    ['what nobody knows of', { step: 'sings' }, 'step'],
  ])('does not take %s, and says where', (_, step, where) => {
    const reading = readFlow({ ...flowOf({}), scenarios: [{ ...written, steps: [step] }] });
    expect(reading.ok ? null : reading.problems[0]?.place).toMatchObject({
      path: expect.arrayContaining(['scenarios', 0, 'steps', 0, where]),
    });
  });

  it('does not take a time without its zone', () => {
    expect(scenarioSchema.safeParse({ ...written, startsAt: '2026-03-31T10:00:00' }).success).toBe(false);
  });
});
