import {
  type ExpressionUse,
  type FlowNode,
  type FlowVariable,
  flowLimits,
  type JsonObject,
  type Locale,
  type NodeType,
  type NodeTypeRegistry,
  staticCheck,
  staticCheckTemplate,
} from '@patchbay/flow-schema';
import { named, words } from '../report/words.ts';
import type { DraftStep, Exit } from './draft-step.ts';
import { noteText } from './note-text.ts';

export interface MadeNode {
  readonly node: FlowNode;
  readonly exits: readonly Exit[];
  readonly step: DraftStep;
}

interface MakeOptions {
  readonly registry: NodeTypeRegistry;
  readonly variables: readonly FlowVariable[];
  readonly locale: Locale;
}

const exitsMax = 60;

/** The node that a step becomes. What its type would not take becomes a note instead: nothing broken gets into a flow. */
export function makeNode(step: DraftStep, id: string, options: MakeOptions): MadeNode {
  const { mapping } = step;
  if (mapping.kind === 'node') {
    const type = options.registry.get(mapping.type);
    const parsed = type?.config.safeParse(mapping.config);
    if (type !== undefined && parsed?.success === true && expressionsHold(type, parsed.data, options.variables)) {
      const ports = new Set(type.ports(parsed.data).map((port) => port.id));
      const config = parsed.data as JsonObject;
      return {
        node: { id, type: type.type, version: type.version, name: nameOf(step, options), config },
        exits: firstOfEach(mapping.exits.filter(({ port }) => ports.has(port))),
        step,
      };
    }
    const why = words('Its settings do not fit any step here.', '该步骤的设置不适用于此处的任何步骤。');
    return makeNote({ ...step, mapping: { kind: 'note', why } }, id, options);
  }
  return makeNote(step, id, options);
}

function makeNote(step: DraftStep, id: string, options: MakeOptions): MadeNode {
  const { source, mapping } = step;
  const kept = source.exits.slice(0, exitsMax).map((exit, index) => ({ ...exit, port: `exit_${index + 1}` }));
  const config = {
    text: noteText(step, options.locale),
    color: mapping.kind === 'note' && mapping.harmless === true ? 'grey' : 'yellow',
    standsFor: source.type.slice(0, 200) || '?',
    exits: kept.map(({ port, label }) => ({ id: port, label: label.slice(0, 80) })),
  };
  const version = options.registry.get('note')?.version ?? 1;
  return {
    node: { id, type: 'note', version, name: nameOf(step, options), config },
    exits: kept.map(({ port, to }) => ({ port, to })),
    step,
  };
}

function nameOf({ source }: DraftStep, { registry, locale }: MakeOptions): string {
  const name = source.name.replace(/\s+/g, ' ').trim().slice(0, flowLimits.nameLengthMax);
  return name === '' ? (registry.get(source.type)?.label[locale] ?? named(source.type)) : name;
}

function firstOfEach(exits: readonly Exit[]): Exit[] {
  const seen = new Set<string>();
  return exits.filter(({ port }) => !seen.has(port) && seen.add(port));
}

const surroundings = { call: 'record', now: 'moment', failure: 'any' } as const;

function expressionsHold(type: NodeType<never>, config: never, variables: readonly FlowVariable[]): boolean {
  const uses = type.expressions(config);
  if (uses.length === 0) return true;
  const types = { ...surroundings, ...Object.fromEntries(variables.map(({ name, type: held }) => [name, held])) };
  return uses.every((use) => holds(use, types));
}

function holds(use: ExpressionUse, declared: Parameters<typeof staticCheckTemplate>[1]): boolean {
  // An empty field is for the author to fill in: the checks ask for it.
  if (use.source.trim() === '') return true;
  const extra = Object.fromEntries((use.extraNames ?? []).map((name) => [name, 'any' as const]));
  const types = { ...declared, ...extra };
  const problems =
    use.kind === 'template'
      ? staticCheckTemplate(use.source, types)
      : staticCheck(use.source, { types, expects: use.expects });
  return problems.length === 0;
}
