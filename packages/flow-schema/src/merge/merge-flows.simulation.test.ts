import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalFlow, canonicalJson, edgeKey } from '../document/canonical.ts';
import { type FlowDocument, flowDocumentSchema } from '../document/flow-document.ts';
import type { MergeChoices } from './merge-conflict.ts';
import { acts, baseFlow, type DrawnEdit, edited } from './merge-edits.ts';
import { mergeFlows } from './merge-flows.ts';
import type { Sides } from './sides.ts';

const edits = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(40), fc.nat(40)), { maxLength: 8 });
const runs = { numRuns: 1_500 };

function sidesOf(size: number, mine: readonly DrawnEdit[], theirs: readonly DrawnEdit[]): Sides<FlowDocument> {
  const base = baseFlow(size);
  return { base, mine: edited(base, mine, 'mine'), theirs: edited(base, theirs, 'theirs') };
}

const drawn = fc
  .tuple(fc.integer({ min: 2, max: 6 }), edits, edits)
  .map(([size, mine, theirs]) => sidesOf(size, mine, theirs));
const meaning = (flow: FlowDocument) => canonicalJson(canonicalFlow(flow));

/** Every text that somebody wrote, and every edge: whatever can be looked for one by one. */
function traces(flow: FlowDocument): Set<string> {
  const texts = [...meaning(flow).matchAll(/"((?:base|mine|theirs) [a-z0-9 ]+)"/g)].map(([, text]) => text ?? '');
  return new Set([...texts, ...flow.edges.map(edgeKey)]);
}

/** What a conflict holds of a side, as traces: texts, and for ports the edges. */
function tracesHeld(conflicts: ReturnType<typeof mergeFlows>['conflicts'], sides: Sides<FlowDocument>): string {
  const ports = conflicts.flatMap(({ place }) =>
    place.kind === 'port'
      ? [sides.base, sides.mine, sides.theirs].flatMap((flow) =>
          flow.edges.filter((edge) => edge.from.node === place.node && edge.from.port === place.port).map(edgeKey),
        )
      : [],
  );
  // A node in question takes its edges with it: they stand or fall with the choice.
  const nodes = conflicts.flatMap(({ place }) =>
    place.kind === 'node' && place.path.length === 0 ? [place.node] : [],
  );
  const edges = [sides.base, sides.mine, sides.theirs].flatMap((flow) =>
    flow.edges.filter((edge) => nodes.includes(edge.from.node) || nodes.includes(edge.to)).map(edgeKey),
  );
  return [canonicalJson(conflicts), ...ports, ...edges].join('\n');
}

describe('merging two states of a flow', () => {
  it('loses nothing that either side wrote or drew, and brings nothing back that one took away', () => {
    fc.assert(
      fc.property(drawn, (sides) => {
        const { document, conflicts } = mergeFlows(sides);
        const [base, merged] = [traces(sides.base), traces(document)];
        const held = tracesHeld(conflicts, sides);
        for (const side of [traces(sides.mine), traces(sides.theirs)]) {
          const written = [...side].filter((trace) => !base.has(trace));
          expect(written.filter((trace) => !merged.has(trace) && !held.includes(trace))).toEqual([]);
          const taken = [...base].filter((trace) => !side.has(trace));
          expect(taken.filter((trace) => merged.has(trace) && !held.includes(trace))).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('comes to the same whoever merges, and to the same questions', () => {
    fc.assert(
      fc.property(drawn, ({ base, mine, theirs }) => {
        const here = mergeFlows({ base, mine, theirs });
        const keys = here.conflicts.map((conflict) => conflict.key);
        const choices: MergeChoices = Object.fromEntries(keys.map((key) => [key, 'theirs']));
        const there = mergeFlows({ base, mine: theirs, theirs: mine }, { choices });
        expect(there.conflicts.map((conflict) => conflict.key).sort()).toEqual([...keys].sort());
        expect(meaning(there.document)).toBe(meaning(here.document));
      }),
      runs,
    );
  });

  it('is the other side where one did nothing, and nothing new where both did the same', () => {
    fc.assert(
      fc.property(drawn, ({ base, mine }) => {
        for (const sides of [
          { base, mine, theirs: base },
          { base, mine: base, theirs: mine },
          { base, mine, theirs: mine },
        ]) {
          const merged = mergeFlows(sides);
          expect(merged.conflicts).toEqual([]);
          expect(meaning(merged.document)).toBe(meaning(mine));
        }
      }),
      runs,
    );
  });

  it('is a document as it has to be, whatever is chosen', () => {
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.constantFrom('mine' as const, 'theirs' as const)), (sides, choose) => {
        const { conflicts } = mergeFlows(sides);
        const choices = Object.fromEntries(conflicts.map(({ key }) => [key, choose.next().value]));
        const { document } = mergeFlows(sides, { choices });
        expect(flowDocumentSchema.safeParse(document).error).toBeUndefined();
        const ids = document.nodes.map((node) => node.id);
        expect(new Set(ids).size).toBe(ids.length);
        const names = document.variables.map((variable) => variable.name);
        expect(new Set(names).size).toBe(names.length);
        const ports = document.edges.map(({ from }) => `${from.node}:${from.port}`);
        expect(new Set(ports).size).toBe(ports.length);
        expect(document.edges.filter(({ from, to }) => !ids.includes(from.node) || !ids.includes(to))).toEqual([]);
        expect(document.errorHandler === null || ids.includes(document.errorHandler)).toBe(true);
      }),
      runs,
    );
  });

  it('is settled after one round: merged once more, neither side has anything new', () => {
    fc.assert(
      fc.property(drawn, ({ base, mine, theirs }) => {
        const { document } = mergeFlows({ base, mine, theirs });
        const again = mergeFlows({ base: theirs, mine: document, theirs });
        expect(again.conflicts).toEqual([]);
        expect(meaning(again.document)).toBe(meaning(document));
      }),
      runs,
    );
  });
});
