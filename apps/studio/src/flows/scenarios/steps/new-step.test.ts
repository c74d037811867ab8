import { scenarioAnswerSchema, scenarioSchema, scenarioStepSchema } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { smallFlow } from '../../editor/core/editor-store.fixture';
import { answerKinds, answersFor, askingTypes, outcomeName, outcomes } from './answers';
import { freeScenarioId, newScenario, newStep, stepKinds } from './new-step';

const { document } = smallFlow;
const empty = { ...document, nodes: [], variables: [] };

describe('a step made by hand', () => {
  it.each([...stepKinds.acts, ...stepKinds.expectations])('is valid as it begins: %s', (kind) => {
    for (const [flow, selected] of [
      [document, 'menu'],
      [document, null],
      [empty, null],
    ] as const) {
      const step = newStep(kind, { document: flow, selected, portsOf: () => ['1', '2'] });
      expect(scenarioStepSchema.parse(step)).toEqual(step);
    }
  });

  it('is offered for every kind of step there is', () => {
    const offered = [...stepKinds.acts, ...stepKinds.expectations].sort();
    expect(offered).toEqual(scenarioStepSchema.options.map((option) => option.shape.step.value).sort());
  });
});

describe('a scenario made by hand', () => {
  it('is valid as it begins, under an id that is free', () => {
    const ids = [0, 0, 0.5];
    const id = freeScenarioId([{ id: 'scenario-000000' }], () => ids.shift() ?? 0);
    expect(id).not.toBe('scenario-000000');
    const scenario = newScenario({ id, name: 'By hand', now: Date.parse('2026-03-31T10:00:42Z') });
    expect(scenarioSchema.parse(scenario)).toEqual(scenario);
    expect(scenario.startsAt).toBe('2026-03-31T10:00:00.000Z');
  });
});

describe('answers', () => {
  it('begin as something valid, for every kind there is', () => {
    expect(Object.keys(answerKinds).sort()).toEqual(
      scenarioAnswerSchema.options.map((option) => option.shape.type.value).sort(),
    );
    for (const { initial } of Object.values(answerKinds)) expect(scenarioAnswerSchema.parse(initial)).toEqual(initial);
    for (const [name, outcome] of Object.entries(outcomes)) expect(outcomeName(outcome)).toBe(name);
  });

  it('are offered by what a node asks for, and all of them where that is not known', () => {
    expect(answersFor('http_request')[0]).toBe('http.responded');
    expect(answersFor('no_such_type')).toHaveLength(Object.keys(answerKinds).length);
  });

  it('are known for types that there are', () => {
    expect(askingTypes.filter((type) => nodeTypes.get(type) === undefined)).toEqual([]);
  });
});
