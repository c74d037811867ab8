import type { Database } from '@patchbay/drizzle';
import type { NodeTypeRegistry } from '@patchbay/flow-schema';
import {
  type MeasureId,
  type ReportDefinition,
  type ReportResult,
  type ReportView,
  reportDefinitionSchema,
  reportViewSchema,
} from '@patchbay/reports';
import type { SQL } from 'drizzle-orm';
import { recordCallEnded, recordCallStarted } from '../../calls/calls.ts';
import { countFacts } from '../../counts/count-facts.ts';
import { runReport } from '../run-report.ts';

/** Knows no node type: what ports are called does not matter here. */
export const registry: NodeTypeRegistry = { get: () => undefined, list: () => [] };
export const nowMs = Date.UTC(2026, 10, 20, 12);
/** Around the end of summer time in Berlin. */
export const twoWeeks = { kind: 'absolute', from: '2026-10-18', to: '2026-11-01' } as const;
export const twoWeeksStartMs = Date.UTC(2026, 9, 17, 22);

/** Numbers below a limit, the same ones each time. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

export async function countAll(db: Database): Promise<void> {
  for (let more = 1; more > 0; ) more = await countFacts(db);
}

/** The two weeks by the clock of Berlin, unless the view says otherwise. */
export async function askReport(
  db: Database,
  definition: Partial<ReportDefinition> & { measures: MeasureId[] },
  view: Partial<ReportView> = {},
): Promise<ReportResult> {
  return await runReport(
    db,
    reportDefinitionSchema.parse({ dimensions: [], ...definition }),
    reportViewSchema.parse({ range: twoWeeks, timeZone: 'Europe/Berlin', ...view }),
    { nowMs, registry },
  );
}

export const inOrder = (lines: unknown[][]): unknown[][] =>
  lines.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Lines as their key and their values, to be held against the columns that a query gives. */
export const told = ({ rows, measures }: ReportResult): unknown[][] =>
  inOrder(rows.map(({ key, values }) => [...key, ...measures.map(({ id }) => values[id])]));

export async function askDirectly(db: Database, query: SQL): Promise<unknown[][]> {
  return inOrder((await db.execute<Record<string, unknown>>(query)).map((row) => Object.values(row)));
}

type CallMade = Parameters<typeof recordCallStarted>[1];

/** A call that is over. */
export async function makeCall(
  db: Database,
  call: Pick<CallMade, 'id' | 'startedAt'> & Partial<CallMade>,
  lengthMs = 0,
): Promise<void> {
  await recordCallStarted(db, {
    direction: 'inbound',
    callerNumber: '',
    callerName: '',
    calledNumber: '2000',
    flowId: 'main',
    version: 'v1',
    language: 'en-US',
    ...call,
  });
  await recordCallEnded(db, call.id, {
    endedAt: new Date(call.startedAt.getTime() + lengthMs),
    endReason: 'completed',
  });
}
