import type { ShellStatus } from '../shell/shell.ts';

export interface Readiness {
  readonly ready: boolean;
  readonly database: 'up' | 'down';
  readonly redis: 'up' | 'down';
  readonly telephony: 'connected' | 'disconnected';
  readonly lease: ShellStatus['lease'];
  readonly liveRuns: number;
}

/** Ready means: a call that comes in now is served here. Redis is told but does not count: calls go on without it. */
export function readinessOf(status: ShellStatus, redisConnected: boolean): Readiness {
  return {
    ready: status.serving && status.storeAnswers && status.telephonyConnected && status.lease === 'held',
    database: status.storeAnswers ? 'up' : 'down',
    redis: redisConnected ? 'up' : 'down',
    telephony: status.telephonyConnected ? 'connected' : 'disconnected',
    lease: status.lease,
    liveRuns: status.liveRuns,
  };
}
