import { expect, it } from 'vitest';
import { renameInScenario } from './rename-variable.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';

const scenario: Scenario = scenarioSchema.parse({
  id: 'a',
  name: 'A',
  startsAt: '2026-03-31T10:00:00Z',
  call: { callerNumber: '', calledNumber: '2000' },
  inputs: { order: '1' },
  steps: [
    { step: 'press', keys: '1' },
    { step: 'holds', variable: 'order', value: '1' },
    { step: 'holds', flow: 'other', variable: 'order', value: '2' },
    { step: 'fill_form', node: 'form', values: { order: '3', note: '' } },
  ],
});

it('follows a variable of its own flow to another name', () => {
  const renamed = renameInScenario(scenario, { flow: null, from: 'order', to: 'number' });
  expect(renamed.inputs).toEqual({ number: '1' });
  expect(renamed.steps).toMatchObject([
    {},
    { variable: 'number' },
    { flow: 'other', variable: 'order' },
    { values: { number: '3', note: '' } },
  ]);
});

it('follows a variable of another flow only where it is that one', () => {
  const renamed = renameInScenario(scenario, { flow: 'other', from: 'order', to: 'number' });
  expect(renamed.inputs).toEqual({ order: '1' });
  expect(renamed.steps).toMatchObject([{}, { variable: 'order' }, { variable: 'number' }, { values: { order: '3' } }]);
});

it('is the very same where it does not name the variable', () => {
  expect(renameInScenario(scenario, { flow: null, from: 'nobody', to: 'number' })).toBe(scenario);
});
