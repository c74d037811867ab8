import { getSipEndpoint } from '@patchbay/records';
import type { database } from '@/server/database';
import { liveFeed } from '@/server/live-feed';
import { PublicError } from '@/server/public-error';

const readyTimeoutMs = 8_000;

type Outcome = 'ready' | 'failed' | 'timeout';

/** Listens before the runtime is told of a phone, so that its answer cannot be missed. */
export function waitUntilReady(
  db: ReturnType<typeof database>,
  id: string,
): {
  /** Resolves once Asterisk knows the phone. @throws PublicError `phone_refused`, `phone_timeout` */
  done(): Promise<void>;
  giveUp(): void;
} {
  let settle: (outcome: Outcome) => void = () => undefined;
  const outcome = new Promise<Outcome>((resolve) => {
    settle = resolve;
  });
  const stop = liveFeed().listen((message) => {
    if (message.type === 'endpoint.ready' && message.endpointId === id) settle('ready');
    if (message.type === 'endpoint.failed' && message.endpointId === id) settle('failed');
  });
  const timer = setTimeout(() => settle('timeout'), readyTimeoutMs);
  void outcome.then(() => {
    clearTimeout(timer);
    stop();
  });
  return {
    done: async () => {
      const result = await outcome;
      if (result === 'ready') return;
      if (result === 'timeout' && (await getSipEndpoint(db, id)).readyAt !== null) return;
      throw notReady(result);
    },
    giveUp: () => settle('failed'),
  };
}

function notReady(outcome: Exclude<Outcome, 'ready'>): PublicError {
  return outcome === 'failed'
    ? new PublicError('SERVICE_UNAVAILABLE', 'phone_refused', {
        en: 'The telephone system refused the browser phone. An administrator finds the reason in the log of the runtime.',
        zh: '电话系统拒绝了浏览器话机，管理员可在运行时日志中查看原因。',
      })
    : new PublicError('SERVICE_UNAVAILABLE', 'phone_timeout', {
        en: 'The telephone system does not answer. See whether the runtime and Asterisk are running, then try again.',
        zh: '电话系统没有响应。请确认运行时与 Asterisk 正在运行，然后重试。',
      });
}
