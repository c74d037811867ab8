import { type SpeechJob, type SpokenText, speechQueue } from '@patchbay/records';
import type { ConnectionOptions, Worker } from 'bullmq';
import type { JobHandlers, Jobs } from '../../ports/jobs.ts';
import type { Log } from '../../ports/log.ts';

const speechConcurrency = 2;
const stopMsMax = 5_000;

/** Takes jobs from BullMQ's queues in Redis. Any number of runtimes may do so at once: each job goes to one. */
export class BullmqJobs implements Jobs {
  readonly #connection: ConnectionOptions;
  readonly #log: Log;
  #speech: Worker<SpeechJob, SpokenText | null> | null = null;

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
    this.#speech = new bullmq.Worker<SpeechJob, SpokenText | null>(speechQueue, (job) => handlers.speech(job.data), {
      connection: this.#connection,
      concurrency: speechConcurrency,
    });
    this.#speech.on('error', (error) => this.#log.warn('the job queue cannot be reached', { error }));
    this.#speech.on('failed', (job, error) => this.#log.warn('a job failed', { jobId: job?.id, error }));
  }

  async stop(): Promise<void> {
    const worker = this.#speech;
    if (worker === null) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, stopMsMax);
    });
    await Promise.race([worker.close(), late]);
    clearTimeout(timer);
  }
}
