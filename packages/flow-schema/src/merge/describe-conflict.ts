import { configFields, type Field } from '../contract/field-shape.ts';
import type { NodeTypeRegistry } from '../contract/node-type.ts';
import { changeWords } from '../diff/change-words.ts';
import { languageWords, valueWords, type WordsOptions } from '../diff/field-words.ts';
import type { FlowDocument, FlowNode } from '../document/flow-document.ts';
import { languageSchema } from '../document/identifiers.ts';
import type { Json } from '../json.ts';
import type { MergeConflict } from './merge-conflict.ts';
import { isRecord } from './same-json.ts';
import type { MergePath, Sides } from './sides.ts';

/** A conflict in plain words. */
export interface ConflictWords {
  /** What it is about: the name of a node, a variable, a setting. */
  readonly title: string;
  /** The field within it, as its form calls it; empty where all of it is in question. */
  readonly label: string;
  /** What each side says, on one line; null where a side does not have it. */
  readonly values: Sides<string | null>;
  /** The node to look at. */
  readonly node: string | null;
}

/** Tells a conflict in the words of the node types. `documents` are the three that were merged. */
export function describeConflict(
  { place, base, mine, theirs }: MergeConflict,
  documents: Sides<FlowDocument>,
  registry: NodeTypeRegistry,
  options: WordsOptions,
): ConflictWords {
  const words = changeWords[options.locale];
  const values = (inWords: (value: Json | undefined) => string | null): Sides<string | null> => ({
    base: inWords(base),
    mine: inWords(mine),
    theirs: inWords(theirs),
  });
  const plain = (value: Json | undefined) => valueWords(null, value, options);
  const find = (id: string) => nodeIn(documents, id);
  const nameOf = (id: string) => nodeName(find(id), id, registry, options);
  const names = (value: Json | undefined) => {
    const ids = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
    return ids.length === 0 ? null : ids.map((id) => nameOf(String(id))).join(', ');
  };
  switch (place.kind) {
    case 'node': {
      const node = find(place.node);
      const field = node === undefined ? unknownField : fieldAt(node, place.path, registry, options);
      const whole = (value: Json | undefined) => nodeSummary(value, registry, options);
      const inWords =
        place.path.length === 0 ? whole : (value: Json | undefined) => valueWords(field.field, value, options);
      return { title: nameOf(place.node), label: field.label, values: values(inWords), node: place.node };
    }
    case 'port': {
      const port = portName(find(place.node), place.port, registry, options);
      const title = words.port(nameOf(place.node), port);
      return { title, label: words.own.leadsTo ?? '', values: values(names), node: place.node };
    }
    case 'variable': {
      const label = place.path.map((part) => words.own[part] ?? String(part)).join(words.separator);
      return { title: place.variable, label, values: values(plain), node: null };
    }
    case 'setting': {
      const { setting, path } = place;
      const title = Object.entries(words.settings).find(([key]) => key === setting)?.[1];
      const [item, ...rest] = path;
      const within = scenarioName(documents, item) ?? item;
      const label = (title === undefined ? rest : path)
        .map((part) => (typeof part === 'number' ? String(part + 1) : (words.own[part] ?? part)))
        .join(words.separator);
      const inWords = setting === 'errorHandler' ? names : plain;
      return { title: title ?? String(within ?? setting), label, values: values(inWords), node: null };
    }
  }
}

const sidesInOrder = ({ mine, theirs, base }: Sides<FlowDocument>) => [mine, theirs, base];

function nodeIn(documents: Sides<FlowDocument>, id: string): FlowNode | undefined {
  return sidesInOrder(documents).flatMap(({ nodes }) => nodes.filter((node) => node.id === id))[0];
}

function scenarioName(documents: Sides<FlowDocument>, id: string | number | undefined): string | undefined {
  const scenarios = sidesInOrder(documents).flatMap((document) => document.scenarios ?? []);
  return scenarios.find((scenario) => scenario.id === id)?.name;
}

function nodeName(
  node: FlowNode | undefined,
  id: string,
  registry: NodeTypeRegistry,
  { locale }: WordsOptions,
): string {
  if (node === undefined) return id;
  return node.name !== '' ? node.name : (registry.get(node.type)?.label[locale] ?? node.type);
}

function configOf(node: FlowNode, registry: NodeTypeRegistry) {
  const type = registry.get(node.type);
  const config = type?.config.safeParse(node.config);
  return type !== undefined && config?.success === true ? { type, config: config.data } : null;
}

function portName(
  node: FlowNode | undefined,
  port: string,
  registry: NodeTypeRegistry,
  { locale }: WordsOptions,
): string {
  const known = node === undefined ? null : configOf(node, registry);
  return known?.type.ports(known.config).find((one) => one.id === port)?.label[locale] ?? port;
}

/** A node as a whole: its name and what its card says. */
function nodeSummary(value: Json | undefined, registry: NodeTypeRegistry, options: WordsOptions): string | null {
  if (value === undefined) return null;
  const node = value as unknown as FlowNode;
  const known = configOf(node, registry);
  const said = known === null ? '' : known.type.summary(known.config, options.locale);
  const name = nodeName(node, node.id, registry, options);
  return said === '' ? name : `${name}: ${said}`;
}

interface FieldWords {
  readonly field: Field | null;
  readonly label: string;
}

const unknownField: FieldWords = { field: null, label: '' };

/** The field that a path leads to, with what it is called from the outside in. */
function fieldAt(node: FlowNode, path: MergePath, registry: NodeTypeRegistry, options: WordsOptions): FieldWords {
  const { own, separator } = changeWords[options.locale];
  const [head, ...rest] = path;
  if (head === undefined) return unknownField;
  if (head !== 'config') return { field: null, label: own[head] ?? String(head) };
  const type = registry.get(node.type);
  let fields: readonly Field[] = type === undefined ? [] : configFields(type.config);
  let field: Field | null = null;
  let value: Json | undefined = node.config;
  const labels: string[] = [];
  rest.forEach((step, index) => {
    const items: readonly Json[] | null = Array.isArray(value) ? value : null;
    value = valueWithin(value, step);
    if (items !== null) {
      labels.push(itemName(value, step));
      field = field?.shape.kind === 'array' ? field.shape.element : null;
    } else {
      field = fields.find(({ key }) => key === step) ?? null;
      const said: string | undefined = field?.meta?.label[options.locale];
      // What the form has no words for, such as a language, is said where it is what differs.
      if (said !== undefined) labels.push(said);
      else if (index === rest.length - 1) labels.push(keyWords(step, options));
    }
    fields = fieldsOf(field);
  });
  return { field, label: labels.join(separator) };
}

function fieldsOf(field: Field | null): readonly Field[] {
  if (field?.shape.kind === 'object') return field.shape.fields;
  return field?.shape.kind === 'union' ? field.shape.options.flatMap((option) => option.fields) : [];
}

/** Items of lists are named by their place, or by an id where they have one. */
function valueWithin(value: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(value)) {
    return typeof step === 'number'
      ? value[step]
      : value.find((item) => isRecord(item) && (item.id === step || item.key === step));
  }
  return isRecord(value) ? value[step] : undefined;
}

function itemName(item: Json | undefined, step: string | number): string {
  if (typeof step === 'number') return String(step + 1);
  const label = isRecord(item) ? item.label : undefined;
  return typeof label === 'string' && label !== '' ? label : step;
}

function keyWords(step: string | number, { locale }: WordsOptions): string {
  return languageSchema.safeParse(step).success && String(step).includes('-')
    ? languageWords(String(step), locale)
    : String(step);
}
