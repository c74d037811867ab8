import type { FlowVariable, JsonObject, Text, VariableType } from '@patchbay/flow-schema';
import type { TemplateScenario } from './template-scenario.ts';

/** A step of a template: what it is, and where its ports lead. */
export interface TemplateStep {
  readonly id: string;
  readonly type: string;
  readonly name: Text;
  readonly config: JsonObject;
  readonly to: Readonly<Record<string, string>>;
}

/** A variable whose description is there in both languages. */
export type TemplateVariable = Omit<FlowVariable, 'description'> & { readonly description: Text };

/** A flow to begin with. What only a centre itself can know (which queue, which numbers) is left to be chosen. */
export interface FlowTemplate {
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  readonly variables: readonly TemplateVariable[];
  readonly steps: readonly TemplateStep[];
  /** Calls that show what it does; they come along into the flow. */
  readonly scenarios: readonly TemplateScenario[];
}

/** Stands in a config where the queue belongs that somebody chooses for the new flow. */
export const chosenQueue = '\u0000queue';

/** Words for people at a screen: of those, only the language of the author gets into the flow. */
export function words(en: string, zh: string): { en: string; zh: string } {
  return { en, zh };
}

export function step(
  id: string,
  type: string,
  name: Text,
  config: JsonObject,
  to: Readonly<Record<string, string>> = {},
): TemplateStep {
  return { id, type, name, config, to };
}

/** What is said, in both languages. */
export function said(en: string, zh: string): JsonObject {
  return { kind: 'text', text: { en, zh } };
}

/** A value read aloud. */
export function spoken(value: string, as: string, more: JsonObject = {}): JsonObject {
  return { kind: 'value', value, as, ...more };
}

export function variable(
  name: string,
  type: VariableType,
  description: Text,
  more: Partial<Omit<FlowVariable, 'description'>> = {},
): TemplateVariable {
  return { name, type, role: 'local', sensitive: false, description, ...more };
}

/** One more try, with a word before it. */
export const askAgain: JsonObject = {
  retriesMax: 2,
  prompts: [{ prompt: [said('Sorry, I did not get that.', '抱歉，没有听清您的选择。')] }],
  repeatPrompt: true,
};

export const goodbye: TemplateStep = step('goodbye', 'hang_up', words('Goodbye', '结束语'), {
  prompt: [said('Thank you for calling. Goodbye.', '感谢您的来电，再见。')],
  cause: 'normal',
});

export function queueStep(id: string, to: string, more: JsonObject = {}, name = words('Queue', '排队')): TemplateStep {
  return step(id, 'queue', name, { queueId: chosenQueue, ...more }, { answered: to });
}
