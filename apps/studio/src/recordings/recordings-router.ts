import { calls, flows, recordings } from '@patchbay/drizzle';
import { deleteRecording, recordOpened } from '@patchbay/records';
import { and, desc, eq, ilike, lt, or } from 'drizzle-orm';
import * as z from 'zod';
import { readEnvironment } from '@/server/environment';
import { procedure, router } from '@/server/trpc';
import { writeTicket } from './server/recording-ticket';
import { removeFiles } from './server/stores';

const pageSize = 50;

/** What callers left. */
export const recordingsRouter = router({
  list: procedure('call.listen_recording')
    .input(z.object({ search: z.string().max(100).default(''), cursor: z.iso.datetime().optional() }))
    .query(async ({ ctx, input }) => {
      const pattern = `%${input.search.replace(/[\\%_]/g, '\\$&')}%`;
      const rows = await ctx.db
        .select({
          id: recordings.id,
          callId: recordings.callId,
          durationMs: recordings.durationMs,
          status: recordings.status,
          createdAt: recordings.createdAt,
          callerNumber: calls.callerNumber,
          callerName: calls.callerName,
          calledNumber: calls.calledNumber,
          flowName: flows.name,
        })
        .from(recordings)
        .innerJoin(calls, eq(calls.id, recordings.callId))
        .leftJoin(flows, eq(flows.id, calls.flowId))
        .where(
          and(
            or(eq(recordings.status, 'stored'), eq(recordings.status, 'recording')),
            input.cursor === undefined ? undefined : lt(recordings.createdAt, new Date(input.cursor)),
            input.search === ''
              ? undefined
              : or(ilike(calls.callerNumber, pattern), ilike(calls.callerName, pattern), ilike(flows.name, pattern)),
          ),
        )
        .orderBy(desc(recordings.createdAt))
        .limit(pageSize + 1);
      const page = rows.slice(0, pageSize);
      return {
        recordings: page,
        nextCursor: rows.length > pageSize ? (page.at(-1)?.createdAt.toISOString() ?? null) : null,
      };
    }),

  delete: procedure('call.delete_recording')
    .input(z.object({ id: z.string().max(100) }))
    .mutation(async ({ ctx, input }) => {
      await deleteRecording(ctx.db, ctx.actor, input.id);
      await removeFiles();
      return null;
    }),

  /** Writes down that this person plays it now, and says where it is heard. */
  open: procedure('call.listen_recording')
    .input(z.object({ id: z.string().max(100) }))
    .mutation(async ({ ctx, input: { id } }) => {
      await recordOpened(ctx.db, ctx.actor, id, 'played');
      const opening = { recordingId: id, actorId: ctx.actor.id ?? '', how: 'played' } as const;
      const ticket = writeTicket(readEnvironment().PATCHBAY_SECRET, opening, Date.now());
      return { src: `/api/media/recordings/${encodeURIComponent(id)}?ticket=${ticket}` };
    }),
});
