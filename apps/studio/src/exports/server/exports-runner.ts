import { type ExportJob, exportQueue, failDataExport, listUnfinishedExports } from '@patchbay/records';
import { Worker } from 'bullmq';
import { openQueue } from '@/jobs/queues';
import { database } from '@/server/database';
import { log } from '@/server/log';
import { openRedis } from '@/server/redis';
import type { ExportProcesses } from './run-export';

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

/**
 * Works on exports, one at a time for this studio.
 * @returns ends what is under way; another studio, or the next start, takes it up again
 */
export function startExportsRunner(processes: ExportProcesses): () => Promise<void> {
  const connection = openRedis('exports', { blocking: true });
  const worker = new Worker<ExportJob>(exportQueue, ({ data, timestamp }) => processes.run(data.exportId, timestamp), {
    connection,
  });
  worker.on('error', (error) => log.warn({ error: error.message }, 'export.queue_failed'));
  worker.on('failed', (job, error) => {
    log.error({ error, exportId: job?.data.exportId }, 'export.failed');
    if (job) void noteFailure(job.data.exportId);
  });
  // A Redis that lost what it held, or a studio that ended, left some behind.
  void resume();
  return async () => {
    await worker.close(true);
    connection.disconnect();
  };
}

async function resume(): Promise<void> {
  try {
    for (const id of await listUnfinishedExports(database())) await queueExport(id);
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
