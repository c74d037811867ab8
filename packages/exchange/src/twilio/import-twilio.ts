import { type Json, type JsonObject, languageSchema, type Text } from '@patchbay/flow-schema';
import { buildFlow } from '../draft/build-flow.ts';
import type { DraftStep } from '../draft/draft-step.ts';
import { VariableBook } from '../draft/variable-book.ts';
import type { ImportOptions } from '../import-options.ts';
import type { ImportReading } from '../report/import-report.ts';
import { words } from '../report/words.ts';
import { textOf } from '../source/fields.ts';
import { mapMenu, menuSplit } from './gather.ts';
import { liquidPaths } from './liquid.ts';
import { emptyFlow, readTwilio, type TwilioFlow, type Widget } from './read-twilio.ts';
import { twilioResolver } from './references.ts';
import { type TwilioScene, WidgetTools } from './widget-tools.ts';
import { mapWidget } from './widgets.ts';

/** What begins a flow of Studio; calls before everything else. */
const triggerEvents = [
  'incomingCall',
  'incomingRequest',
  'incomingMessage',
  'incomingConversationMessage',
  'incomingParent',
];

/** A flow of Twilio Studio as one of ours. */
export function importTwilio(source: JsonObject, options: ImportOptions): ImportReading {
  const flow = readTwilio(source);
  if (flow.widgets.length === 0) return { ok: false, format: 'twilio_studio', problems: [emptyFlow()] };
  const book = new VariableBook();
  const languages = languagesOf(flow);
  const scene: TwilioScene = {
    registry: options.registry,
    book,
    resolve: twilioResolver(book),
    languages,
    queues: options.queues ?? [],
    reads: readsOf(flow),
  };
  const byKey = new Map(flow.widgets.map((widget) => [widget.key, widget]));
  const arrivals = new Map<string, number>();
  for (const { transitions } of flow.widgets) {
    for (const { next } of transitions) if (next !== null) arrivals.set(next, (arrivals.get(next) ?? 0) + 1);
  }
  const merged = new Map<string, { into: string; type: string; name: string }>();
  const steps: DraftStep[] = [];
  const remarks: Text[] = [];
  const begin = flow.widgets.find(({ key }) => key === flow.initial);
  if (begin !== undefined && begin.type !== 'trigger') steps.push(plainStart(begin, options));
  for (const widget of flow.widgets) {
    if (merged.has(widget.key)) continue;
    const tools = new WidgetTools(widget, scene);
    if (widget.type === 'trigger') {
      steps.push(start(widget, tools, widget === begin));
      continue;
    }
    const split = widget.type === 'gather-input-on-call' ? menuSplit(widget, byKey, arrivals) : null;
    if (split === null) {
      steps.push({ source: widget, mapping: mapWidget(tools) });
      continue;
    }
    merged.set(split.key, { into: widget.key, type: split.type, name: split.name });
    steps.push({ source: widget, mapping: mapMenu(tools, split) });
  }
  const folded = steps.filter(({ source: { key } }) => !merged.has(key));
  if (isMessaging(flow)) {
    remarks.push(
      words('It was made for text messages; here it is a call flow.', '原流程用于文本消息；在此导入为通话流程。'),
    );
  }
  return buildFlow({
    format: 'twilio_studio',
    name: textOf(source, 'friendly_name') || options.name || flow.description,
    description: flow.description,
    languages,
    steps: folded,
    merged,
    variables: book.list(),
    problems: flow.problems,
    remarks,
    registry: options.registry,
    locale: options.locale,
  });
}

function start(widget: Widget, tools: WidgetTools, isBegin: boolean): DraftStep {
  if (!isBegin) {
    const why = words('A flow has one start; this was another.', '流程只有一个起点；此为另一个。');
    return { source: widget, mapping: { kind: 'note', why } };
  }
  const events = triggerEvents.filter((event) => tools.next(event) !== null);
  const [taken, ...others] = events;
  for (const event of others) {
    if (tools.next(event) === tools.next(taken ?? '')) continue;
    tools.remark(
      `The way for “${event}” is gone: it led to “${tools.next(event)}”.`,
      `“${event}”分支已去除，原指向“${tools.next(event)}”。`,
    );
  }
  if (taken !== undefined && taken !== 'incomingCall') {
    tools.remark(`It began with “${taken}”; here it begins with a call.`, `原流程由“${taken}”触发；此处由来电触发。`);
  }
  return { source: widget, mapping: tools.node('start', {}, [{ port: 'next', to: tools.next(...triggerEvents) }]) };
}

function plainStart(begin: Widget, { registry, locale }: ImportOptions): DraftStep {
  const name = registry.get('start')?.label[locale] ?? 'start';
  return {
    source: { key: '\u0000start', type: 'start', name, parameters: {}, position: null, exits: [] },
    mapping: { kind: 'node', type: 'start', config: {}, exits: [{ port: 'next', to: begin.key }], remarks: [] },
    added: true,
  };
}

/** Two-letter and regional names as browsers write them; what Studio calls Mandarin is Chinese. */
function languageTag(language: string): string | null {
  const tag = language.replace(/^cmn-(Hans-)?CN$/i, 'zh-CN').replace('_', '-');
  return languageSchema.safeParse(tag).success ? tag : null;
}

function languagesOf({ widgets }: TwilioFlow): string[] {
  const counts = new Map<string, number>();
  for (const { properties } of widgets) {
    const tag = languageTag(textOf(properties, 'language'));
    if (tag !== null) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const found = [...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
  return found.length === 0 ? ['en-US'] : found.slice(0, 1);
}

/** Who reads what of which widget, over the whole flow. */
function readsOf({ widgets }: TwilioFlow): TwilioScene['reads'] {
  const reads = new Map<string, Map<string, { path: readonly string[]; by: Set<string> }>>();
  const visit = (value: Json, reader: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value)) visit(item, reader);
      return;
    }
    if (typeof value !== 'string' || !value.includes('{{')) return;
    for (const [root, widget, ...path] of liquidPaths(value)) {
      if (root !== 'widgets' || widget === undefined || path.length === 0) continue;
      const ofWidget = reads.get(widget) ?? new Map();
      reads.set(widget, ofWidget);
      const key = path.join('\u0000');
      const known = ofWidget.get(key) ?? { path, by: new Set<string>() };
      known.by.add(reader);
      ofWidget.set(key, known);
    }
  };
  for (const { name, properties, transitions } of widgets) {
    visit(properties, name);
    for (const { conditions } of transitions) visit([...conditions], name);
  }
  return reads;
}

function isMessaging({ widgets }: TwilioFlow): boolean {
  return widgets.some(({ type }) => type === 'send-message' || type === 'send-and-wait-for-reply');
}
