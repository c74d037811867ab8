import type { Clock } from '../ports/clock.ts';

export class DeadlineError extends Error {
  constructor(what: string, afterMs: number) {
    super(`${what} gave no answer within ${afterMs} ms.`);
    this.name = 'DeadlineError';
  }
}

/** Rejects with `DeadlineError` when `work` has not settled after `afterMs`. What it does later is ignored. */
export function withDeadline<T>(clock: Clock, afterMs: number, what: string, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const withdraw = clock.after(afterMs, () => reject(new DeadlineError(what, afterMs)));
    work.then(
      (value) => {
        withdraw();
        resolve(value);
      },
      (error: unknown) => {
        withdraw();
        reject(error);
      },
    );
  });
}

/** Resolves after the time has passed. */
export function pause(clock: Clock, forMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(forMs, resolve);
  });
}
