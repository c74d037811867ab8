import { describe, expect, it } from 'vitest';
import { circlesOf } from './circles.ts';
import { fileOf, importsOf, isTest, loadedBy, readSources } from './sources.ts';

/** What each room may import of ours. Whoever is not named may import nothing of ours. */
const law: readonly { readonly room: RegExp; readonly may: readonly string[] }[] = [
  { room: /^packages\/flow-schema\//, may: [] },
  { room: /^packages\/nodes\//, may: ['flow-schema'] },
  { room: /^packages\/engine\//, may: ['flow-schema'] },
  { room: /^packages\/exchange\//, may: ['flow-schema', 'nodes'] },
  { room: /^packages\/routing\//, may: [] },
  { room: /^packages\/reports\//, may: ['flow-schema'] },
  { room: /^packages\/storage\//, may: [] },
  { room: /^packages\/records\//, may: ['drizzle', 'flow-schema', 'reports'] },
  { room: /^drizzle\/src\/tables\//, may: ['flow-schema'] },
  { room: /^drizzle\//, may: ['drizzle', 'flow-schema', 'nodes'] },
  { room: /^asterisk\//, may: [] },
  { room: /^apps\/runtime\/src\/ports\//, may: ['flow-schema', 'engine', 'routing', 'records'] },
  { room: /^apps\/runtime\/src\/shell\//, may: ['flow-schema', 'engine', 'routing', 'records'] },
  {
    room: /^apps\/runtime\//,
    may: ['flow-schema', 'nodes', 'engine', 'routing', 'records', 'drizzle', 'asterisk', 'storage'],
  },
  { room: /^apps\/cli\//, may: ['flow-schema', 'nodes', 'engine', 'exchange'] },
  {
    room: /^apps\/studio\//,
    may: [
      'flow-schema',
      'nodes',
      'exchange',
      'engine',
      'routing',
      'records',
      'reports',
      'sheets',
      'drizzle',
      'storage',
    ],
  },
];

/** Scripts that build a room are tools that happen to stand in it. */
const isBuildScript = (path: string): boolean => /^apps\/[^/]+\/build[^/]*\.ts$/.test(path);
const sources = readSources().filter(
  ({ path }) => !isTest(path) && !isBuildScript(path) && /^(packages|apps|drizzle|asterisk)\//.test(path),
);
const texts = new Map(sources.map(({ path, text }) => [path, text]));

describe('the import law', () => {
  it('lets every room import only what it may', () => {
    const broken = sources.flatMap(({ path, text }) => {
      const may = law.find(({ room }) => room.test(path))?.may ?? [];
      const ours = importsOf(text).filter((name) => name.startsWith('@patchbay/'));
      return ours.filter((name) => !may.includes(name.split('/')[1] ?? '')).map((name) => `${path} imports ${name}`);
    });
    expect(broken).toEqual([]);
  });

  it('has no import past a door', () => {
    const doors = new Set(['@patchbay/drizzle/seed']);
    const broken = sources.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((name) => name.startsWith('@patchbay/') && name.split('/').length > 2 && !doors.has(name))
        .map((name) => `${path} imports ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it('has no relative import that leaves its workspace', () => {
    const depth = (path: string): number => (/^(packages|apps)\//.test(path) ? 2 : 1);
    const broken = sources.flatMap(({ path, text }) => {
      const below = path.split('/').length - 1 - depth(path);
      return importsOf(text)
        .filter((name) => (name.match(/\.\.\//g)?.length ?? 0) > below)
        .map((name) => `${path} imports ${name}`);
    });
    expect(broken).toEqual([]);
  });

  it('lets each adapter know itself and the ports', () => {
    const adapters = sources.filter(({ path }) => path.startsWith('apps/runtime/src/adapters/'));
    const broken = adapters.flatMap(({ path, text }) => {
      const own = path.split('/')[4] ?? '';
      return importsOf(text)
        .filter((name) => name.startsWith('.'))
        .map((name) => new URL(name, `file:///${path}`).pathname.slice(1))
        .filter((target) => {
          const [, , , room, vendor] = target.split('/');
          return room === 'adapters' ? vendor !== own : room !== 'ports';
        })
        .map((target) => `${path} imports ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('lets the shell know ports, never adapters', () => {
    const shell = sources.filter(({ path }) => /^apps\/runtime\/src\/(shell|ports)\//.test(path));
    expect(
      shell.flatMap(({ path, text }) =>
        importsOf(text)
          .filter((name) => /\/(adapters|http)\//.test(name))
          .map((name) => `${path} imports ${name}`),
      ),
    ).toEqual([]);
  });

  it('keeps what starts processes out of what Next bundles', () => {
    // Who loads each file, on some way from a route.
    const loaders = new Map<string, string | null>(
      [...texts.keys()].filter((path) => path.startsWith('apps/studio/src/app/')).map((path) => [path, null]),
    );
    for (const path of loaders.keys()) {
      for (const name of loadedBy(texts.get(path) ?? '')) {
        const target = fileOf(texts, path, name);
        if (target !== undefined && !loaders.has(target)) loaders.set(target, path);
      }
    }
    const wayTo = (path: string): string => {
      const loader = loaders.get(path);
      return loader == null ? path : `${wayTo(loader)} > ${path}`;
    };
    const starters = [...loaders.keys()].filter((path) =>
      loadedBy(texts.get(path) ?? '').includes('node:child_process'),
    );
    expect(starters.map(wayTo)).toEqual([]);
    expect(loaders.size).toBeGreaterThan(500);
  });

  it('has no files that need each other, not even for a type', () => {
    const needs = new Map(
      [...texts].map(([path, text]) => [path, importsOf(text).flatMap((name) => fileOf(texts, path, name) ?? [])]),
    );
    const folder = 'packages/routing/src';
    // A contact in line names its queue and its demand, and both list contacts in line.
    const oneThing = [`${folder}/demand.ts`, `${folder}/queue-board.ts`, `${folder}/waiting.ts`];
    expect(circlesOf(needs)).toEqual([oneThing]);
  });

  it('is read from real files', () => {
    expect(sources.length).toBeGreaterThan(60);
  });
});
