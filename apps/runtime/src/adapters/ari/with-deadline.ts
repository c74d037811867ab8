import { TelephonyError } from '../../ports/telephony.ts';

/** Rejects with a TelephonyError `timeout` when the promise has not ended in time. What it ends with later is dropped. */
export function withDeadline<T>(promise: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new TelephonyError('timeout', `${what}: no answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
