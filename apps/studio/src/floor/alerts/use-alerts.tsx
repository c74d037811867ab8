'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { useFloorNames } from '../names/floor-names';
import { runtimeClock } from '../store/clock';
import { useFloorStore } from '../store/floor-provider';
import { ring } from './alert-sound';
import { alertKey, alertsOfQueue, type StandingAlert, standingAlerts } from './queue-alerts';

interface FloorAlerts {
  readonly alerts: readonly StandingAlert[];
  acknowledge(key: string): void;
  acknowledgeAll(): void;
  readonly sound: boolean;
  setSound(on: boolean): void;
}

const AlertsContext = createContext<FloorAlerts | null>(null);

/** Watches the limits of all queues. What was acknowledged, and the sound, are kept per person in this browser. */
export function AlertsProvider({ children }: { children: ReactNode }) {
  const store = useFloorStore();
  const { queueOf, formula } = useFloorNames();
  const { id: personId } = usePerson();
  const storageKey = `patchbay.floor.alerts.${personId}`;
  const [kept, setKept] = useState<Kept>(none);
  useEffect(() => setKept(readKept(storageKey)), [storageKey]);

  const change = useCallback(
    (edit: (kept: Kept) => Kept) =>
      setKept((before) => {
        const after = edit(before);
        if (after !== before) localStorage.setItem(storageKey, JSON.stringify(after));
        return after;
      }),
    [storageKey],
  );

  useEffect(() => {
    const look = (nowMs: number) => {
      if (store.readiness !== 'ready') return;
      const now = [...store.all('queue').values()].flatMap((queue) => {
        const limits = queueOf(queue.id);
        return limits === null ? [] : alertsOfQueue(queue, { alerts: limits.alerts, formula }, nowMs);
      });
      change((before) => {
        const alerts = standingAlerts(before.alerts, now, nowMs);
        return sameAlerts(before.alerts, alerts) ? before : { ...before, alerts };
      });
    };
    const stopTicking = runtimeClock.everySecond(look);
    const stopListening = store.listen({ kind: 'queue' }, () => look(runtimeClock.now()));
    return () => {
      stopTicking();
      stopListening();
    };
  }, [store, queueOf, formula, change]);

  const open = kept.alerts
    .filter(({ acknowledged }) => !acknowledged)
    .map((alert) => `${alertKey(alert)}@${alert.sinceMs}`);
  useRingForNew(open, kept.sound);

  const value = useMemo<FloorAlerts>(() => {
    const acknowledge = (fits: (alert: StandingAlert) => boolean) =>
      change((before) => ({
        ...before,
        alerts: before.alerts.map((alert) => (fits(alert) ? { ...alert, acknowledged: true } : alert)),
      }));
    return {
      alerts: kept.alerts,
      sound: kept.sound,
      acknowledge: (key) => acknowledge((alert) => alertKey(alert) === key),
      acknowledgeAll: () => acknowledge(() => true),
      setSound: (sound) => {
        change((before) => ({ ...before, sound }));
        if (sound) ring();
      },
    };
  }, [kept, change]);
  return <AlertsContext value={value}>{children}</AlertsContext>;
}

export function useAlerts(): FloorAlerts {
  const alerts = useContext(AlertsContext);
  if (alerts === null) throw new Error('useAlerts is used outside AlertsProvider');
  return alerts;
}

/** Rings when there is one that was not there before. */
function useRingForNew(open: readonly string[], sound: boolean) {
  const heard = useRef<ReadonlySet<string>>(new Set());
  const key = open.join(' ');
  useEffect(() => {
    const current = key.split(' ').filter((one) => one !== '');
    const { current: before } = heard;
    if (sound && current.some((one) => !before.has(one))) ring();
    heard.current = new Set(current);
  }, [key, sound]);
}

interface Kept {
  readonly alerts: readonly StandingAlert[];
  readonly sound: boolean;
}

const none: Kept = { alerts: [], sound: false };

function readKept(key: string): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Kept> | null;
    return { alerts: Array.isArray(kept?.alerts) ? kept.alerts : [], sound: kept?.sound === true };
  } catch {
    // Something else wrote there: begin anew.
    return none;
  }
}

/** The value of a wait grows with every second; that alone is no news. */
function sameAlerts(before: readonly StandingAlert[], after: readonly StandingAlert[]): boolean {
  const line = (alerts: readonly StandingAlert[]) =>
    alerts
      .map((alert) => `${alertKey(alert)}@${alert.sinceMs}=${alert.kind === 'longest_wait' ? '' : alert.value}`)
      .join(' ');
  return before.length === after.length && line(before) === line(after);
}
