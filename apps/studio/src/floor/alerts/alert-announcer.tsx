'use client';

import { useEffect, useRef, useState } from 'react';
import { useFloorNames } from '../names/floor-names';
import { useAlertWords } from './alert-words';
import { alertKey } from './queue-alerts';
import { useAlerts } from './use-alerts';

/** Tells those who do not see the bell that a limit was passed: each alert once, when it begins. */
export function AlertAnnouncer() {
  const { alerts } = useAlerts();
  const { queueName } = useFloorNames();
  const words = useAlertWords();
  const told = useRef<ReadonlySet<string>>(new Set());
  const [text, setText] = useState('');
  useEffect(() => {
    const open = alerts.filter(({ acknowledged }) => !acknowledged);
    const nameOf = (alert: (typeof open)[number]) => `${alertKey(alert)}@${alert.sinceMs}`;
    const fresh = open.filter((alert) => !told.current.has(nameOf(alert)));
    told.current = new Set(open.map(nameOf));
    if (fresh.length > 0) setText(fresh.map((alert) => `${queueName(alert.queueId)}: ${words(alert)}.`).join(' '));
  }, [alerts, queueName, words]);
  return (
    <p role="alert" className="sr-only">
      {text}
    </p>
  );
}
