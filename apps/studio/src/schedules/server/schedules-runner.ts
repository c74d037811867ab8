import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DeliveryJob,
  deliveryQueue,
  expireDataExports,
  listWaitingDeliveries,
  takeDueReports,
} from '@patchbay/records';
import { type Job, Worker } from 'bullmq';
import { resumeExports } from '@/exports/server/exports-runner';
import { mediaFolder } from '@/exports/server/media-folder';
import type { ExportProcesses } from '@/exports/server/run-export';
import { openQueue } from '@/jobs/queues';
import { database } from '@/server/database';
import { log } from '@/server/log';
import { openRedis } from '@/server/redis';
import { deliverReport, giveUpDelivery } from './deliver-report';

/** After 1, 2, 4 and 8 minutes. */
const attempts = 5;
const backoff = { type: 'exponential', delay: 60_000 } as const;

/** An attempt that another one follows; its reason stands in the delivery. */
class TryAgain extends Error {}

/** Hands a delivery to whichever studio is free. */
export async function queueDelivery(deliveryId: string): Promise<void> {
  const data: DeliveryJob = { kind: 'deliver', deliveryId };
  await openQueue(deliveryQueue).add('deliver', data, {
    jobId: deliveryId,
    attempts,
    backoff,
    removeOnComplete: true,
    removeOnFail: { age: 7 * 86_400, count: 100 },
  });
}

export interface SchedulesRunnerOptions {
  /** How often it is looked what fell due. */
  readonly lookEveryMs?: number;
}

/**
 * Sends what fell due, and removes files whose time is over. Any number of studios may: each time is taken by one.
 * @returns ends it; another studio, or the next start, goes on
 */
export function startSchedulesRunner(
  processes: Pick<ExportProcesses, 'run'>,
  { lookEveryMs = 30_000 }: SchedulesRunnerOptions = {},
): () => Promise<void> {
  const connection = openRedis('schedules', { blocking: true });
  const worker = new Worker<DeliveryJob>(deliveryQueue, (job) => work(processes, job), { connection });
  worker.on('error', (error) => log.warn({ error }, 'schedule.queue_failed'));
  worker.on('failed', (job, error) => {
    if (!(error instanceof TryAgain)) log.error({ error, job: job?.data }, 'schedule.failed');
  });
  // With every connection: a Redis that lost what it held is told again.
  connection.on('ready', () => void schedule(lookEveryMs));
  return async () => {
    await worker.close(true);
    connection.disconnect();
  };
}

async function schedule(lookEveryMs: number): Promise<void> {
  try {
    const data: DeliveryJob = { kind: 'due' };
    await openQueue(deliveryQueue).upsertJobScheduler(
      'due',
      { every: lookEveryMs },
      { name: 'due', data, opts: { removeOnComplete: { count: 10 }, removeOnFail: { count: 100 } } },
    );
    await resumeDeliveries();
  } catch (error) {
    log.warn({ error }, 'schedule.not_scheduled');
  }
}

/** Looks after what waits and nobody works on: queues it again, or says that it failed. */
async function resumeDeliveries(): Promise<void> {
  for (const id of await listWaitingDeliveries(database())) {
    // A job that failed keeps its id for a week, so that people see it: it cannot be queued again.
    const job = await openQueue(deliveryQueue).getJob(id);
    if (await job?.isFailed()) await giveUpDelivery(id);
    else await queueDelivery(id);
  }
}

async function work(processes: Pick<ExportProcesses, 'run'>, job: Job<DeliveryJob>): Promise<void> {
  if (job.data.kind === 'due') return await lookForDue();
  const isLast = job.attemptsMade + 1 >= attempts;
  const outcome = await deliverReport(processes, job.data.deliveryId, isLast);
  if (outcome === 'again') throw new TryAgain(`delivery ${job.data.deliveryId} is tried again`);
}

async function lookForDue(): Promise<void> {
  const now = new Date();
  for (const id of await takeDueReports(database(), now)) await queueDelivery(id);
  await resumeDeliveries();
  await resumeExports(now);
  const installation = { id: null, name: 'Patchbay' };
  for (const path of await expireDataExports(database(), installation, now)) {
    await rm(join(mediaFolder(), path), { force: true });
  }
}
