import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowDocument, FlowNode } from '../document/flow-document.ts';
import { flowOf, nodeOf, testRegistry } from '../document/flow-fixtures.ts';
import { deriveScreens } from './derive-screens.ts';
import type { ScreenSource } from './derived-screens.ts';
import { joinScreens } from './join-screens.ts';
import { seatScreenOf } from './seat-screen.ts';

const both = (words: string) => ({ en: words, zh: words });
const variable = (name: string, sensitive = false) =>
  ({ name, type: 'text', role: 'local', sensitive, description: '' }) as const;

function question(id: string, asked: string): FlowNode {
  const thresholds = { below: null, above: null };
  return nodeOf(id, 'shows', {
    floor: [{ kind: 'score', question: asked, scoreMax: 5, thresholds }],
    reports: [{ kind: 'satisfaction', question: asked, scoreMax: 5 }],
  });
}

function menu(id: string, ports: string[]): FlowNode {
  return nodeOf(id, 'shows', {
    ports,
    floor: [{ kind: 'ways', label: both(id), ports }],
    reports: [{ kind: 'funnel', id: 'ways', label: both(id), ports }],
  });
}

function form(id: string, name: string, values: string[]): FlowNode {
  const options = values.map((value) => ({ value, label: both(value) }));
  const field = { variable: name, label: both(name), kind: 'choice', options, required: false };
  return nodeOf(id, 'shows', { seat: [{ kind: 'form', title: both(id), fields: [field] }] });
}

const queue = (id: string, queueId: string) => nodeOf(id, 'shows', { floor: [{ kind: 'queue', queueId }] });

function source(version: string, standing: ScreenSource['standing'], nodes: FlowNode[], flowId = 'flow'): ScreenSource {
  const document: FlowDocument = flowOf({ name: flowId, nodes, variables: [variable('reason'), variable('topic')] });
  return { flowId, version, standing, document };
}

const derive = (...sources: ScreenSource[]) => deriveScreens(sources, testRegistry);

describe('what follows from published flows', () => {
  it('shows a new question in reports and on the floor, with nothing else done', () => {
    const before = derive(source('v1', 'published', [menu('main', ['a'])]));
    const after = derive(
      source('v2', 'published', [menu('main', ['a']), question('q', 'Delivery')]),
      source('v1', 'past', [menu('main', ['a'])]),
    );
    expect(after.reports.filter(({ key }) => !before.reports.some((old) => old.key === key))).toMatchObject([
      {
        kind: 'satisfaction',
        key: 'flow/q/satisfaction/Delivery',
        title: both('Delivery'),
        live: true,
        versions: ['v2'],
      },
    ]);
    expect(after.floor).toContainEqual(expect.objectContaining({ kind: 'score', question: 'Delivery' }));
  });

  it('keeps the report of a question that is asked no more, and takes its tile away', () => {
    const { reports, floor } = derive(source('v2', 'published', []), source('v1', 'past', [question('q', 'Delivery')]));
    expect(reports).toMatchObject([{ key: 'flow/q/satisfaction/Delivery', live: false, versions: ['v1'] }]);
    expect(floor).toEqual([]);
  });

  it('makes another report of another question, and the old one stays readable', () => {
    const { reports } = derive(
      source('v2', 'published', [question('q', 'Speed')]),
      source('v1', 'past', [question('q', 'Delivery')]),
    );
    expect(reports.map(({ key, live }) => [key, live])).toEqual([
      ['flow/q/satisfaction/Speed', true],
      ['flow/q/satisfaction/Delivery', false],
    ]);
  });

  it('keeps ways and values of older versions behind those of the newest', () => {
    const { reports } = derive(
      source('v2', 'published', [menu('main', ['b']), form('f', 'reason', ['new'])]),
      source('v1', 'past', [menu('main', ['a', 'b']), form('f', 'reason', ['old'])]),
    );
    expect(reports).toMatchObject([
      {
        ports: [
          { id: 'b', live: true },
          { id: 'a', live: false },
        ],
        versions: ['v2', 'v1'],
      },
      {
        variable: 'reason',
        options: [
          { value: 'new', live: true },
          { value: 'old', live: false },
        ],
      },
    ]);
  });

  it('gives a queue that several flows lead to one tile', () => {
    const { floor } = derive(
      source('v1', 'published', [queue('a', 'sales'), queue('b', 'sales')], 'first'),
      source('v2', 'published', [queue('c', 'sales')], 'second'),
    );
    expect(floor).toEqual([
      { kind: 'queue', key: 'queue/sales', shownAtFirst: true, queueId: 'sales', flowIds: ['first', 'second'] },
    ]);
  });

  it('has no report of a variable that any version keeps secret', () => {
    const kept = source('v1', 'past', [form('f', 'reason', ['a'])]);
    const secret = { ...kept, version: 'v2', standing: 'published' as const };
    const document = { ...secret.document, variables: [variable('reason', true)] };
    expect(derive({ ...secret, document }, kept).reports).toEqual([]);
  });
});

