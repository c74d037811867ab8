import type { FlowDocument, FlowNode, Locale, NodeType } from '@patchbay/flow-schema';
import type { NodeViewer } from './node-view';

export interface NodeMatch {
  readonly node: FlowNode;
  /** The text in which the words were found, for the list. */
  readonly excerpt: string;
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'number') yield String(value);
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* textsIn(item);
}

function around(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word);
  if (text.length <= 80 || at < 0) return text.slice(0, 80);
  const from = Math.max(0, at - 30);
  return `${from > 0 ? '…' : ''}${text.slice(from, from + 80)}${from + 80 < text.length ? '…' : ''}`;
}

/** Nodes in which every word occurs: name, type, id, the line on the card, or any text of the config. Names come first. */
export function searchNodes(document: FlowDocument, query: string, view: NodeViewer, locale: Locale): NodeMatch[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const matches: { match: NodeMatch; rank: number }[] = [];
  for (const node of document.nodes) {
    const shown = view(node);
    const heads = [node.name, shown.type?.label[locale] ?? node.type, node.id, shown.summary(locale)];
    const texts = [...heads, ...textsIn(node.config)];
    const lower = texts.map((text) => text.toLowerCase());
    if (!words.every((word) => lower.some((text) => text.includes(word)))) continue;
    const first = words[0] ?? '';
    const at = lower.findIndex((text) => text.includes(first));
    const excerpt = at <= 2 ? (heads[3] ?? '') : around(texts[at] ?? '', first);
    matches.push({ match: { node, excerpt }, rank: at });
  }
  return matches.sort((a, b) => a.rank - b.rank).map(({ match }) => match);
}

/** Node types for the palette and the quick-add list, best match first. */
export function searchTypes(types: readonly NodeType<never>[], query: string, locale: Locale): NodeType<never>[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [...types];
  const ranked = types.flatMap((type) => {
    const names = [type.label[locale], type.label.en, type.label.zh, type.type].map((name) => name.toLowerCase());
    const words = type.keywords.map((word) => word.toLowerCase());
    let rank = -1;
    if (names.some((name) => name.startsWith(wanted))) rank = 0;
    else if (names.some((name) => name.includes(wanted))) rank = 1;
    else if (words.some((word) => word.startsWith(wanted))) rank = 2;
    else if (words.some((word) => word.includes(wanted))) rank = 3;
    else if (type.help[locale].toLowerCase().includes(wanted)) rank = 4;
    return rank < 0 ? [] : [{ type, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ type }) => type);
}
