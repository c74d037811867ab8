import { diffFlows, type FlowDocument, type FlowNode } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import type { FlowContent } from '../../editor/core/edit-change';
import { compareMarks } from './compare-marks';
import { compareEdges, compareNodes } from './compare-nodes';
import { comparePlaces } from './compare-places';
import { firstView, viewOfAll, zoomed } from './compare-view-box';

const size = { width: 240, height: 96 };
const node = (id: string, config = {}): FlowNode => ({ id, type: 'say', version: 1, name: id, config });

function content(nodes: Record<string, [number, number] | null>, edges: [string, string][], config = {}): FlowContent {
  const document: FlowDocument = {
    schemaVersion: 1,
    kind: 'voice',
    name: 'Flow',
    description: '',
    languages: ['en-US'],
    variables: [],
    nodes: Object.keys(nodes).map((id) => node(id, id === 'b' ? config : {})),
    edges: edges.map(([from, to]) => ({ from: { node: from, port: 'next' }, to })),
    errorHandler: null,
    tests: [],
  };
  const placed = Object.entries(nodes).flatMap(([id, at]) => (at === null ? [] : [[id, { x: at[0], y: at[1] }]]));
  return { document, layout: { nodes: Object.fromEntries(placed) } };
}

describe('two versions side by side', () => {
  const before = content({ a: [0, 0], b: [0, 200], c: [0, 400] }, [
    ['a', 'b'],
    ['b', 'c'],
  ]);
  const after = content(
    { a: [1000, 0], b: [1000, 200], d: [1000, 400] },
    [
      ['a', 'd'],
      ['b', 'd'],
    ],
    { text: 'x' },
  );
  const marks = compareMarks(diffFlows(before.document, after.document));

  it('mark what came, went and changed on the side it stands on', () => {
    expect([...marks.before.nodes]).toEqual([
      ['b', 'changed'],
      ['c', 'removed'],
    ]);
    expect([...marks.after.nodes]).toEqual([
      ['b', 'changed'],
      ['d', 'added'],
    ]);
    expect([...marks.before.edges.values()]).toEqual(['removed', 'removed']);
    expect([...marks.after.edges.values()]).toEqual(['added', 'added']);
  });

  it('put what is the same at the same place, and what is gone beside where it stood', () => {
    const places = comparePlaces(before, after, () => size);
    expect(places).toMatchObject({ a: { x: 1000, y: 0 }, d: { x: 1000, y: 400 } });
    // Its neighbour moved by 1000 to the right; there stands something else now, so it stands next to that.
    expect(places?.c?.x).not.toBe(0);
    expect(places?.c).not.toEqual(places?.d);
    const drawn = (side: 'before' | 'after') => {
      const [own, other, ownMarks, otherMarks] =
        side === 'before'
          ? ([before, after, marks.before, marks.after] as const)
          : ([after, before, marks.after, marks.before] as const);
      return compareNodes(own, other, ownMarks, otherMarks, places ?? {});
    };
    const positions = (side: 'before' | 'after') =>
      Object.fromEntries(drawn(side).map(({ id, position }) => [id, position]));
    expect(positions('before')).toEqual(positions('after'));
    expect(drawn('before').find(({ id }) => id === 'd')).toMatchObject({ type: 'outline', data: { mark: 'added' } });
    expect(compareEdges(before, marks.before).map(({ data }) => data?.mark)).toEqual(['removed', 'removed']);
  });

  it('put many that are gone beside the rest, in the order they had', () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`old-${index}`, [0, index * 120] as [number, number]]),
    );
    const places = comparePlaces(content(many, []), after, () => size);
    const [one, two] = [places?.['old-0'], places?.['old-1']];
    expect(one?.x).toBeGreaterThan(1240);
    expect(two).toEqual({ x: one?.x, y: 120 });
  });

  it('are arranged first where boxes have no place', () => {
    const unplaced = content({ a: null, b: null }, [['a', 'b']]);
    expect(comparePlaces(unplaced, unplaced, () => size)).toBeNull();
  });
});

describe('the view on a comparison', () => {
  const frame = { width: 800, height: 600 };
  const box = (x: number, y: number) => ({ x, y, ...size });

  it('shows all changes, or the first of them where all would be too small to read', () => {
    const near = [box(0, 0), box(300, 300)];
    expect(firstView([], near, frame)).toEqual(viewOfAll(near, frame));
    expect(firstView([], [box(0, 0), box(20_000, 0)], frame)).toMatchObject({ zoom: 0.7 });
  });

  it('keeps the middle when it goes nearer', () => {
    const view = zoomed({ x: 0, y: 0, zoom: 1 }, frame, 2);
    expect(view).toEqual({ x: -400, y: -300, zoom: 2 });
  });
});
