import type { FloorCentre, FloorQueue, QueueLive } from '@patchbay/records';
import { serviceLevelOfDay } from '@patchbay/reports';

export const alertKinds = ['waiting', 'longest_wait', 'service_level', 'agents_ready'] as const;
export type AlertKind = (typeof alertKinds)[number];

export interface QueueAlert {
  readonly queueId: string;
  readonly kind: AlertKind;
  /** What it is now: a number of people, milliseconds, or a share from 0 to 1. */
  readonly value: number;
  readonly limit: number;
}

/** What of a queue is past its limit. A queue that is closed has no agents to miss. */
export function alertsOfQueue(
  queue: QueueLive,
  { alerts: limits, formula }: Pick<FloorQueue, 'alerts'> & Pick<FloorCentre, 'formula'>,
  nowMs: number,
): QueueAlert[] {
  if (limits === null) return [];
  const alerts: QueueAlert[] = [];
  const add = (kind: AlertKind, value: number, limit: number) => alerts.push({ queueId: queue.id, kind, value, limit });
  if (limits.waitingMax !== null && queue.waiting > limits.waitingMax) add('waiting', queue.waiting, limits.waitingMax);
  const longestMs = queue.longestSinceMs === null ? 0 : nowMs - queue.longestSinceMs;
  if (limits.longestWaitMs !== null && longestMs > limits.longestWaitMs) {
    add('longest_wait', longestMs, limits.longestWaitMs);
  }
  const level = serviceLevelOfDay(queue.today, formula);
  if (limits.serviceLevelMin !== null && level !== null && level < limits.serviceLevelMin) {
    add('service_level', level, limits.serviceLevelMin);
  }
  if (limits.agentsReadyMin !== null && queue.open && queue.agents.ready < limits.agentsReadyMin) {
    add('agents_ready', queue.agents.ready, limits.agentsReadyMin);
  }
  return alerts;
}

export interface StandingAlert extends QueueAlert {
  readonly sinceMs: number;
  readonly acknowledged: boolean;
}

export const alertKey = ({ queueId, kind }: Pick<QueueAlert, 'queueId' | 'kind'>): string => `${queueId}/${kind}`;

/**
 * Alerts with the moment each began. One that goes on keeps it, and stays acknowledged; one that ended and comes again is new.
 */
export function standingAlerts(
  before: readonly StandingAlert[],
  now: readonly QueueAlert[],
  nowMs: number,
): StandingAlert[] {
  const known = new Map(before.map((alert) => [alertKey(alert), alert] as const));
  return now.map((alert) => {
    const old = known.get(alertKey(alert));
    // The longest wait passed its limit at a moment that can be told, however late this tab came to see it.
    const began = alert.kind === 'longest_wait' ? nowMs - (alert.value - alert.limit) : nowMs;
    return { ...alert, sinceMs: old?.sinceMs ?? began, acknowledged: old?.acknowledged ?? false };
  });
}
