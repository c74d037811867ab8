import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RowCounts } from './store-days.ts';
import type { DaysNews, DaysTask } from './store-days.worker.ts';
import { planYear, shareOut, type YearSize } from './year-plan.ts';

const worker = fileURLToPath(new URL('./store-days.worker.ts', import.meta.url));
const signals = ['SIGINT', 'SIGTERM'] as const;
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Stores the days of a year by several processes, each its share of them. Where one fails, or this one is interrupted, the others are ended.
 * @param said is told how many days are stored so far
 * @returns how many rows, by table
 * @throws Error with what went wrong in the first that failed
 */
export async function storeInProcesses(
  databaseUrl: string,
  size: YearSize,
  processes: number,
  said: (days: number) => void,
): Promise<RowCounts> {
  const children: ChildProcess[] = [];
  let days = 0;
  const shares = shareOut(planYear(size).days, processes).map(({ from, to }) => {
    // Rows are many and short-lived: with more room for young ones, fewer of them are carried on.
    const child = fork(worker, [], { execArgv: ['--import', loader, '--max-semi-space-size=64'] });
    children.push(child);
    return storeShare(child, { databaseUrl, size, from, to }, (more) => {
      days += more;
      said(days);
    });
  });
  const interrupted = (signal: NodeJS.Signals) => {
    for (const child of children) child.kill('SIGKILL');
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.once(signal, interrupted);
  try {
    const counts: Record<string, number> = {};
    for (const share of await Promise.all(shares)) {
      for (const [table, count] of Object.entries(share)) counts[table] = (counts[table] ?? 0) + count;
    }
    return counts;
  } finally {
    for (const signal of signals) process.off(signal, interrupted);
    const left = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await Promise.all(
      left.map(async (child) => {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }),
    );
  }
}

async function storeShare(child: ChildProcess, task: DaysTask, said: (days: number) => void): Promise<RowCounts> {
  const place = `days ${task.from + 1} to ${task.to}`;
  return await new Promise((resolve, reject) => {
    let counts: RowCounts | null = null;
    child.on('message', (news: DaysNews) => {
      if (news.kind === 'stored') said(news.days);
      else if (news.kind === 'done') counts = news.counts;
      else reject(new Error(`${place} could not be stored: ${news.message}`));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (counts !== null && code === 0) resolve(counts);
      else reject(new Error(`the process that stored ${place} ended early, by ${signal ?? `code ${code}`}`));
    });
    child.send(task);
  });
}
