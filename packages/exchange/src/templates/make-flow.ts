import {
  type FlowDocument,
  type FlowLayout,
  flowSchemaVersion,
  type Json,
  type JsonObject,
  type Locale,
  type NodeTypeRegistry,
} from '@patchbay/flow-schema';
import { estimatedSizes } from '../layout/estimated-sizes.ts';
import { inLayers } from '../layout/in-layers.ts';
import { chosenQueue, type FlowTemplate } from './template.ts';
import { scenarioOf } from './template-scenario.ts';

export interface TemplateOptions {
  readonly registry: NodeTypeRegistry;
  /** The language of names on the canvas. */
  readonly locale: Locale;
  readonly name: string;
  /** What callers hear; texts are there for English and Chinese, of whatever region. */
  readonly languages: readonly string[];
  /** The queue that calls go to; empty where somebody will choose later. */
  readonly queueId: string;
}

/** A new flow from a template, laid out. */
export function flowFromTemplate(
  template: FlowTemplate,
  options: TemplateOptions,
): { readonly document: FlowDocument; readonly layout: FlowLayout } {
  const { registry, locale, languages } = options;
  const nodes = template.steps.flatMap(({ id, type: typeName, name, config }) => {
    const type = registry.get(typeName);
    if (type === undefined) return [];
    const filled = fill(config, options) as JsonObject;
    const whole = { ...type.defaults(languages), ...filled };
    return [
      {
        id,
        type: type.type,
        version: type.version,
        name: name[locale],
        config: type.config.parse(whole) as JsonObject,
      },
    ];
  });
  const edges = template.steps.flatMap(({ id, to }) =>
    Object.entries(to).map(([port, target]) => ({ from: { node: id, port }, to: target })),
  );
  const document: FlowDocument = {
    schemaVersion: flowSchemaVersion,
    kind: 'voice',
    name: options.name,
    description: template.description[locale],
    languages: [...languages],
    variables: template.variables.map((one) => ({ ...one, description: one.description[locale] })),
    nodes,
    edges,
    errorHandler: null,
    tests: [],
    scenarios: template.scenarios.map((one) => scenarioOf(one, locale, languages)),
  };
  return { document, layout: { nodes: Object.fromEntries(inLayers(document, estimatedSizes(document, options))) } };
}

/** The config of a template with what was chosen: texts under the tags of the flow's languages, the queue, the languages themselves. */
function fill(value: Json, options: TemplateOptions): Json {
  if (value === chosenQueue) return options.queueId;
  if (value === '\u0000en' || value === '\u0000zh') return languageOf(value.slice(1), options.languages);
  if (Array.isArray(value)) return value.map((item) => fill(item, options));
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.en === 'string' && typeof value.zh === 'string') return value[options.locale] ?? '';
  if (value.kind === 'text' && typeof value.text === 'object' && value.text !== null) {
    const text = value.text as JsonObject;
    const entries = options.languages.flatMap((language): [string, Json][] => {
      const words = text[language.slice(0, 2)];
      return words === undefined ? [] : [[language, words]];
    });
    return { ...value, text: Object.fromEntries(entries) };
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item, options)]));
}

/** The flow's tag for a language; the first where it has none, so that the step does nothing. */
function languageOf(wanted: string, languages: readonly string[]): string {
  return languages.find((tag) => tag.slice(0, 2) === wanted) ?? languages[0] ?? '';
}
