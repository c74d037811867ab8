'use client';

import { useEffect, useRef, useState } from 'react';
import { useFloorNames } from '../names/floor-names';
import { useAlertWords } from './alert-words';
import { alertKey } from './queue-alerts';
import { useAlerts } from './use-alerts';

/** Tells those who do not see the bell that a limit was passed: each alert once, when it begins. */
export function AlertAnnouncer() {
  const { alerts } = useAlerts();
  const { queueName, queueOf } = useFloorNames();
  const words = useAlertWords();
  const told = useRef<ReadonlySet<string>>(new Set());
  const [text, setText] = useState('');
  useEffect(() => {
    // A queue whose name is still being read is told of as soon as it has one.
    const open = alerts.filter(({ acknowledged, queueId }) => !acknowledged && queueOf(queueId) !== null);
    const nameOf = (alert: (typeof open)[number]) => `${alertKey(alert)}@${alert.sinceMs}`;
    const fresh = open.filter((alert) => !told.current.has(nameOf(alert)));
    told.current = new Set(open.map(nameOf));
    if (fresh.length > 0) setText(fresh.map((alert) => `${queueName(alert.queueId)}: ${words(alert)}.`).join(' '));
  }, [alerts, queueName, queueOf, words]);
  return (
    <p role="alert" className="sr-only">
      {text}
    </p>
  );
}
