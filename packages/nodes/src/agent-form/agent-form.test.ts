import { type FlowDocument, seatScreenOf } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from '../registry.ts';
import { flowAround, flowNode } from '../testing/flow-around.ts';
import { rehearse } from '../testing/rehearse.ts';
import { setStage } from '../testing/stage.ts';
import calls from './agent-form.call?raw';
import { agentFormExample } from './agent-form.example.ts';

describe('agent form calls', () => {
  rehearse('agent_form', agentFormExample, calls, './agent-form.call');

  it('puts the form on the seat, in both languages', () => {
    const { config, variables = [] } = agentFormExample;
    expect(seatScreenOf(flowAround('agent_form', config, variables), nodeTypes).forms).toEqual([
      {
        nodeId: 'subject',
        title: { en: 'About this call', zh: 'About this call' },
        fields: [
          {
            variable: 'reason',
            label: { en: 'Reason', zh: '原因' },
            kind: 'choice',
            options: [
              { value: 'complaint', label: { en: 'Complaint', zh: '投诉' } },
              { value: 'other', label: { en: 'other', zh: 'other' } },
            ],
            required: true,
            sensitive: false,
          },
          {
            variable: 'solved',
            label: { en: 'solved', zh: 'solved' },
            kind: 'yes_no',
            options: [],
            required: false,
            sensitive: false,
          },
        ],
      },
    ]);
  });

  it('takes what the agent fills in while the caller waits', () => {
    const { config, variables = [] } = agentFormExample;
    const around = flowAround('agent_form', config, variables);
    const flow: FlowDocument = {
      ...around,
      nodes: [...around.nodes, flowNode('music', 'wait_music', { endless: true })],
      edges: [
        { from: { node: 'start', port: 'next' }, to: 'subject' },
        { from: { node: 'subject', port: 'next' }, to: 'music' },
      ],
    };
    const { engine, run } = setStage(flow);
    const started = engine.step(run, { type: 'run.started' }, 0);
    const values = { reason: 'other', solved: 'yes', answer: 'hostile' };
    const filled = engine.step(started.run, { type: 'form.filled', flowId: 'flow', nodeId: 'subject', values }, 0);
    expect(filled.run.frames[0]?.variables).toEqual({ reason: 'other', solved: true });
  });
});