const nodes = fc.uniqueArray(
  fc.oneof(
    fc
      .tuple(fc.constantFrom('q1', 'q2'), fc.constantFrom('Delivery', 'Speed'))
      .map(([id, asked]) => question(id, asked)),
    fc
      .tuple(fc.constantFrom('m1', 'm2'), fc.uniqueArray(fc.constantFrom('a', 'b', 'c')))
      .map(([id, ports]) => menu(id, ports)),
    fc
      .tuple(fc.constantFrom('f1', 'f2'), fc.constantFrom('reason', 'topic'), fc.uniqueArray(fc.constantFrom('x', 'y')))
      .map(([id, name, values]) => form(id, name, values)),
    fc.tuple(fc.constantFrom('u1', 'u2'), fc.constantFrom('sales', 'service')).map(([id, of]) => queue(id, of)),
  ),
  { selector: ({ id }) => id, maxLength: 6 },
);

/** The versions of one flow, the newest first: that one is published, a second one may be on trial. */
const history = (flowId: string) =>
  fc.tuple(fc.array(nodes, { minLength: 1, maxLength: 5 }), fc.boolean()).map(([versions, trial]) =>
    versions.map((each, at) => {
      const standing = at === 0 ? (trial ? 'trial' : 'published') : at === 1 && trial ? 'published' : 'past';
      return source(`${flowId}-${versions.length - at}`, standing, each, flowId);
    }),
  );

describe('whatever is published', () => {
  it('derives the same from the same, and names nothing twice', () => {
    fc.assert(
      fc.property(history('one'), history('two'), (one, two) => {
        const screens = derive(...one, ...two);
        expect(derive(...(JSON.parse(JSON.stringify([...one, ...two])) as ScreenSource[]))).toEqual(screens);
        for (const keys of [screens.floor, screens.reports].map((items) => items.map(({ key }) => key))) {
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
    );
  });

  it('never takes a report away, whatever is published next', () => {
    fc.assert(
      fc.property(history('one'), nodes, (before, next) => {
        const past = before.map((each) => ({ ...each, standing: 'past' as const }));
        const after = derive(source('one-next', 'published', next, 'one'), ...past);
        for (const report of derive(...before).reports) {
          const found = after.reports.find(({ key }) => key === report.key);
          expect(found?.kind).toBe(report.kind);
          expect(found?.versions).toEqual(expect.arrayContaining([...report.versions]));
          if (found === undefined || !('ports' in found) || !('ports' in report)) continue;
          expect(found.ports.map(({ id }) => id)).toEqual(expect.arrayContaining(report.ports.map(({ id }) => id)));
        }
      }),
    );
  });

  it('calls a report live exactly where a version that calls can get has it', () => {
    fc.assert(
      fc.property(history('one'), (sources) => {
        const reachable = derive(...sources.filter(({ standing }) => standing !== 'past'));
        const live = derive(...sources).reports.filter((report) => report.live);
        expect(live.map(({ key }) => key)).toEqual(reachable.reports.map(({ key }) => key));
      }),
    );
  });

  it('gives each call the seat of the version it runs on', () => {
    fc.assert(
      fc.property(history('one'), (sources) => {
        const { seat } = derive(...sources);
        for (const { version, document, standing } of sources) {
          const screen = seat.find((each) => each.version === version)?.screen;
          expect(screen).toEqual(standing === 'past' ? undefined : seatScreenOf(document, testRegistry));
        }
      }),
    );
  });

  it('comes to the same whether flows are derived together or each on its own', () => {
    fc.assert(
      fc.property(history('one'), history('two'), (one, two) => {
        expect(joinScreens([derive(...one), derive(...two)])).toEqual(derive(...one, ...two));
      }),
    );
  });
});
