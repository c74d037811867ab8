import { expect, it } from 'vitest';
import { flowOf, nodeOf, testRegistry } from '../document/flow-fixtures.ts';
import { promptNeeds, valuesGiven } from './prompt-needs.ts';

it('tells in which languages a prompt is heard, and which values it is given', () => {
  const prompt = [{ kind: 'prompt', promptId: 'p', values: { due: 'total', day: ' ' } }];
  const flow = {
    ...flowOf({ nodes: [nodeOf('s', 'start'), nodeOf('say', 'anything', { prompt })] }),
    languages: ['en-US', 'zh-CN'],
    edges: [{ from: { node: 's', port: 'next' }, to: 'say' }],
  };
  const registry = testRegistry;
  expect(promptNeeds(flow, registry, {})).toEqual([
    { promptId: 'p', node: 'say', languages: ['en-US', 'zh-CN'], values: ['due'] },
  ]);
  expect(promptNeeds(flow, registry, { answersNumbers: true, enteredByFlows: false })).toMatchObject([
    { languages: ['en-US'] },
  ]);
});

it('finds no values where there are none', () => {
  for (const config of [
    {},
    { prompt: 1 },
    { prompt: [{ promptId: 'p' }] },
    { prompt: [{ promptId: 'p', values: 3 }] },
  ]) {
    expect(valuesGiven(config, ['prompt', 0, 'promptId'])).toEqual([]);
  }
});
