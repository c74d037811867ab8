import { calls, nodeTraffic } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { countTraffic } from '../counts/count-facts.ts';
import { useDatabase } from '../testing/test-records.ts';
import { appendCallSteps, listCallSteps, type NewCallStep } from './call-steps.ts';
import { recordCallEnded, recordCallStarted } from './calls.ts';
import { type FlowTraffic, flowTraffic, quarterMs } from './flow-traffic.ts';
import { roundedMs } from './node-visits.ts';

const at = useDatabase();
const start = Date.UTC(2026, 0, 5, 9);
const always = { from: new Date(start - 1), to: new Date(start + 100 * 86_400_000) };

type Told = readonly [afterMs: number, kind: string, depth: number, node: string | null, port?: string];

/** A call in `flow`, in which sub-flows are named `inner`; it ends with its last line where a reason is given. */
async function tell(
  id: string,
  startedAt: number,
  story: readonly Told[],
  endReason: string | null,
  { flow = 'main', version = 'v1' } = {},
): Promise<void> {
  await recordCallStarted(at.db, {
    id,
    direction: 'inbound',
    callerNumber: '+4930901820',
    callerName: '',
    calledNumber: '2000',
    flowId: flow,
    version,
    language: 'en-US',
    startedAt: new Date(startedAt),
  });
  const steps = story.map(
    ([afterMs, kind, depth, nodeId, port], index): NewCallStep => ({
      callId: id,
      index,
      at: new Date(startedAt + afterMs),
      depth,
      flowId: depth === 0 ? flow : 'inner',
      version: depth === 0 ? version : 'w1',
      nodeId,
      kind,
      port: port ?? null,
      detail: {},
    }),
  );
  await appendCallSteps(at.db, steps);
  const endedAt = new Date(startedAt + (story.at(-1)?.[0] ?? 0));
  if (endReason !== null) await recordCallEnded(at.db, id, { endedAt, endReason });
}

async function countAll(): Promise<number> {
  let all = 0;
  for (let some = await countTraffic(at.db); some > 0; some = await countTraffic(at.db)) all += some;
  return all;
}

/** Into a sub-flow; the caller hangs up in there. */
const hangsUpInside: readonly Told[] = [
  [0, 'flow.entered', 0, null],
  [0, 'node.entered', 0, 'start'],
  [0, 'node.left', 0, 'start', 'next'],
  [0, 'node.entered', 0, 'sub'],
  [10, 'flow.entered', 1, null],
  [10, 'node.entered', 1, 'ask'],
  [4_260, 'node.left', 1, 'ask', 'match'],
  [4_260, 'node.entered', 1, 'say'],
  [9_999, 'run.ended', 1, 'say'],
];
/** In and out again. */
const comesBack: readonly Told[] = [
  ...hangsUpInside.slice(0, 8),
  [6_000, 'flow.left', 1, 'say'],
  [6_000, 'node.left', 0, 'sub', 'returned'],
  [6_000, 'node.entered', 0, 'bye'],
  [7_004, 'run.ended', 0, 'bye'],
];

describe('traffic over a flow', () => {
  it('tells ports, places where callers left and lengths, the same before and after it was counted', async () => {
    await tell('a', start, hangsUpInside, 'caller_hung_up');
    await tell('b', start + 60_000, comesBack, 'completed');
    await tell('c', start + 120_000, comesBack.slice(0, 6), null);
    const outer: FlowTraffic = {
      start: { entered: 3, open: 0, ports: { next: 3 }, ended: {}, returned: 0, durationMs: { median: 0, p90: 0 } },
      sub: {
        entered: 3,
        open: 1,
        ports: { returned: 1 },
        ended: { caller_hung_up: 1 },
        returned: 0,
        durationMs: { median: 6_000, p90: 10_000 },
      },
      bye: {
        entered: 1,
        open: 0,
        ports: {},
        ended: { completed: 1 },
        returned: 0,
        durationMs: { median: 1_000, p90: 1_000 },
      },
    };
    const inner: FlowTraffic = {
      ask: {
        entered: 3,
        open: 1,
        ports: { match: 2 },
        ended: {},
        returned: 0,
        durationMs: { median: 4_300, p90: 4_300 },
      },
      say: {
        entered: 2,
        open: 0,
        ports: {},
        ended: { caller_hung_up: 1 },
        returned: 1,
        durationMs: { median: 1_700, p90: 5_700 },
      },
    };
    expect(await flowTraffic(at.db, { flowId: 'main', ...always })).toEqual(outer);
    expect(await countAll()).toBe(2);
    expect(await flowTraffic(at.db, { flowId: 'main', ...always })).toEqual(outer);
    expect(await flowTraffic(at.db, { flowId: 'inner', version: 'w1', ...always })).toEqual(inner);
    expect(await flowTraffic(at.db, { flowId: 'inner', version: 'w2', ...always })).toEqual({});
  });

  it('counts a call once, and what a call does later when it is over', async () => {
    const flow = { flow: 'once' };
    await tell('once', start, comesBack.slice(0, 6), null, flow);
    expect(await countAll()).toBe(0);
    await recordCallEnded(at.db, 'once', { endedAt: new Date(start + 500), endReason: 'bug' });
    const [first, second] = await Promise.all([countTraffic(at.db), countTraffic(at.db)]);
    expect(first + second).toBe(1);
    expect(await countAll()).toBe(0);
    const traffic = await flowTraffic(at.db, { flowId: 'once', ...always });
    expect(traffic.sub).toMatchObject({ entered: 1, open: 0, ended: { bug: 1 }, durationMs: { median: 500 } });
  });

  it('takes the calls that began in the range, by quarters of an hour', async () => {
    for (const [number, minutes] of [0, 14, 15, 31].entries())
      await tell(`q${number}`, start + minutes * 60_000, comesBack, 'completed', { flow: 'quarters' });
    const enteredIn = async (from: number, to: number) =>
      (
        await flowTraffic(at.db, {
          flowId: 'quarters',
          from: new Date(start + from * 60_000),
          to: new Date(start + to * 60_000),
        })
      ).start?.entered ?? 0;
    const all = async () => [
      await enteredIn(0, 15),
      await enteredIn(15, 30),
      await enteredIn(16, 31),
      await enteredIn(45, 60),
    ];
    const before = await all();
    expect(before).toEqual([2, 1, 2, 0]);
    await countAll();
    expect(await all()).toEqual(before);
  });

  it('rounds lengths to two significant digits', () => {
    expect([0, 99, 100, 104, 105, 994, 995, 4_260, 9_999, 123_456].map(roundedMs)).toEqual([
      0, 99, 100, 100, 110, 990, 1_000, 4_300, 10_000, 120_000,
    ]);
  });
});

