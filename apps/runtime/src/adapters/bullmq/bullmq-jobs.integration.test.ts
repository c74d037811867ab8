import { housekeepingQueue, type SpeechJob, speechJobId, speechJobOptions, speechQueue } from '@patchbay/records';
import { type Stack, startTestStack } from '@patchbay/tools';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryLog } from '../memory/memory-log.ts';
import { BullmqJobs } from './bullmq-jobs.ts';

let stack: Stack;
let redis: Redis;
let queue: Queue<SpeechJob>;

beforeAll(async () => {
  stack = await startTestStack({ parts: ['redis'] });
  redis = new Redis(stack.redisUrl, { maxRetriesPerRequest: null });
  queue = new Queue<SpeechJob>(speechQueue, { connection: redis });
});
afterAll(async () => {
  await queue.close();
  redis.disconnect();
  await stack.stop();
});

/** A job that is the same when asked for twice. */
type NamedJob = Exclude<SpeechJob, { kind: 'text' }>;

const add = (job: NamedJob, options: Partial<typeof speechJobOptions> = {}) =>
  queue.add(job.kind, job, { ...speechJobOptions, ...options, jobId: speechJobId(job) });

const nothing = { recordings: 0, speech: 0, calls: { months: [], others: 0 }, journals: 0 };
const nothingDue = async () => nothing;

describe('jobs', () => {
  it('are each done by one of many runtimes, once, also when asked for twice while they wait', async () => {
    const done: string[] = [];
    await add({ kind: 'flow', flowId: 'desk', version: 'v1' });
    await add({ kind: 'flow', flowId: 'desk', version: 'v1' });
    await add({ kind: 'prompt', promptId: 'hello', revisionId: 'r1' });
    const runtimes = [new BullmqJobs(stack.redisUrl, new MemoryLog()), new BullmqJobs(stack.redisUrl, new MemoryLog())];
    for (const jobs of runtimes) {
      await jobs.start({
        speech: async (job) => {
          done.push(job.kind === 'text' ? job.text : speechJobId(job));
          return null;
        },
        housekeeping: nothingDue,
      });
    }
    await expect.poll(() => [...done].sort()).toEqual(['flow-v1', 'prompt-r1']);
    await expect.poll(async () => (await queue.getJobCounts('waiting', 'active')).waiting).toBe(0);
    for (const jobs of runtimes) await jobs.stop();
    expect(done).toHaveLength(2);
  });

  it('that fail are told of and tried again', async () => {
    const log = new MemoryLog();
    const jobs = new BullmqJobs(stack.redisUrl, log);
    let attempts = 0;
    await jobs.start({
      speech: async () => {
        attempts++;
        if (attempts === 1) throw new Error('no voice yet');
        return null;
      },
      housekeeping: nothingDue,
    });
    const job: SpeechJob = { kind: 'prompt', promptId: 'hello', revisionId: 'r2' };
    await queue.add(job.kind, job, { attempts: 2, jobId: speechJobId(job) });
    await expect.poll(() => attempts, { timeout: 10_000 }).toBe(2);
    await jobs.stop();
    expect(log.lines).toMatchObject([{ level: 'warn', message: 'a job failed' }]);
  });

  it('that fall due by themselves are scheduled once, and again by a Redis that has lost everything', async () => {
    const housekeeping = new Queue(housekeepingQueue, { connection: redis });
    await redis.flushall();
    const done: string[] = [];
    const runtimes = [new BullmqJobs(stack.redisUrl, new MemoryLog()), new BullmqJobs(stack.redisUrl, new MemoryLog())];
    for (const jobs of runtimes) {
      await jobs.start({
        speech: async () => null,
        housekeeping: async ({ kind }) => {
          done.push(kind);
          return nothing;
        },
      });
    }
    await expect.poll(() => done, { timeout: 10_000 }).toEqual(['retention']);
    await expect.poll(() => housekeeping.getJobSchedulersCount(), { timeout: 10_000 }).toBe(1);
    await redis.flushall();
    await redis.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await expect.poll(() => housekeeping.getJobSchedulersCount(), { timeout: 10_000 }).toBe(1);
    for (const jobs of runtimes) await jobs.stop();
    await housekeeping.close();
  });
});
