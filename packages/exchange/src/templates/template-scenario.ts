import type { JsonObject, Scenario, ScenarioAnswer, ScenarioStep, ScenarioStepOf, Text } from '@patchbay/flow-schema';

type Spoken = 'en' | 'zh';

/** A step of a template's scenario: what is heard is there in both languages, everything else as it is. */
export type TemplateScenarioStep =
  | Exclude<ScenarioStep, { step: 'hears' } | { step: 'speaks_language' }>
  /** In the language the call begins in, or in another one that was chosen. */
  | { readonly step: 'hears'; readonly words: Text; readonly language: Spoken | null }
  | { readonly step: 'speaks_language'; readonly language: Spoken };

/** A call through a template, to be played again after every change of the flow that is made from it. */
export interface TemplateScenario {
  readonly id: string;
  readonly name: Text;
  readonly startsAt: string;
  readonly inputs: JsonObject;
  readonly steps: readonly TemplateScenarioStep[];
}

/** A Tuesday at ten past nine, when offices are open both there and, towards evening, in China; and eleven at night. */
export const workday = '2026-03-31T09:10:00Z';
export const night = '2026-03-31T23:00:00Z';

export function call(
  id: string,
  name: Text,
  startsAt: string,
  steps: readonly (TemplateScenarioStep | readonly TemplateScenarioStep[])[],
  inputs: JsonObject = {},
): TemplateScenario {
  return { id, name, startsAt, inputs, steps: steps.flat() };
}

export function presses(keys: string): TemplateScenarioStep {
  return { step: 'press', keys, when: 'asked' };
}

/** Some of what is heard. */
export function hears(en: string, zh: string, language: Spoken | null = null): TemplateScenarioStep {
  return { step: 'hears', words: { en, zh }, language };
}

export function reaches(node: string): TemplateScenarioStep {
  return { step: 'reaches', flow: null, node };
}

/** Waits, where it has to, until the call leaves a step by a port: that is how a caller says nothing. */
export function leaves(node: string, port: string): TemplateScenarioStep {
  return { step: 'leaves', flow: null, node, port };
}

export function holds(variable: string, value: ScenarioStepOf<'holds'>['value']): TemplateScenarioStep {
  return { step: 'holds', flow: null, variable, value };
}

export function answers(node: string, answer: ScenarioAnswer, afterMs = 500): TemplateScenarioStep {
  return { step: 'answer', flow: null, node, answer, afterMs };
}

export function responds(node: string, status: number, body: JsonObject = {}): TemplateScenarioStep {
  return answers(node, { type: 'http.responded', status, body });
}

/** Somebody takes the call out of the queue and talks for a minute. */
export function talks(node: string): readonly TemplateScenarioStep[] {
  return [
    answers(node, { type: 'agent.answered', agentId: 'agent', agentName: 'Anna' }, 5_000),
    answers(node, { type: 'queue.left', outcome: { kind: 'completed' } }, 60_000),
  ];
}

/** The caller speaks after the tone. */
export function speaks(words: string, durationMs = 4_000): TemplateScenarioStep {
  return { step: 'speak', words, durationMs, ends: 'silence' };
}

export function saysGoodbye(language: Spoken | null = null): readonly TemplateScenarioStep[] {
  return [
    hears('Thank you for calling. Goodbye.', '感谢您的来电，再见。', language),
    { step: 'ends', reason: 'hung_up' },
  ];
}

/** The scenario in a flow that speaks these languages; what is heard in none of them is left out. */
export function scenarioOf(template: TemplateScenario, locale: 'en' | 'zh', languages: readonly string[]): Scenario {
  const tagOf = (spoken: Spoken): string | undefined => languages.find((tag) => tag.slice(0, 2) === spoken);
  const first = languages[0] ?? '';
  return {
    id: template.id,
    name: template.name[locale],
    required: false,
    startsAt: template.startsAt,
    call: { direction: 'inbound', callerNumber: '+493012345', callerName: 'Ada', calledNumber: '2000' },
    language: null,
    inputs: template.inputs,
    steps: template.steps.flatMap((step): ScenarioStep[] => {
      if (step.step === 'speaks_language') return [{ ...step, language: tagOf(step.language) ?? first }];
      if (step.step !== 'hears') return [step];
      const tag = step.language === null ? first : (tagOf(step.language) ?? first);
      const spoken = tag.slice(0, 2);
      if (spoken !== 'en' && spoken !== 'zh') return [];
      return [{ step: 'hears', sound: { kind: 'speech', text: step.words[spoken] }, language: tag }];
    }),
  };
}
