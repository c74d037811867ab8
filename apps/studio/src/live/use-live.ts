'use client';

import type { LiveMessage } from '@patchbay/records';
import { useEffect, useRef } from 'react';
import { useLiveChannel } from './live-provider';

interface LiveOptions {
  /** Called when the stream is there again after an outage: read again what may have been missed. */
  onReconnect?: () => void;
}

/**
 * Calls `handler` for every live message that `filter` lets through while the component is mounted. Both may change with
 * every render.
 */
export function useLive(
  filter: (message: LiveMessage) => boolean,
  handler: (message: LiveMessage) => void,
  options: LiveOptions = {},
): void {
  const { listen, connections } = useLiveChannel();
  const latest = useRef({ filter, handler, options });
  useEffect(() => {
    latest.current = { filter, handler, options };
  });
  useEffect(
    () =>
      listen((message) => {
        if (latest.current.filter(message)) latest.current.handler(message);
      }),
    [listen],
  );
  const seen = useRef(connections);
  useEffect(() => {
    if (seen.current !== 0 && connections > seen.current) latest.current.options.onReconnect?.();
    seen.current = connections;
  }, [connections]);
}
