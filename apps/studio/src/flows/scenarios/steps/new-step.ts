import type { FlowDocument, Scenario, ScenarioStep, ScenarioStepKind } from '@patchbay/flow-schema';
import { answerKinds, answersFor, askingTypes } from './answers';

/** What somebody does, and what must be so: the two halves of the menu in which a step is chosen. */
export const stepKinds = {
  acts: ['press', 'speak', 'wait', 'hang_up', 'answer', 'fill_form'],
  expectations: ['hears', 'reaches', 'leaves', 'holds', 'requests', 'speaks_language', 'ends'],
} as const satisfies Record<string, readonly ScenarioStepKind[]>;

export function isExpectation(step: ScenarioStep): boolean {
  return (stepKinds.expectations as readonly string[]).includes(step.step);
}

interface StepSurroundings {
  readonly document: FlowDocument;
  /** The node that is chosen on the canvas: most steps are about what one looks at. */
  readonly selected: string | null;
  portsOf(nodeId: string): readonly string[];
}

/** A new step that is valid as it stands. */
export function newStep(kind: ScenarioStepKind, { document, selected, portsOf }: StepSurroundings): ScenarioStep {
  const typeOf = (id: string) => document.nodes.find((node) => node.id === id)?.type;
  const fallback = document.nodes.find((node) => node.type !== 'start' && node.type !== 'note')?.id ?? 'node';
  const node = selected ?? fallback;
  switch (kind) {
    case 'press':
      return { step: 'press', keys: '1', when: 'asked' };
    case 'speak':
      return { step: 'speak', words: '', durationMs: 5_000, ends: 'silence' };
    case 'wait':
      return { step: 'wait', durationMs: 10_000 };
    case 'hang_up':
      return { step: 'hang_up' };
    case 'answer': {
      const asks = (id: string) => askingTypes.includes(typeOf(id) ?? '');
      const asking = asks(node) ? node : (document.nodes.find(({ id }) => asks(id))?.id ?? node);
      const [usual] = answersFor(typeOf(asking));
      return {
        step: 'answer',
        flow: null,
        node: asking,
        answer: answerKinds[usual ?? 'http.responded'].initial,
        afterMs: 0,
      };
    }
    case 'fill_form': {
      const form = typeOf(node) === 'agent_form' ? node : document.nodes.find(({ type }) => type === 'agent_form')?.id;
      return { step: 'fill_form', flow: null, node: form ?? node, values: {} };
    }
    case 'hears':
      return { step: 'hears', sound: { kind: 'speech', text: '' }, language: null };
    case 'reaches':
      return { step: 'reaches', flow: null, node };
    case 'leaves':
      return { step: 'leaves', flow: null, node, port: portsOf(node)[0] ?? 'next' };
    case 'holds':
      return { step: 'holds', flow: null, variable: document.variables[0]?.name ?? 'variable', value: '' };
    case 'requests': {
      const request =
        typeOf(node) === 'http_request' ? node : document.nodes.find(({ type }) => type === 'http_request')?.id;
      return { step: 'requests', flow: null, node: request ?? node, method: null, url: '', body: '' };
    }
    case 'speaks_language':
      return { step: 'speaks_language', language: document.languages.at(-1) ?? 'en-US' };
    case 'ends':
      return { step: 'ends', reason: null };
  }
}

/** A scenario made by hand: somebody calls now and hears something. */
export function newScenario(input: { id: string; name: string; now: number }): Scenario {
  return {
    id: input.id,
    name: input.name,
    required: false,
    startsAt: new Date(Math.floor(input.now / 60_000) * 60_000).toISOString(),
    call: { direction: 'inbound', callerNumber: '+49 30 901820', callerName: '', calledNumber: '2000' },
    language: null,
    inputs: {},
    steps: [{ step: 'hears', sound: { kind: 'speech', text: '' }, language: null }],
  };
}

/** An id that no scenario of the flow has. */
export function freeScenarioId(taken: readonly { readonly id: string }[], random: () => number): string {
  const ids = new Set(taken.map(({ id }) => id));
  for (;;) {
    const id = `scenario-${Math.floor(random() * 36 ** 6)
      .toString(36)
      .padStart(6, '0')}`;
    if (!ids.has(id)) return id;
  }
}
