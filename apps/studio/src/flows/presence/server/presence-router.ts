import { draftRevision } from '@patchbay/records';
import * as z from 'zod';
import { flowIdSchema } from '@/flows/server/flow-schemas';
import { announceLive } from '@/server/announce-live';
import { redis } from '@/server/redis';
import { procedure, router } from '@/server/trpc';
import { presenceNodesMax } from '../presence-timing';
import { PresenceBoard } from './presence-board';

const inDraft = z.object({
  id: flowIdSchema,
  /** Chosen by the tab, and no secret. */
  tab: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
});

/** Who has a draft open beside oneself, and where. Nothing here changes a flow. */
export const presenceRouter = router({
  /** Says that one is in a draft, and what is selected. Gives who else is, and the revision that is stored now. */
  here: procedure('flow.read')
    .input(inDraft.extend({ nodes: z.array(z.string().max(64)).max(presenceNodesMax), moved: z.boolean() }))
    .mutation(async ({ ctx, input: { id, tab, nodes, moved } }) => {
      const board = new PresenceBoard(redis());
      const { id: userId, name } = ctx.actor;
      await board.here(id, { tab, userId, name, nodes });
      if (moved) await announceLive({ type: 'draft.present', flowId: id, tab, userId, nodes, at: Date.now() });
      const [revision, present] = await Promise.all([draftRevision(ctx.db, id), board.list(id)]);
      return { revision, others: present.filter((one) => one.tab !== tab) };
    }),

  left: procedure('flow.read')
    .input(inDraft)
    .mutation(async ({ ctx, input: { id, tab } }) => {
      if (await new PresenceBoard(redis()).left(id, tab, ctx.actor.id)) {
        await announceLive({ type: 'draft.left', flowId: id, tab, at: Date.now() });
      }
      return { tab };
    }),
});
