import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { failWhatIf, listUnfinishedWhatIfs, noteWhatIfProgress, type WhatIfJob, whatIfQueue } from '@patchbay/records';
import { Worker } from 'bullmq';
import { database } from '@/server/database';
import { readEnvironment } from '@/server/environment';
import { log } from '@/server/log';
import { openRedis } from '@/server/redis';
import { queueWhatIf } from './queue-what-if';

const memoryMbMax = 1_024;
const trialMsMax = 15 * 60_000;
const askEveryMs = 500;

/**
 * Works on trials, one at a time for this studio, each in a process of its own with low priority. Neither calls nor screens
 * wait for it, and what goes wrong in one ends with it.
 * @returns ends what is under way; another studio, or the next start, takes it up again
 */
export function startWhatIfRunner(): () => Promise<void> {
  const children = new Set<ChildProcess>();
  const connection = openRedis('what-if', { blocking: true });
  const worker = new Worker<WhatIfJob>(whatIfQueue, ({ data }) => run(data.whatIfId, children), { connection });
  worker.on('error', (error) => log.warn({ error }, 'what_if.queue_failed'));
  worker.on('failed', (job, error) => {
    log.error({ error, whatIfId: job?.data.whatIfId }, 'what_if.failed');
    if (job) void noteFailure(job.data.whatIfId);
  });
  // A Redis that lost what it held, or a studio that ended, left some behind.
  void resume();
  return async () => {
    for (const child of children) child.kill();
    await worker.close(true);
    connection.disconnect();
  };
}

async function resume(): Promise<void> {
  try {
    for (const id of await listUnfinishedWhatIfs(database())) await queueWhatIf(id);
  } catch (error) {
    log.warn({ error }, 'what_if.not_resumed');
  }
}

async function noteFailure(id: string): Promise<void> {
  try {
    await failWhatIf(database(), id, 'broken');
  } catch (error) {
    log.error({ error, whatIfId: id }, 'what_if.not_noted');
  }
}

/** Rejects where the process ended otherwise than by itself. */
async function run(id: string, children: Set<ChildProcess>): Promise<void> {
  const child = startProcess(id);
  children.add(child);
  let part = 0;
  child.on('message', (message) => {
    if (typeof message === 'object' && message !== null && 'part' in message) part = Number(message.part);
  });
  const late = setTimeout(() => child.kill('SIGKILL'), trialMsMax);
  // The process is busy with the play: whether somebody cancelled is asked here.
  const asking = setInterval(() => {
    noteWhatIfProgress(database(), id, part).then(
      (wanted) => wanted || child.exitCode !== null || child.kill(),
      (error: unknown) => log.warn({ error, whatIfId: id }, 'what_if.progress_lost'),
    );
  }, askEveryMs);
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (code === 0 || signal === 'SIGTERM') resolve();
        else reject(new Error(`the process of a trial ended with ${signal ?? code}`));
      });
    });
  } finally {
    clearTimeout(late);
    clearInterval(asking);
    children.delete(child);
  }
}

function startProcess(id: string): ChildProcess {
  // Source files need a loader; the bundle has the worker as JavaScript beside it.
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = new URL(fromSource ? './what-if.worker.ts' : './what-if.worker.js', import.meta.url);
  const loader = fromSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
  return fork(fileURLToPath(entry), [id], {
    execArgv: [...loader, `--max-old-space-size=${memoryMbMax}`],
    env: { NODE_ENV: process.env.NODE_ENV, DATABASE_URL: readEnvironment().DATABASE_URL },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
