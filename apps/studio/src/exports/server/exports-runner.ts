import { type ExportJob, exportQueue, failDataExport, failLostExports, listUnfinishedExports } from '@patchbay/records';
import { Worker } from 'bullmq';
import { openQueue } from '@/jobs/queues';
import { database } from '@/server/database';
import { log } from '@/server/log';
import { openRedis } from '@/server/redis';
// Next bundles this for the routes that queue exports; what starts processes stays out of it.
import type { ExportProcesses } from './run-export';
import { exportMsMax, removeWritten } from './written-files';

/** Longer than any can take. */
const lostAfterMs = exportMsMax + 3_600_000;

/** Hands an export to whichever studio is free. One that is queued or under way already is not queued again. */
export async function queueExport(exportId: string): Promise<void> {
  const data: ExportJob = { exportId };
  await openQueue(exportQueue).add('export', data, {
    jobId: exportId,
    // An export can be queued again under its id after a restart.
    removeOnComplete: true,
    removeOnFail: { age: 7 * 86_400, count: 100 },
  });
}

export interface ExportsRunnerOptions {
  /** After how long without a sign of life another studio takes over what one was working on. */
  readonly takenOverMs?: number;
}

/**
 * Works on exports, one at a time for this studio.
 * @returns ends what is under way; another studio, or the next start, takes it up again
 */
export function startExportsRunner(
  processes: ExportProcesses,
  { takenOverMs = 30_000 }: ExportsRunnerOptions = {},
): () => Promise<void> {
  const connection = openRedis('exports', { blocking: true });
  const worker = new Worker<ExportJob>(exportQueue, ({ data, timestamp }) => processes.run(data.exportId, timestamp), {
    connection,
    lockDuration: takenOverMs,
    stalledInterval: takenOverMs,
  });
  worker.on('error', (error) => log.warn({ error }, 'export.queue_failed'));
  worker.on('failed', (job, error) => {
    log.error({ error, exportId: job?.data.exportId }, 'export.failed');
    if (job) void noteFailure(job.data.exportId);
  });
  // With every connection: a Redis that lost what it held, or a studio that ended, left some behind.
  connection.on('ready', () => void resume());
  return async () => {
    await worker.close(true);
    connection.disconnect();
  };
}

/**
 * Looks after what is neither over nor worked on: queues it again, or says that it failed. Those of schedules go with their delivery,
 * which writes a new one.
 */
export async function resumeExports(now: Date): Promise<void> {
  const db = database();
  for (const id of await listUnfinishedExports(db)) {
    // A job that failed keeps its id for a week, so that people see it: it cannot be queued again.
    if (await (await openQueue(exportQueue).getJob(id))?.isFailed()) await failDataExport(db, id, 'broken');
    else await queueExport(id);
  }
  for (const id of await failLostExports(db, new Date(now.getTime() - lostAfterMs))) await removeWritten(id);
}

async function resume(): Promise<void> {
  try {
    await resumeExports(new Date());
  } catch (error) {
    log.warn({ error }, 'export.not_resumed');
  }
}

async function noteFailure(id: string): Promise<void> {
  try {
    await failDataExport(database(), id, 'broken');
  } catch (error) {
    log.error({ error, exportId: id }, 'export.not_noted');
  }
}
