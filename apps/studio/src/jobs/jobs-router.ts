import { audited } from '@patchbay/records';
import type { Job } from 'bullmq';
import * as z from 'zod';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { existingQueue, listQueueNames, openQueue } from './queues';

const jobsShownMax = 100;
const nameSchema = z.string().min(1).max(100);
const states = ['failed', 'active', 'waiting', 'delayed', 'completed'] as const;

/** Background work: how much there is, what failed and why. */
export const jobsRouter = router({
  queues: procedure('jobs.read').query(async () =>
    Promise.all(
      (await listQueueNames()).map(async (name) => {
        const queue = openQueue(name);
        const [counts, workers] = await Promise.all([queue.getJobCounts(...states), queue.getWorkersCount()]);
        return { name, counts: Object.fromEntries(states.map((state) => [state, counts[state] ?? 0])), workers };
      }),
    ),
  ),

  list: procedure('jobs.read')
    .input(z.object({ queue: nameSchema, state: z.enum(states) }))
    .query(async ({ input }) => {
      const queue = await existingQueue(input.queue);
      const jobs = await queue.getJobs([input.state], 0, jobsShownMax - 1);
      return jobs.map(describe);
    }),

  retry: procedure('setting.edit')
    .input(z.object({ queue: nameSchema, id: z.string().max(200) }))
    .mutation(async ({ ctx, input }) => {
      const queue = await existingQueue(input.queue);
      const job = await queue.getJob(input.id);
      if (job === undefined || !(await job.isFailed())) {
        throw new PublicError('CONFLICT', 'job_not_failed', {
          en: 'This job is no longer among the failed ones.',
          zh: '此任务已不在失败列表中。',
        });
      }
      const entry = { action: 'job.retried', subject: { kind: 'setting', id: `${input.queue}/${input.id}` } } as const;
      await audited(ctx.db, ctx.actor, entry, async () => {
        await job.retry();
        return { result: undefined, before: { failedReason: job.failedReason }, after: null };
      });
      return null;
    }),
});

function describe(job: Job) {
  return {
    id: job.id ?? '',
    name: job.name,
    data: JSON.stringify(job.data),
    attempts: job.attemptsMade,
    createdAt: job.timestamp,
    finishedAt: job.finishedOn ?? null,
    failedReason: job.failedReason ?? null,
  };
}
