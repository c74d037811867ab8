import { flowLimits } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { judge, read } from './testing/judge-import.ts';

const say = (name: string, next: string) => ({
  name,
  type: 'say-play',
  transitions: [{ event: 'audioComplete', next }],
  properties: { say: 'x' },
});
const trigger = (next: string) => ({
  name: 'Trigger',
  type: 'trigger',
  transitions: [{ event: 'incomingCall', next }],
  properties: {},
});
const codes = (source: unknown) => {
  const reading = read(source);
  judge(reading);
  return (reading.ok ? reading.report.problems : reading.problems).map(({ code }) => code);
};

describe('hostile and broken imports', () => {
  it.each<[string, unknown, string[]]>([
    ['no JSON', '<xml/>', ['flow_not_json']],
    ['JSON that breaks off', '{"states": [{"name": "a"', ['flow_not_json']],
    ['a number', '42', ['format_unknown']],
    ['another kind of file', { resources: [] }, ['format_unknown']],
    ['nothing in it', { states: [] }, ['source_without_steps']],
    ['no blocks', { Actions: [] }, ['source_without_steps']],
    ['states of a wrong type', { states: [1, null, 'x', [], {}] }, ['source_without_steps']],
    ['a hostile key', '{"states": [{"name": "a", "type": "trigger", "__proto__": {"x": 1}}]}', ['flow_forbidden_key']],
    ['nested too deeply', `{"states": ${'['.repeat(5_000)}${']'.repeat(5_000)}}`, ['flow_too_deep']],
    ['a text inside that is no JSON', { ContactFlow: { Content: '{"Actions": [' } }, ['flow_not_json']],
    ['too large', ' '.repeat(flowLimits.documentBytesMax + 1), ['flow_too_large']],
    ['a flow of a newer release', { schemaVersion: 99 }, ['flow_too_new']],
    [
      'names twice',
      { states: [trigger('a'), say('a', 'a'), say('a', 'a')], initial_state: 'Trigger' },
      ['step_name_twice'],
    ],
    ['a step that is not there', { states: [trigger('gone')], initial_state: 'Trigger' }, ['step_missing']],
    ['a start that is not there', { states: [say('a', 'a')], initial_state: 'b' }, ['start_unknown']],
    ['a cycle', { states: [trigger('a'), say('a', 'b'), say('b', 'a')], initial_state: 'Trigger' }, []],
  ])('%s', (_, source, expected) => {
    expect(codes(source)).toEqual(expected);
  });

  it('refuses a flow with more steps than a flow may have, and says how many', () => {
    const states = Array.from({ length: 40_000 }, (_, index) => ({
      name: `s${index}`,
      type: 'x',
      transitions: [{ event: 'e', next: `s${index + 1}` }],
    }));
    const reading = read({ states: [trigger('s0'), ...states], initial_state: 'Trigger' });
    judge(reading);
    expect(reading.ok ? '' : reading.problems[0]?.message.en).toContain('40001 steps');
  });

  it('places five thousand steps that all lead to one another, with the same name', () => {
    const states = Array.from({ length: 2_400 }, (_, index) => say('same', index % 2 === 0 ? 'same' : 'Trigger'));
    const reading = read({ states: [trigger('same'), ...states], initial_state: 'Trigger' });
    judge(reading);
    expect(reading.ok && reading.document.nodes.length).toBe(2_401);
  });
});
