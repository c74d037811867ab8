import { searchFlow, usedKinds } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { findCentreUses, listDrafts, RecordError, saveDrafts } from '@patchbay/records';
import * as z from 'zod';
import { announceDraft } from '@/flows/presence/server/announce-draft';
import { procedure, router } from '@/server/trpc';
import { ownLabel, placeLabel } from './config-places';
import { loadFlowMap } from './flow-map';
import { planReplacement } from './plan-replacement';
import { replacementSchema } from './replacement';

const foundMax = 500;
const answer = <T>() => z.unknown() as unknown as z.ZodType<T>;
const placed = z.object({
  node: z.string().nullable(),
  step: z.string(),
  path: z.string(),
  /** The path as the form calls it. */
  label: z.object({ en: z.string(), zh: z.string() }),
  text: z.string(),
});

/** What concerns all flows at once: where something is used, what is written in them, and changing it everywhere. */
export const acrossRouter = router({
  uses: procedure('flow.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/flows/uses',
        tags: ['Flows'],
        summary: 'Where a prompt, queue, flow, credential, recording, agent or skill is used',
      },
    })
    .input(z.object({ kind: z.enum(usedKinds), id: z.string().min(1).max(100) }))
    .output(answer<Awaited<ReturnType<typeof findCentreUses>>>())
    .query(({ ctx, input }) => findCentreUses(ctx.db, input.kind, input.id)),

  search: procedure('flow.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/flows/search',
        tags: ['Flows'],
        summary: 'Search names and property values of all drafts',
      },
    })
    .input(z.object({ text: z.string().trim().min(1).max(500) }))
    .output(
      z.object({
        flows: z.array(z.object({ id: z.string(), name: z.string(), places: z.array(placed) })),
        /** True where more was found than is listed. */
        more: z.boolean(),
      }),
    )
    .query(async ({ ctx, input }) => {
      const drafts = await listDrafts(ctx.db, input.text);
      let left = foundMax;
      let more = false;
      const flows = drafts.flatMap(({ id, document }) => {
        const nodes = new Map(document.nodes.map((node) => [node.id, node]));
        const found = searchFlow(document, input.text);
        const places = found.slice(0, left).map(({ node: id, variable, path, text }) => {
          const node = id === null ? undefined : nodes.get(id);
          const inConfig = node !== undefined && path[0] === 'config';
          return {
            node: id,
            step: node === undefined ? (variable ?? '') : node.name || node.type,
            path: path.join('.'),
            label: inConfig ? placeLabel(node, path.slice(1), nodeTypes) : ownLabel(path.join('.')),
            text,
          };
        });
        more ||= found.length > left;
        left -= places.length;
        return places.length === 0 ? [] : [{ id, name: document.name, places }];
      });
      return { flows, more };
    }),

  map: procedure('flow.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/flows/map',
        tags: ['Flows'],
        summary: 'All flows and how calls go between them',
      },
    })
    .output(answer<Awaited<ReturnType<typeof loadFlowMap>>>())
    .query(({ ctx }) => loadFlowMap(ctx.db)),

  /** Every place that would change, and what would stand in the way; changes nothing. */
  planReplacement: procedure('flow.read')
    .meta({
      openapi: {
        method: 'POST',
        path: '/flows/replace/plan',
        tags: ['Flows'],
        summary: 'What a replacement in all drafts would change',
      },
    })
    .input(z.object({ replacement: replacementSchema }))
    .output(z.object({ flows: answer<Awaited<ReturnType<typeof planReplacement>>['flows']>() }))
    .mutation(async ({ ctx, input }) => ({ flows: (await planReplacement(ctx.db, input.replacement)).flows })),

  /** All of the named flows or none: each has to be as it was when the places were looked at. */
  replace: procedure('flow.edit')
    .meta({
      openapi: {
        method: 'POST',
        path: '/flows/replace',
        tags: ['Flows'],
        summary: 'Replace in all named drafts at once',
      },
    })
    .input(
      z.object({
        replacement: replacementSchema,
        flows: z
          .array(z.object({ id: z.string().max(64), revision: z.int() }))
          .min(1)
          .max(5_000),
      }),
    )
    .output(z.object({ changed: z.int() }))
    .mutation(async ({ ctx, input }) => {
      const { flows, drafts } = await planReplacement(ctx.db, input.replacement);
      const planned = new Map(drafts.map((draft) => [draft.id, draft]));
      const wanted = input.flows.flatMap(({ id, revision }) => {
        const draft = planned.get(id);
        return draft === undefined ? [] : [{ ...draft, revision }];
      });
      if (wanted.length !== input.flows.length) throw lookAgain(flows.length);
      await saveDrafts(ctx.db, ctx.actor, wanted);
      for (const { id, revision } of wanted) await announceDraft(id, revision + 1);
      return { changed: wanted.length };
    }),
});

function lookAgain(count: number): RecordError {
  return new RecordError(
    'outdated',
    {
      en: 'The flows are no longer as they were. Nothing was changed; look at the places again.',
      zh: '流程已发生变化。未做任何更改，请重新查看。',
    },
    `the plan now has ${count} flows`,
  );
}