/** The same read off the lines of each call one by one, as a person would. */
async function retold(
  flowId: string,
  version: string | null,
): Promise<Record<string, { exits: Record<string, number>; lengths: number[] }>> {
  const told: Record<string, { exits: Record<string, number>; lengths: number[] }> = {};
  for (const call of await at.db.select().from(calls).where(eq(calls.flowId, 'random'))) {
    const open: { node: string; flowId: string; version: string; at: number }[] = [];
    const close = (exit: string, until: number) => {
      const visit = open.pop();
      if (visit === undefined || visit.flowId !== flowId || (version !== null && visit.version !== version)) return;
      const node = told[visit.node] ?? { exits: {}, lengths: [] };
      told[visit.node] = node;
      node.exits[exit] = (node.exits[exit] ?? 0) + 1;
      if (exit !== 'open') node.lengths.push(roundedMs(until - visit.at));
    };
    for (const step of await listCallSteps(at.db, call.id)) {
      const now = step.at.getTime();
      if (step.kind === 'node.entered')
        open.push({ node: step.nodeId ?? '', flowId: step.flowId, version: step.version, at: now });
      else if (step.kind === 'node.left') close(`port:${step.port}`, now);
      else if (step.kind === 'flow.left') close('returned', now);
    }
    while (open.length > 0)
      close(call.endedAt === null ? 'open' : `end:${call.endReason}`, call.endedAt?.getTime() ?? 0);
  }
  return told;
}

describe('traffic of many calls', () => {
  it('is what the lines of the calls say, whichever of them are counted by then', async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let number = 0; number < 120; number += 1) {
      const story: Told[] = [[0, 'flow.entered', 0, null]];
      let now = 0;
      for (let visit = random(6); visit >= 0; visit -= 1) {
        const node = `n${random(4)}`;
        story.push([now, 'node.entered', 0, node]);
        now += random(40_000);
        if (random(3) === 0) {
          story.push([now, 'flow.entered', 1, null], [now, 'node.entered', 1, 'in']);
          now += random(900);
          if (visit > 0) story.push([now, 'flow.left', 1, 'in']);
        }
        if (visit > 0) story.push([now, 'node.left', 0, node, `p${random(3)}`]);
      }
      story.push([now + random(5_000), 'run.ended', 0, null]);
      const endReason = ['caller_hung_up', 'completed', null][random(3)] ?? null;
      await tell(`r${number}`, start + random(3 * quarterMs), story, endReason, {
        flow: 'random',
        version: `v${random(2)}`,
      });
      // Some are counted while others are still to come.
      if (number % 50 === 49) await countAll();
    }
    expect((await at.db.select().from(nodeTraffic).where(eq(nodeTraffic.flowId, 'random'))).length).toBeGreaterThan(50);
    for (const [flowId, version] of [
      ['random', null],
      ['random', 'v1'],
      ['inner', null],
    ] as const) {
      const traffic = await flowTraffic(at.db, { flowId, version: version ?? undefined, ...always });
      const expected = await retold(flowId, version);
      if (flowId === 'inner') {
        expect(traffic.in?.entered).toBe(
          Object.values(expected.in?.exits ?? {}).reduce((sum, count) => sum + count, 0),
        );
        continue;
      }
      expect(Object.keys(traffic).sort()).toEqual(Object.keys(expected).sort());
      for (const [node, { exits, lengths }] of Object.entries(expected)) {
        const figures = traffic[node];
        const sorted = lengths.sort((a, b) => a - b);
        const ranked = (share: number) => sorted[Math.ceil(sorted.length * share) - 1];
        expect(figures?.durationMs).toEqual({ median: ranked(0.5), p90: ranked(0.9) });
        const told = {
          ...Object.fromEntries(Object.entries(figures?.ports ?? {}).map(([port, count]) => [`port:${port}`, count])),
          ...Object.fromEntries(
            Object.entries(figures?.ended ?? {}).map(([reason, count]) => [`end:${reason}`, count]),
          ),
          ...(figures?.open ? { open: figures.open } : {}),
        };
        expect(told).toEqual(exits);
      }
    }
  });
});
