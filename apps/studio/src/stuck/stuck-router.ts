import {
  audited,
  closeLostRun,
  getCall,
  listStuckRuns,
  loadVersion,
  RecordError,
  type StuckRun,
} from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';

type Database = Parameters<typeof loadVersion>[0];

const byId = z.object({ id: z.string().min(1).max(100) });

const stuckSchema = z.object({
  runId: z.string(),
  reason: z.enum(['no_runtime', 'call_over', 'overdue', 'queue_gone', 'nothing_outstanding', 'looping']),
  since: z.number().describe('Epoch milliseconds.'),
  command: z.string().nullable(),
  visits: z.number().nullable(),
  callerNumber: z.string().nullable(),
  calledNumber: z.string().nullable(),
  startedAt: z.date().nullable(),
  place: z
    .object({
      flowId: z.string(),
      flowName: z.string().nullable(),
      version: z.string(),
      nodeId: z.string(),
      nodeName: z.string().nullable(),
      depth: z.number(),
    })
    .nullable(),
  lease: z.string().nullable(),
  holder: z.string().nullable(),
});

/** Calls that do not go on by themselves. */
export const stuckRouter = router({
  list: procedure('call.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/calls/stuck',
        tags: ['Calls'],
        summary: 'Calls that do not go on by themselves, and why; those that are so longest first',
      },
    })
    .input(z.object({}))
    .output(z.array(stuckSchema))
    .query(async ({ ctx }) => {
      const found = await listStuckRuns(ctx.db);
      const names = await nodeNames(ctx.db, found);
      return found.map(({ place, ...run }) => ({
        ...run,
        place: place === null ? null : { ...place, nodeName: names.get(`${place.version}/${place.nodeId}`) ?? null },
      }));
    }),

  /** The node fails, and the flow goes on as it is drawn for that; where nothing is drawn, the caller hears an apology. */
  letOut: procedure('call.hangup')
    .input(byId.extend({ depth: z.int().min(0).max(100) }))
    .mutation(async ({ ctx, input: { id, depth } }) => {
      const entry = { action: 'call.let_out', subject: { kind: 'call', id } } as const;
      await audited(ctx.db, ctx.actor, entry, async (tx) => {
        const call = await getCall(tx, id);
        if (call.endedAt !== null) {
          throw new PublicError('CONFLICT', 'call_ended', { en: 'This call has ended already.', zh: '该通话已结束。' });
        }
        return { result: undefined, before: null, after: { calledNumber: call.calledNumber, depth } };
      });
      await announceChange({ kind: 'call.unstick', callId: id, depth });
      return null;
    }),

  close: procedure('call.hangup')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await closeLostRun(ctx.db, ctx.actor, input.id);
      return null;
    }),
});

/** By `version/node`; a version that is not stored has none. */
async function nodeNames(db: Database, found: readonly StuckRun[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const version of new Set(found.flatMap(({ place }) => (place === null ? [] : [place.version])))) {
    try {
      for (const { id, name } of (await loadVersion(db, version)).nodes)
        if (name !== '') names.set(`${version}/${id}`, name);
    } catch (error) {
      if (!(error instanceof RecordError && error.code === 'not_found')) throw error;
    }
  }
  return names;
}
