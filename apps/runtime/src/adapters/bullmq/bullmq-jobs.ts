import {
  type HousekeepingJob,
  housekeepingEveryMs,
  housekeepingQueue,
  type RemovedByRetention,
  type SpeechJob,
  type SpokenText,
  speechQueue,
} from '@patchbay/records';
import type { Queue, RedisOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { JobHandlers, Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';

const speechConcurrency = 2;
const stopMsMax = 5_000;
const retention: HousekeepingJob = { kind: 'retention' };
const retentionOptions = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 60_000 },
  removeOnComplete: { count: 100 },
  removeOnFail: { age: 7 * 86_400, count: 100 },
} as const;

/** Takes jobs from BullMQ's queues in Redis. Any number of runtimes may do so at once: each job goes to one. */
export class BullmqJobs implements Jobs {
  readonly #connection: RedisOptions;
  readonly #log: Log;
  readonly #closings: (() => Promise<void>)[] = [];

  /** @param redisUrl e.g. `redis://:password@127.0.0.1:6379` */
  constructor(redisUrl: string, log: Log) {
    const url = new URL(redisUrl);
    this.#connection = {
      host: url.hostname,
      port: Number(url.port || 6379),
      username: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      db: Number(url.pathname.slice(1) || 0),
      ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
      // A worker waits for its Redis for as long as it takes.
      maxRetriesPerRequest: null,
    };
    this.#log = log;
  }

  async start(handlers: JobHandlers): Promise<void> {
    // Loaded only now: it takes longer than everything else together, and callers wait for a restarted process.
    const bullmq = await import('bullmq');
    const connection = this.#connection;
    const speech = new bullmq.Worker<SpeechJob, SpokenText | null>(speechQueue, (job) => handlers.speech(job.data), {
      connection,
      concurrency: speechConcurrency,
    });
    const housekeeping = new bullmq.Worker<HousekeepingJob, RemovedByRetention>(
      housekeepingQueue,
      (job) => handlers.housekeeping(job.data),
      { connection },
    );
    const redis = new Redis(connection);
    const due = new bullmq.Queue<HousekeepingJob>(housekeepingQueue, { connection: redis });
    const unreachable = (error: Error): void => this.#log.warn('the job queue cannot be reached', { error });
    for (const worker of [speech, housekeeping]) {
      worker.on('error', unreachable);
      worker.on('failed', (job, error) => this.#log.warn('a job failed', { jobId: job?.id, error }));
    }
    due.on('error', unreachable);
    redis.on('error', unreachable);
    // With every connection: a Redis that lost what it held is told again.
    redis.on('ready', () => this.#schedule(due));
    this.#closings.push(
      () => speech.close(),
      () => housekeeping.close(),
      async () => {
        await due.close();
        redis.disconnect();
      },
    );
  }

  async stop(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, stopMsMax);
    });
    await Promise.race([Promise.all(this.#closings.map((close) => close())), late]);
    clearTimeout(timer);
  }

  /** One schedule for all runtimes, however often it is asked for. */
  #schedule(due: Queue<HousekeepingJob>): void {
    due
      .upsertJobScheduler(
        'retention',
        { every: housekeepingEveryMs },
        { name: 'retention', data: retention, opts: retentionOptions },
      )
      .catch((error: unknown) => this.#log.warn('housekeeping could not be scheduled', { error }));
  }
}
