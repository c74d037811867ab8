import type { Database } from '@patchbay/drizzle';
import {
  audited,
  type CallFilter,
  callFilterSchema,
  countCalls,
  getCall,
  listAgents,
  listCallLegs,
  listCallPapers,
  listCallSteps,
  listCalls,
  listFlows,
  listQueues,
  listRecordings,
  listWrapUpCodes,
  loadVersion,
  RecordError,
} from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import {
  callCountSchema,
  callListSchema,
  callPageOfSchema,
  callPageSchema,
  callSchema,
  callWithStepsSchema,
  readCursor,
  writeCursor,
} from './call-schemas';

const byId = z.object({ id: z.string().min(1).max(100) });

async function pageOf(
  db: Database,
  filter: CallFilter,
  { cursor, limit }: { cursor?: string | undefined; limit?: number | undefined },
) {
  const page = await listCalls(db, { ...filter, limit, after: cursor === undefined ? undefined : readCursor(cursor) });
  return { calls: [...page.calls], nextCursor: page.next === null ? null : writeCursor(page.next) };
}

/** Past calls and those under way. */
export const callsRouter = router({
  list: procedure('call.read')
    .meta({ openapi: { method: 'GET', path: '/calls', tags: ['Calls'], summary: 'List calls, newest first' } })
    .input(callListSchema)
    .output(callPageSchema)
    .query(({ ctx, input: { cursor, limit, ...filter } }) => pageOf(ctx.db, filter, { cursor, limit })),

  /** The same for pages one after another, which tRPC asks for by fields of its own, `direction` among them. */
  page: procedure('call.read')
    .input(callPageOfSchema)
    .output(callPageSchema)
    .query(({ ctx, input: { filter, ...page } }) => pageOf(ctx.db, filter, page)),

  count: procedure('call.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/calls/count',
        tags: ['Calls'],
        summary: 'How many calls a filter means: counted up to 1,000, else estimated',
      },
    })
    .input(callFilterSchema)
    .output(callCountSchema)
    .query(({ ctx, input }) => countCalls(ctx.db, input)),

  read: procedure('call.read')
    .input(byId)
    .output(callSchema)
    .query(({ ctx, input }) => getCall(ctx.db, input.id)),

  withSteps: procedure('call.read')
    .meta({ openapi: { method: 'GET', path: '/calls/{id}', tags: ['Calls'], summary: 'One call with its steps' } })
    .input(byId)
    .output(callWithStepsSchema)
    .query(async ({ ctx, input }) => {
      const call = await getCall(ctx.db, input.id);
      const steps = await listCallSteps(ctx.db, input.id);
      return { ...call, steps };
    }),

  steps: procedure('call.read')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const steps = await listCallSteps(ctx.db, input.id);
      const nodes: Record<string, { name: string; type: string }> = {};
      for (const version of new Set(steps.map((step) => step.version))) {
        for (const node of await nodesOf(version)) {
          nodes[`${version}/${node.id}`] = { name: node.name, type: node.type };
        }
      }
      return { steps, nodes };

      async function nodesOf(version: string) {
        try {
          return (await loadVersion(ctx.db, version)).nodes;
        } catch (error) {
          // A version that was never stored leaves the ids of its nodes, which still say what happened.
          if (error instanceof RecordError && error.code === 'not_found') return [];
          throw error;
        }
      }
    }),

  /** Who took part, with whom the caller talked and when. */
  legs: procedure('call.read')
    .input(byId)
    .query(({ ctx, input }) => listCallLegs(ctx.db, input.id)),

  /** What was written down: notes, forms, answers to questions. */
  papers: procedure('call.read')
    .input(byId)
    .query(({ ctx, input }) => listCallPapers(ctx.db, input.id)),

  recordings: procedure('call.listen_recording')
    .input(byId)
    .query(async ({ ctx, input }) =>
      (await listRecordings(ctx.db, input.id)).map(({ id, purpose, status, durationMs, pauses, peaks, createdAt }) => ({
        id,
        purpose,
        status,
        durationMs,
        pauses,
        peaks,
        createdAt,
      })),
    ),

  /** What the fields of the list can be set to, by the name of the field. */
  choices: procedure('call.read').query(async ({ ctx }) => {
    const named = (rows: readonly { id: string; name: string }[]) => rows.map(({ id, name }) => ({ id, name }));
    const [flowId, queueId, agents, codes] = await Promise.all([
      listFlows(ctx.db),
      listQueues(ctx.db),
      listAgents(ctx.db),
      listWrapUpCodes(ctx.db),
    ]);
    return {
      flowId: named(flowId),
      queueId: named(queueId),
      agentId: agents.map(({ userId, name }) => ({ id: userId, name })),
      wrapUpCodeId: named(codes),
    };
  }),

  hangUp: procedure('call.hangup')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      const entry = { action: 'call.hung_up', subject: { kind: 'call', id: input.id } } as const;
      await audited(ctx.db, ctx.actor, entry, async (tx) => {
        const call = await getCall(tx, input.id);
        if (call.endedAt !== null) {
          throw new PublicError('CONFLICT', 'call_ended', { en: 'This call has ended already.', zh: '该通话已结束。' });
        }
        return { result: undefined, before: null, after: { calledNumber: call.calledNumber } };
      });
      await announceChange({ kind: 'call.hangup', callId: input.id });
      return null;
    }),
});
