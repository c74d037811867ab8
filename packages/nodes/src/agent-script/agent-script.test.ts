import { seatScreenOf } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from '../registry.ts';
import { flowAround } from '../testing/flow-around.ts';
import { rehearse } from '../testing/rehearse.ts';
import calls from './agent-script.call?raw';
import { agentScriptExample } from './agent-script.example.ts';

describe('agent script calls', () => {
  rehearse('agent_script', agentScriptExample, calls, './agent-script.call');

  it('puts what is written on the seat, and nothing that is empty', () => {
    const { config, variables = [] } = agentScriptExample;
    const scriptsOf = (change: object) =>
      seatScreenOf(flowAround('agent_script', { ...config, ...change }, variables), nodeTypes).scripts;
    expect(scriptsOf({})).toEqual([
      {
        nodeId: 'subject',
        title: { en: 'Greeting', zh: '问候语' },
        texts: [
          { language: 'en-US', template: 'Good morning {{ name }}, how can I help?' },
          { language: 'zh-CN', template: '{{ name }}，您好，请问有什么可以帮您？' },
        ],
      },
    ]);
    expect(scriptsOf({ texts: [{ language: 'en-US', text: ' ' }] })).toEqual([]);
  });
});
