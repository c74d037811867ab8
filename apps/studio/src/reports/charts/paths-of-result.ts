import type { Locale } from '@patchbay/flow-schema';
import type { ReportResult } from '@patchbay/reports';
import { keyInWords } from '../key-words';
import type { PickedFigure } from './picked-figure';
import type { PathLink, PathNode, Paths } from './sankey-option';

export type { Paths } from './sankey-option';

const endName: Readonly<Record<Locale, string>> = { en: 'End', zh: '结束' };
const endMark = '\0end';

/**
 * The ways that calls took: each exit of a step is a link to the step that it leads to, as wide as it was often taken; one that leads
 * nowhere is a link to how the call ended.
 */
export function pathsOf(
  { definition, rows, ways, names, grain }: Pick<ReportResult, 'definition' | 'rows' | 'ways' | 'names' | 'grain'>,
  measureId: string,
  locale: Locale,
): Paths {
  const at = (dimension: 'node' | 'exit' | 'version') => definition.dimensions.indexOf(dimension);
  const [nodeAt, exitAt, versionAt] = [at('node'), at('exit'), at('version')];
  const links = new Map<string, PathLink>();
  const ids = new Set<string>();
  for (const row of rows) {
    const [nodeId, exit] = [row.key[nodeAt], row.key[exitAt]];
    const count = (row.values as Readonly<Record<string, number | null>>)[measureId] ?? 0;
    if (nodeId === undefined || exit === undefined || count <= 0) continue;
    const version = row.key[versionAt];
    const way = ways.find(
      (each) => each.nodeId === nodeId && each.exit === exit && (version === undefined || each.version === version),
    );
    const end = exit.startsWith('end:') ? `${endMark}${exit}` : endMark;
    const to = way?.toNodeId ?? end;
    const id = `${nodeId} ${to}`;
    const before = links.get(id);
    const exits = [...new Set([...(before?.exits ?? []), exit])];
    links.set(id, { from: nodeId, to, count: (before?.count ?? 0) + count, exits });
    ids.add(nodeId).add(to);
  }
  const nameOf = (id: string): string => {
    if (id === endMark) return endName[locale];
    const dimension = id.startsWith(endMark) ? 'exit' : 'node';
    return keyInWords(dimension, id.replace(endMark, ''), { names, grain }, locale);
  };
  const nodes: PathNode[] = [...ids].map((id) => ({ id, name: nameOf(id) }));
  return { nodes, links: [...links.values()] };
}

/** What was clicked in the drawing of paths. */
export type PickedPath = { readonly node: string } | { readonly link: Pick<PathLink, 'from' | 'exits'> };

/**
 * The values that a picked path stands for: a step, the exits of a step, or one way to end. Null for the end that several ways of
 * several steps share.
 */
export function keyOfPath(picked: PickedPath): PickedFigure['key'] | null {
  if ('link' in picked) {
    const exits = picked.link.exits.map((value) => ({ dimension: 'exit' as const, value }));
    return [{ dimension: 'node', value: picked.link.from }, ...exits];
  }
  if (!picked.node.startsWith(endMark)) return [{ dimension: 'node', value: picked.node }];
  const exit = picked.node.slice(endMark.length);
  return exit === '' ? null : [{ dimension: 'exit', value: exit }];
}
