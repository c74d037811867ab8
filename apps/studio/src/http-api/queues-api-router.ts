import { createQueue, getQueue, listQueues, type QueueInput, setQueueArchived, updateQueue } from '@patchbay/records';
import { emptyQueueDay } from '@patchbay/reports';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import { readFloor } from '@/server/floor-state';
import { procedure, router } from '@/server/trpc';
import { idInput, partial, queueAnswer, queueFields, queueLiveAnswer } from './centre-schemas';

const tags = ['Queues'];
const { name, ...otherFields } = queueFields;

/** Queues for programs. The studio's own screens have a router of their own with what only they need. */
export const queuesApiRouter = router({
  list: procedure('centre.read')
    .meta({ openapi: { method: 'GET', path: '/queues', tags, summary: 'List the queues' } })
    .input(z.object({ archived: z.boolean().default(false).describe('Also those that are out of use.') }))
    .output(z.array(queueAnswer.extend({ agents: z.int().describe('How many agents serve it.') })))
    .query(async ({ ctx, input }) =>
      (await listQueues(ctx.db)).filter(({ archivedAt }) => input.archived || archivedAt === null),
    ),

  get: procedure('centre.read')
    .meta({ openapi: { method: 'GET', path: '/queues/{id}', tags, summary: 'One queue' } })
    .input(idInput)
    .output(queueAnswer)
    .query(({ ctx, input }) => getQueue(ctx.db, input.id)),

  create: procedure('centre.edit')
    .meta({ openapi: { method: 'POST', path: '/queues', tags, summary: 'Make a queue' } })
    .input(z.object({ name, ...partial(otherFields) }))
    .output(queueAnswer)
    .mutation(async ({ ctx, input }) => {
      const queue = await createQueue(ctx.db, ctx.actor, { ...given(input), name: input.name });
      await announceChange({ kind: 'centre' });
      return queue;
    }),

  change: procedure('centre.edit')
    .meta({
      openapi: {
        method: 'PATCH',
        path: '/queues/{id}',
        tags,
        summary: 'Change a queue; whoever waits in it is treated by the new rules at once',
      },
    })
    .input(idInput.extend(partial(queueFields)))
    .output(queueAnswer)
    .mutation(async ({ ctx, input: { id, ...changes } }) => {
      const queue = await updateQueue(ctx.db, ctx.actor, id, given(changes));
      await announceChange({ kind: 'centre' });
      return queue;
    }),

  archive: procedure('centre.edit')
    .meta({
      openapi: { method: 'DELETE', path: '/queues/{id}', tags, summary: 'Take a queue out of use; its past stays' },
    })
    .input(idInput)
    .output(idInput)
    .mutation(async ({ ctx, input }) => {
      await setQueueArchived(ctx.db, ctx.actor, input.id, true);
      await announceChange({ kind: 'centre' });
      return input;
    }),

  live: procedure('floor.view')
    .meta({
      openapi: {
        method: 'GET',
        path: '/queues/{id}/live',
        tags,
        summary: 'Who waits in a queue right now, why, and how its agents are',
      },
    })
    .input(idInput)
    .output(queueLiveAnswer)
    .query(async ({ ctx, input }) => {
      // Says whether there is such a queue: what goes on in it is only known while a runtime has told so.
      const { id, open } = await getQueue(ctx.db, input.id);
      const fields = await readFloor();
      const queue = fields.find((field) => field.kind === 'queue' && field.id === id);
      const contacts = fields
        .flatMap((field) =>
          field.kind === 'contact' && field.queueId === id ? [{ ...field, ringingAt: [...field.ringingAt] }] : [],
        )
        .sort((a, b) => a.position - b.position);
      const known = queue?.kind === 'queue' ? queue : { ...nothingKnown, open };
      return { ...known, id, contacts };
    }),
});

const nothingKnown = {
  waiting: 0,
  longestSinceMs: null,
  expectedWaitMs: null,
  today: emptyQueueDay,
  agents: { signedIn: 0, ready: 0, busy: 0, wrappingUp: 0, notReady: 0 },
};

/** Only what was said: a field that is left out stays as it is. */
function given(changes: Readonly<Record<string, unknown>>): Partial<QueueInput> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
