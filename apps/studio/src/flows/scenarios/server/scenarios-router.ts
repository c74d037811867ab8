import { getCall, listCallSteps, loadCallMoments } from '@patchbay/records';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';

/** What scenarios are made from beside the draft. */
export const scenariosRouter = router({
  /**
   * A past call event by event, with what was sensitive masked: a browser makes a scenario of it. Beside it the ports it passed,
   * for calls of which nothing more is kept.
   */
  recordedCall: procedure('call.read')
    .input(z.object({ callId: z.string().min(1).max(100) }))
    .query(async ({ ctx, input }) => {
      const [call, moments, steps] = await Promise.all([
        getCall(ctx.db, input.callId),
        loadCallMoments(ctx.db, input.callId),
        listCallSteps(ctx.db, input.callId),
      ]);
      const { direction, callerNumber, callerName, calledNumber, endReason } = call;
      const way = steps.flatMap(({ kind, flowId, nodeId, port }) =>
        kind === 'node.left' && nodeId !== null && port !== null && port !== '' ? [{ flowId, nodeId, port }] : [],
      );
      return {
        flowId: call.flowId,
        startedAt: call.startedAt.toISOString(),
        endReason,
        way,
        call: { direction, callerNumber, callerName, calledNumber },
        moments: JSON.stringify(moments.map(({ at, ...moment }) => ({ ...moment, at: at.getTime() }))),
      };
    }),
});
