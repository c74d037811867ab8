import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';
import type { World } from './world.ts';

const example = readFileSync(
  new URL('../../../packages/flow-schema/examples/front-desk.flow.json', import.meta.url),
  'utf8',
);
const flows = [
  { id: 'f1', name: 'Front desk', publishedNumber: 2, numbers: ['2000'], changed: false },
  { id: 'f2', name: 'Twin', publishedNumber: null, numbers: [], changed: false },
  { id: 'f3', name: 'Twin', publishedNumber: null, numbers: [], changed: false },
];

interface Sent {
  method: string;
  path: string;
  key: string | null;
  body: unknown;
}

/** A studio that answers from a table, and everything the command printed, wrote and sent. */
function setUp(given: {
  files?: Record<string, string>;
  env?: Record<string, string>;
  answers?: Record<string, Response>;
}) {
  const printed: string[] = [];
  const complained: string[] = [];
  const written: Record<string, string> = {};
  const sent: Sent[] = [];
  const world: World = {
    env: { PATCHBAY_URL: 'http://studio.test/', PATCHBAY_API_KEY: 'pb_key', ...given.env },
    readFile: async (path) => {
      const text = given.files?.[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
    readInput: async () => given.files?.['-'] ?? '',
    writeFile: async (path, text) => {
      written[path] = text;
    },
    fetch: async (input, init) => {
      const url = new URL(String(input));
      const method = init?.method ?? 'GET';
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      sent.push({ method, path: url.pathname, key: new Headers(init?.headers).get('authorization'), body });
      const answer = given.answers?.[`${method} ${url.pathname}`];
      if (answer !== undefined) return answer;
      if (url.pathname === '/api/v1/flows') return Response.json(flows);
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    },
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
  };
  return { world, printed, complained, written, sent };
}

const problemResponse = (status: number, body: object) => Response.json({ status, ...body }, { status });

describe('patchbay flow check', () => {
  it('finds nothing wrong with an example flow, without a studio', async () => {
    const { world, printed, sent } = setUp({ files: { 'a.json': example } });
    expect(await run(['flow', 'check', 'a.json'], world)).toBe(0);
    expect(printed[0]).toMatch(/^a\.json: /);
    expect(sent).toEqual([]);
  });

  it.each(['order-status', 'satisfaction', 'sales-line', 'while-waiting'])(
    'finds nothing wrong with %s',
    async (name) => {
      const url = new URL(`../../../packages/flow-schema/examples/${name}.flow.json`, import.meta.url);
      const { world, printed } = setUp({ files: { 'a.json': readFileSync(url, 'utf8') } });
      await run(['flow', 'check', 'a.json', '--json'], world);
      expect(JSON.parse(printed.join('\n'))).toMatchObject([
        { path: 'a.json', problems: [], figures: { menuDepth: expect.any(Number) }, migrated: [] },
      ]);
    },
  );

  it('says what is wrong with a broken file and ends with 1', async () => {
    const { world, printed } = setUp({ files: { 'bad.json': '{ "nodes": [' } });
    expect(await run(['flow', 'check', 'bad.json'], world)).toBe(1);
    expect(printed.join('\n')).toContain('error');
  });

  it('checks several files and tells all of them as JSON', async () => {
    const { world, printed } = setUp({ files: { 'a.json': example, '-': '[]' } });
    expect(await run(['flow', 'check', 'a.json', '-', '--json'], world)).toBe(1);
    const told = JSON.parse(printed.join('\n')) as { path: string; problems: { severity: string }[] }[];
    expect(told.map(({ path }) => path)).toEqual(['a.json', '-']);
    expect(told[0]?.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(told[1]?.problems.length).toBeGreaterThan(0);
  });

  it('tells a missing file from a broken one by the exit code', async () => {
    const { world, complained } = setUp({});
    expect(await run(['flow', 'check', 'none.json'], world)).toBe(2);
    expect(complained[0]).toContain('none.json');
  });

  it('speaks Chinese in a Chinese terminal', async () => {
    const { world, complained } = setUp({ env: { LANG: 'zh_CN.UTF-8' } });
    expect(await run(['flow', 'check', 'none.json'], world)).toBe(2);
    expect(complained[0]).toContain('无法读取');
  });
});

describe('patchbay flow export, import, publish', () => {
  it('exports by name, into a file that import takes', async () => {
    const file = { flow: JSON.parse(example), layout: { nodes: {} } };
    const answers = { 'GET /api/v1/flows/f1/export': Response.json(file) };
    const { world, written, sent } = setUp({ answers });
    expect(await run(['flow', 'export', 'Front desk', '--out', 'f.json'], world)).toBe(0);
    expect(JSON.parse(written['f.json'] ?? '')).toEqual(file);
    expect(sent.every(({ key }) => key === 'Bearer pb_key')).toBe(true);
  });

  it('does not guess between two flows of one name', async () => {
    const { world, complained } = setUp({});
    expect(await run(['flow', 'export', 'Twin'], world)).toBe(3);
    expect(complained[0]).toContain('f2, f3');
  });

  it('sends nothing when the file to import cannot be read as a flow', async () => {
    const { world, sent } = setUp({ files: { 'bad.json': '{"__proto__": 1}' } });
    expect(await run(['flow', 'import', 'bad.json'], world)).toBe(1);
    expect(sent).toEqual([]);
  });

  it('says what would become of a flow of another system, and sends nothing', async () => {
    const states = [
      { name: 'Trigger', type: 'trigger', transitions: [{ event: 'incomingCall', next: 'text' }], properties: {} },
      { name: 'text', type: 'send-message', transitions: [], properties: { body: 'Hi' } },
    ];
    const files = { 'line.json': JSON.stringify({ states, initial_state: 'Trigger' }) };
    const { world, printed, sent } = setUp({ files });
    expect(await run(['flow', 'import', 'line.json', '--dry-run'], world)).toBe(0);
    expect(printed[0]).toBe('Twilio Studio flow: steps mapped 1, notes 1, problems 0');
    expect(printed).toContain('  send-message “text” → Note');
    expect(await run(['flow', 'import', 'line.json', '--dry-run', '--report', 'json'], world)).toBe(0);
    expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject({ report: { format: 'twilio_studio', steps: [{}, {}] } });
    expect(await run(['flow', 'import', 'line.json', '--report', 'pdf'], world)).toBe(2);
    expect(sent).toEqual([]);
  });

  it('says a flow in plain words and draws it, with no studio at hand', async () => {
    const { world, printed, written, sent } = setUp({ files: { 'a.json': example, 'bad.json': '{}' } });
    expect(await run(['flow', 'outline', 'a.json'], world)).toBe(0);
    expect(printed[0]).toContain('1. Call arrives — Answers at once');
    expect(await run(['flow', 'picture', 'a.json', '--out', 'a.svg'], world)).toBe(0);
    expect(written['a.svg']).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(await run(['flow', 'picture', 'bad.json'], world)).toBe(1);
    expect(sent).toEqual([]);
  });

  it('imports under another name', async () => {
    const answers = { 'POST /api/v1/flows/import': Response.json({ id: 'f9', migrated: [] }) };
    const { world, printed, sent } = setUp({ files: { 'a.json': example }, answers });
    expect(await run(['flow', 'import', 'a.json', '--name', 'Copy'], world)).toBe(0);
    expect(sent[0]?.body).toEqual({ text: example, locale: 'en', name: 'Copy' });
    expect(printed[0]).toContain('f9');
  });

  it('shows why the studio refuses to publish, and ends with 1', async () => {
    const problems = [
      {
        code: 'port_open',
        severity: 'error',
        place: { kind: 'node', node: 'n1' },
        message: { en: 'Open', zh: '未接' },
      },
    ];
    const refusal = problemResponse(400, { code: 'flow_has_problems', detail: 'The flow has 1 problem.', problems });
    const { world, complained } = setUp({ answers: { 'POST /api/v1/flows/f1/publish': refusal } });
    expect(await run(['flow', 'publish', 'f1', '--note', 'x'], world)).toBe(1);
    expect(complained[0]).toContain('[port_open] n1: Open');
  });

  it('passes on the words of the studio, and ends with 3', async () => {
    const refusal = problemResponse(401, { code: 'key_refused', detail: 'This API key is not known.' });
    const { world, printed } = setUp({ answers: { 'GET /api/v1/flows': refusal } });
    expect(await run(['flow', 'list', '--json'], world)).toBe(3);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ error: { code: 'key_refused' } });
  });

  it('says so when the studio is away, or is none', async () => {
    const page = { 'GET /api/v1/flows': new Response('<html>', { status: 200 }) };
    const other = setUp({ answers: page });
    expect(await run(['flow', 'list'], other.world)).toBe(3);
    expect(other.complained[0]).toContain('no Patchbay studio');
    const away = setUp({ answers: {} });
    expect(await run(['flow', 'publish', 'f1'], away.world)).toBe(3);
    expect(away.complained[0]).toContain('ECONNREFUSED');
  });
});

describe('which studio, and with which key', () => {
  const credentials = JSON.stringify({ studioUrl: 'http://localhost:3000', apiKey: 'pb_local' });
  const unnamed = { PATCHBAY_URL: '', PATCHBAY_API_KEY: '' };
  const envOf = (env: Record<string, string>) => ({ env: { ...unnamed, ...env } });

  it('takes the credentials of this machine when nothing else is said', async () => {
    const { world, sent } = setUp({ files: { '/state/credentials.json': credentials } });
    const { PATCHBAY_URL: _url, PATCHBAY_API_KEY: _key, ...rest } = world.env;
    expect(await run(['flow', 'list'], { ...world, env: { ...rest, PATCHBAY_HOME: '/state' } })).toBe(0);
    expect(sent[0]?.key).toBe('Bearer pb_local');
  });

  it('never sends the key of this machine to another address', async () => {
    const { world, sent } = setUp({
      files: { '.patchbay/credentials.json': credentials },
      ...envOf({ PATCHBAY_URL: 'http://elsewhere.test' }),
    });
    expect(await run(['flow', 'list'], world)).toBe(2);
    expect(sent).toEqual([]);
  });

  it('says what is missing when there is nothing at all', async () => {
    const { world, complained } = setUp({});
    expect(await run(['flow', 'list'], { ...world, env: {} })).toBe(2);
    expect(complained[0]).toContain('PATCHBAY_URL');
  });
});

describe('the command line itself', () => {
  it.each([
    [[], 2],
    [['--help'], 0],
    [['flow'], 2],
    [['flow', 'toString'], 2],
    [['flow', 'check'], 2],
    [['flow', 'check', '--wrong'], 2],
    [['flow', 'export', 'a', 'b'], 2],
  ])('%j ends with %i', async (args, exitCode) => {
    const { world } = setUp({});
    expect(await run(args, world)).toBe(exitCode);
  });
});

describe('patchbay flow diff and versions', () => {
  const changed = JSON.parse(example);
  changed.variables = [
    ...(changed.variables ?? []),
    { name: 'visits', type: 'number', role: 'local', sensitive: false },
  ];

  it('says in words what differs between two files, without a studio', async () => {
    const { world, printed, sent } = setUp({ files: { 'a.json': example, 'b.json': JSON.stringify(changed) } });
    expect(await run(['flow', 'diff', 'a.json', 'b.json'], world)).toBe(0);
    expect(printed).toEqual(['+ variable: visits']);
    expect(await run(['flow', 'diff', 'a.json', 'a.json'], world)).toBe(0);
    expect(printed.at(-1)).toBe('Nothing differs in meaning.');
    expect(await run(['flow', 'diff', 'b.json', 'a.json', '--json'], world)).toBe(0);
    expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject({ differences: [{ kind: 'variable_removed' }] });
    expect(sent).toEqual([]);
  });

  it('asks the studio about two sides of a flow', async () => {
    const change = {
      key: 'node/m',
      part: 'nodes',
      act: 'changed',
      title: 'Menu',
      summary: '',
      details: [{ label: 'Wait', before: '5 s', after: '7 s' }],
      nodes: ['m'],
    };
    const answers = { 'GET /api/v1/flows/f1/diff': Response.json({ changes: [change], differences: [] }) };
    const { world, printed } = setUp({ answers });
    expect(await run(['flow', 'diff', 'Front desk', '--from', '1', '--to', '2'], world)).toBe(0);
    expect(printed).toEqual(['~ step: Menu', '    Wait: "5 s" -> "7 s"']);
  });

  it('lists versions and marks the one that new calls get', async () => {
    const version = {
      number: 2,
      publishedAt: '2026-01-02T03:04:05.000Z',
      publishedByName: 'Bob',
      proposedByName: 'Ada',
      current: true,
      note: 'warmer',
    };
    const { world, printed } = setUp({ answers: { 'GET /api/v1/flows/f1/versions': Response.json([version]) } });
    expect(await run(['flow', 'versions', 'f1'], world)).toBe(0);
    expect(printed).toEqual(['v2*\t2026-01-02T03:04:05.000Z\tAda / Bob\twarmer']);
  });

  it('tells what waits for approval from what is published', async () => {
    const proposed = { published: false, number: null, version: 'abc', proposalId: 'p1' };
    const { world, printed } = setUp({ answers: { 'POST /api/v1/flows/f1/publish': Response.json(proposed) } });
    expect(await run(['flow', 'publish', 'f1'], world)).toBe(4);
    expect(printed[0]).toContain('proposed as p1');
  });
});
