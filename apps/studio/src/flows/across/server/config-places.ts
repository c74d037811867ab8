import { configFields, type FlowNode, type Json, type NodeTypeRegistry, type Text } from '@patchbay/flow-schema';
import { type FieldPlace, walkFields } from '../../editor/forms/walk-fields';

/** A text that somebody wrote for people to hear or read; expressions inside a template are none. */
export interface WrittenPlace {
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly isTemplate: boolean;
}

function fieldsOf(node: FlowNode, registry: NodeTypeRegistry): FieldPlace[] {
  const type = registry.get(node.type);
  return type === undefined ? [] : [...walkFields(configFields(type.config), node.config)];
}

/** The texts of a node's config: not its choices, ids, variables, expressions or scripts. */
export function writtenPlaces(node: FlowNode, registry: NodeTypeRegistry): WrittenPlace[] {
  return fieldsOf(node, registry).flatMap(({ field, path, value }): WrittenPlace[] => {
    const widget = field.meta?.widget;
    if (widget === 'prompt') return spokenTexts(path, value);
    if (typeof value !== 'string' || field.shape.kind !== 'text') return [];
    if (widget === 'template') return [{ path, text: value, isTemplate: true }];
    return widget === 'text' || widget === 'multiline' ? [{ path, text: value, isTemplate: false }] : [];
  });
}

function spokenTexts(path: readonly (string | number)[], value: Json | undefined): WrittenPlace[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((part, index) => {
    const texts = typeof part === 'object' && part !== null && !Array.isArray(part) ? part.text : null;
    if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) return [];
    return Object.entries(texts).flatMap(([language, text]) =>
      typeof text === 'string' ? [{ path: [...path, index, 'text', language], text, isTemplate: true }] : [],
    );
  });
}

/** A place of a config as the form calls it, from the outside in; what the form has no words for, such as a language, as it is. */
export function placeLabel(node: FlowNode, path: readonly (string | number)[], registry: NodeTypeRegistry): Text {
  const labels = new Map(
    fieldsOf(node, registry).flatMap(({ field, path: at }) =>
      field.meta === null ? [] : [[at.join('.'), field.meta.label] as const],
    ),
  );
  const words: Text[] = [];
  path.forEach((part, index) => {
    const label = labels.get(path.slice(0, index + 1).join('.'));
    if (label !== undefined) words.push(label);
    else if (typeof part === 'number') words.push({ en: String(part + 1), zh: String(part + 1) });
    else if (index === path.length - 1) words.push({ en: part, zh: part });
  });
  return { en: words.map(({ en }) => en).join(' › '), zh: words.map(({ zh }) => zh).join(' › ') };
}

const ownLabels: Readonly<Record<string, Text>> = {
  name: { en: 'Name', zh: '名称' },
  description: { en: 'Description', zh: '说明' },
  initial: { en: 'Initial value', zh: '初始值' },
};

/** What a flow, a variable or a node says of itself. */
export function ownLabel(name: string): Text {
  return ownLabels[name] ?? { en: name, zh: name };
}
