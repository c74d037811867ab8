import type { Simulation } from '@patchbay/engine';
import type { FlowDocument, FlowVariable, JsonObject } from '@patchbay/flow-schema';
import { reveal } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { expect, it } from 'vitest';
import { simulatedScripts } from './simulated-scripts';
import { beginSimulation, formFilled, simulatedDocuments, simulatedForms } from './simulation-store';

const node = (id: string, type: string, config: JsonObject = {}) => ({ id, type, version: 1, name: '', config });
const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to });
const variable = (name: string, sensitive: boolean): FlowVariable => ({
  name,
  type: 'text',
  role: 'local',
  sensitive,
  description: '',
});

const document: FlowDocument = {
  schemaVersion: 1,
  kind: 'voice',
  name: 'Support',
  description: '',
  languages: ['en-US'],
  variables: [variable('reason', false), variable('pin', true)],
  nodes: [
    node('start', 'start'),
    node('form', 'agent_form', {
      titleEn: 'About',
      fields: [{ variable: 'reason', required: true }, { variable: 'pin' }],
    }),
    node('script', 'agent_script', { texts: [{ language: 'en-US', text: 'About {{ reason }}, with {{ pin }}' }] }),
    node('wait', 'queue', { queueId: 'support' }),
    node('survey', 'agent_action', { labelEn: 'Survey' }),
    node('end', 'hang_up', { prompt: [] }),
  ],
  edges: [
    edge('start', 'next', 'form'),
    edge('form', 'next', 'script'),
    edge('script', 'next', 'wait'),
    edge('wait', 'answered', 'end'),
    edge('wait', 'voicemail', 'end'),
    edge('survey', 'pressed', 'end'),
  ],
  errorHandler: null,
  tests: [],
};
const surroundings = { flows: {}, prompts: {}, documents: {} };

function begin(): Simulation {
  const call = { callerNumber: '1', callerName: '', calledNumber: '2', startsAt: 0 };
  return beginSimulation({ id: 'run', flowId: 'flow', document, surroundings, call, registry: nodeTypes });
}

function decide(simulation: Simulation, id: string): Simulation {
  const pending = simulation.pending.find(({ command }) => command.type === 'queue.join');
  const found = pending?.answers.find((answer) => answer.id === id);
  if (found === undefined)
    throw new Error(`${id} is none of ${pending?.answers.map((answer) => answer.id).join(', ')}`);
  return simulation.send(found.event);
}

const forms = (simulation: Simulation) =>
  simulatedForms(simulation, simulatedDocuments('flow', document, surroundings), nodeTypes);

it('the simulated agent waits for nobody, answers, fills the form in, presses a button, and hangs up', () => {
  const waiting = begin().advanceBy(30_000);
  expect(waiting.active?.nodeId).toBe('wait');
  const talking = decide(waiting, 'answered');
  const [form] = forms(talking);
  expect(form).toMatchObject({ nodeId: 'form', answer: null, fields: [{ required: true }, { sensitive: true }] });
  if (form === undefined) throw new Error('There is no form');
  const filled = talking.send(formFilled(form, { reason: 'an invoice', pin: '4711', other: 'none of it' }));
  const variables = filled.positions[0]?.variables ?? {};
  expect([variables.reason, reveal(variables.pin ?? null)]).toEqual(['an invoice', '4711']);
  expect(variables.pin).not.toBe('4711');
  expect(forms(filled)[0]?.answer).toMatchObject({ reason: 'an invoice' });
  const [script] = simulatedScripts(filled, { flow: document }, nodeTypes);
  expect(script?.parts.map(({ text }) => text).join('')).toBe('About an invoice, with ••••');
  expect(decide(filled, 'act_survey').ended?.reason).toBe('hung_up');
  expect(decide(filled, 'completed').ended?.reason).toBe('hung_up');
});

it.each(['full', 'closed', 'no_agents'])('what the queue does is decided: %s', (id) => {
  const left = decide(begin(), id);
  expect(left.trace.map(({ entry }) => (entry.trace === 'node.left' ? entry.port : null))).toContain('voicemail');
});
