import type { FlowDocument, FlowNode } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import { usesOfNode } from '../uses/find-uses.ts';

/** Where a text stands in a flow: in a node, in a variable, or in what describes the flow itself. */
export interface TextPlace {
  readonly node: string | null;
  readonly variable: string | null;
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Names and texts that people wrote into a flow, and every value of its properties. Ids of other things are none. */
function textPlaces(document: FlowDocument): TextPlace[] {
  const places: TextPlace[] = [];
  const add = (node: string | null, variable: string | null, path: readonly (string | number)[], value: Json) => {
    if (typeof value === 'string' || typeof value === 'number') {
      places.push({ node, variable, path, text: String(value) });
    }
  };
  add(null, null, ['name'], document.name);
  add(null, null, ['description'], document.description);
  for (const { name, description, initial } of document.variables) {
    add(null, name, ['name'], name);
    add(null, name, ['description'], description);
    add(null, name, ['initial'], initial ?? null);
  }
  for (const node of document.nodes) {
    add(node.id, null, ['name'], node.name);
    const references = referencePaths(node);
    walk(node.config, ['config'], (path, value) => {
      if (!references.has(path.slice(1).join('\u0000'))) add(node.id, null, path, value);
    });
  }
  return places;
}

/** The places whose text holds what is looked for, whatever the case of its letters. */
export function searchFlow(document: FlowDocument, wanted: string): TextPlace[] {
  const lower = wanted.trim().toLowerCase();
  if (lower === '') return [];
  return textPlaces(document).filter(({ text }) => text.toLowerCase().includes(lower));
}

function referencePaths(node: FlowNode): ReadonlySet<string> {
  return new Set(usesOfNode(node).map(({ field }) => field.join('\u0000')));
}

function walk(
  value: Json,
  path: readonly (string | number)[],
  visit: (path: readonly (string | number)[], value: Json) => void,
): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, [...path, index], visit);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) walk(item, [...path, name], visit);
  } else visit(path, value);
}
