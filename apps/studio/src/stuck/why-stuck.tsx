'use client';

import { useTranslations } from 'next-intl';
import { Instant } from '@/ui/instant';
import type { StuckCall } from './use-stuck';

/** The commands of the engine that one can wait for in vain, as people call them. */
const waits = [
  'call.answer',
  'playback.start',
  'timer.start',
  'http.request',
  'script.run',
  'recording.start',
  'dial.start',
  'agent.call',
  'queue.join',
] as const;

/** In a sentence: what is wrong, where, and since when. */
export function WhyStuck({ stuck }: { stuck: StuckCall }) {
  const t = useTranslations('stuck');
  const wait = waits.find((one) => one === stuck.command);
  const what = wait === undefined ? t('waits.other') : t(`waits.${wait.replace('.', '_') as 'timer_start'}`);
  const node = stuck.place === null ? t('noNode') : (stuck.place.nodeName ?? stuck.place.nodeId);
  return (
    <span>
      {t(`reasons.${stuck.reason}`, {
        what,
        node,
        visits: stuck.visits ?? 0,
        holder: stuck.holder ?? stuck.lease ?? '–',
      })}{' '}
      <span className="whitespace-nowrap text-ink-muted">
        {t('since')} <Instant at={stuck.since} />
      </span>
    </span>
  );
}
