import {
  type ExpressionUse,
  type FlowNode,
  type FlowVariable,
  flowLimits,
  type JsonObject,
  type Locale,
  type NodeType,
  type NodeTypeRegistry,
  parseExpression,
  parseTemplate,
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
  /** What `knownNames` found. */
  readonly known: ReadonlySet<string>;
  readonly locale: Locale;
}

const exitsMax = 60;

/** The node that a step becomes. What its type would not take becomes a note instead: nothing broken gets into a flow. */
export function makeNode(step: DraftStep, id: string, options: MakeOptions): MadeNode {
  const { mapping } = step;
  if (mapping.kind === 'node') {
    const type = options.registry.get(mapping.type);
    const parsed = type?.config.safeParse(mapping.config);
    if (type !== undefined && parsed?.success === true && expressionsHold(type, parsed.data, options.known)) {
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

const surroundings = ['call', 'now', 'failure'];

/**
 * Whether every expression can be read and names only what is there. Types are not looked at again here: what the import
 * writes is text throughout, and the checks of the editor look at everything anyhow.
 */
function expressionsHold(type: NodeType<never>, config: never, known: ReadonlySet<string>): boolean {
  return type.expressions(config).every((use) => holds(use, known));
}

function holds({ kind, source, extraNames = [] }: ExpressionUse, known: ReadonlySet<string>): boolean {
  // An empty field is for the author to fill in: the checks ask for it.
  if (source.trim() === '') return true;
  const isKnown = (expression: string): boolean => {
    const parsed = parseExpression(expression);
    return parsed.ok && parsed.expression.names.every(({ name }) => known.has(name) || extraNames.includes(name));
  };
  if (kind === 'cel') return isKnown(source);
  const template = parseTemplate(source);
  return template.ok && template.parts.every((part) => part.kind === 'text' || isKnown(part.source));
}

/** All names that an expression of the flow may read. */
export function knownNames(variables: readonly FlowVariable[]): ReadonlySet<string> {
  return new Set([...surroundings, ...variables.map(({ name }) => name)]);
}
