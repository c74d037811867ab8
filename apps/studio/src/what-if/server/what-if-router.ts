import type { Json } from '@patchbay/flow-schema';
import {
  askWhatIf,
  cancelWhatIf,
  deleteWhatIf,
  getSetting,
  getWhatIf,
  listAgents,
  listQueues,
  listRecordedDays,
  listRecordedGroups,
  listWhatIfs,
  type Queue,
  RecordError,
  triedQueue,
} from '@patchbay/records';
import type { AgentRules, Queue as RoutingQueue } from '@patchbay/routing';
import * as z from 'zod';
import { definedOnly } from '@/centre/defined-only';
import { queueSchema } from '@/queues/queue-schema';
import { procedure, router } from '@/server/trpc';
import type { TrialAnswer, TrialQuestion } from '../trial';
import { queueWhatIf } from './queue-what-if';

const byId = z.object({ id: z.string().max(64) });
const rulesSchema = queueSchema
  .pick({
    priority: true,
    strategy: true,
    ringTogetherMax: true,
    ringTimeoutMs: true,
    ageingPerMinute: true,
    rings: true,
    overflow: true,
  })
  .partial();
const askSchema = z.object({
  day: z.iso.date(),
  groupId: z.string().max(200).nullable(),
  queues: z.array(z.object({ id: z.string().max(64), changes: rulesSchema })).max(100),
  agents: z
    .array(
      z.object({
        id: z.string().max(64),
        skills: z.record(z.string().max(64), z.int().min(1).max(10)),
        queueIds: z.array(z.string().max(64)).max(500),
      }),
    )
    .max(5_000),
});

/** What other rules would have made of a recorded day. */
export const whatIfRouter = router({
  days: procedure('centre.what_if').query(async ({ ctx }) => {
    const timeZone = await getSetting(ctx.db, 'centre.timeZone');
    const [days, groups] = await Promise.all([listRecordedDays(ctx.db, timeZone), listRecordedGroups(ctx.db)]);
    return { timeZone, days, groups };
  }),

  list: procedure('centre.what_if').query(({ ctx }) => listWhatIfs(ctx.db)),

  get: procedure('centre.what_if')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const { question, answer, askedById: _, ...trial } = await getWhatIf(ctx.db, input.id);
      return { ...trial, question: question as TrialQuestion, answer: answer as TrialAnswer | null };
    }),

  ask: procedure('centre.what_if')
    .input(askSchema)
    .mutation(async ({ ctx, input }) => {
      const timeZone = await getSetting(ctx.db, 'centre.timeZone');
      const tried = await Promise.all(
        input.queues.map(({ id, changes }) => named(id, triedQueue(ctx.db, id, definedOnly(changes)))),
      );
      const [agents, queues] = await Promise.all([listAgents(ctx.db), listQueues(ctx.db)]);
      const today = input.agents.flatMap(({ id }): AgentRules[] => {
        const found = agents.find(({ userId }) => userId === id);
        if (found === undefined) return [];
        const levels = found.skills.map(({ skillId, level }) => [skillId, level]);
        return [{ id, skills: Object.fromEntries(levels), queueIds: found.queueIds }];
      });
      const question: TrialQuestion = {
        groupId: input.groupId,
        before: { queues: tried.map(({ before }) => rulesOf(before)), agents: today },
        after: { queues: tried.map(({ after }) => rulesOf(after)), agents: input.agents },
        inTimeMs: Object.fromEntries(queues.map(({ id, serviceLevelMs }) => [id, serviceLevelMs])),
      };
      const plain = JSON.parse(JSON.stringify(question)) as Json;
      const trial = await askWhatIf(ctx.db, ctx.actor, { day: input.day, timeZone, question: plain });
      await queueWhatIf(trial.id);
      return trial;
    }),

  cancel: procedure('centre.what_if')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await cancelWhatIf(ctx.db, ctx.actor, input.id);
      return null;
    }),

  remove: procedure('centre.what_if')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await deleteWhatIf(ctx.db, ctx.actor, input.id);
      return null;
    }),
});

function rulesOf(queue: Queue): RoutingQueue {
  const { id, name, open, priority, strategy, ringTogetherMax, ringTimeoutMs, wrapUpMs, ageingPerMinute } = queue;
  const { rings, terms, overflow } = queue;
  const plain = { id, name, open, priority, strategy, ringTogetherMax, ringTimeoutMs, wrapUpMs, ageingPerMinute };
  return { ...plain, rings, terms, overflow };
}

/** A refusal names the queue that it is about. */
async function named<T>(queueId: string, checked: Promise<T>): Promise<T> {
  try {
    return await checked;
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    const fields = error.fields.map(({ field, reason }) => ({ field: `${queueId}.${field}`, reason }));
    throw new RecordError(error.code, error.publicText, error.message, fields);
  }
}
