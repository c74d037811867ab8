import { flowTraffic, getFlow } from '@patchbay/records';
import * as z from 'zod';
import { flowIdSchema } from '@/flows/server/flow-schemas';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';

const counts = z.record(z.string(), z.number());

const nodeTraffic = z.object({
  entered: z.number(),
  open: z.number(),
  ports: counts,
  ended: counts,
  returned: z.number(),
  durationMs: z.object({ median: z.number(), p90: z.number() }).nullable(),
});

/** How calls went through flows. */
export const trafficRouter = router({
  flow: procedure('call.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/flows/{id}/traffic',
        tags: ['Flows'],
        summary: 'How often each node of a flow was entered, left by each port and hung up in, and how long it took',
        description:
          'Of calls that began in the range, by quarters of an hour. Lengths are of visits that are over, to two significant digits.',
      },
    })
    .input(
      z.object({
        id: flowIdSchema,
        version: z.string().max(100).optional().describe('The hash of one version; all of them without it.'),
        from: z.iso.datetime({ offset: true }),
        to: z.iso.datetime({ offset: true }),
      }),
    )
    .output(z.object({ nodes: z.record(z.string(), nodeTraffic) }))
    .query(async ({ ctx, input: { id, version, from, to } }) => {
      if (Date.parse(from) >= Date.parse(to)) {
        throw new PublicError('BAD_REQUEST', 'range_empty', {
          en: 'The end of the time range has to be after its beginning.',
          zh: '时间范围的结束必须晚于开始。',
        });
      }
      await getFlow(ctx.db, id);
      return {
        nodes: { ...(await flowTraffic(ctx.db, { flowId: id, version, from: new Date(from), to: new Date(to) })) },
      };
    }),
});
