'use client';

import { useLocale, useTranslations } from 'next-intl';
import { durationInWords } from '@/queues/queue-in-words';
import { Card, CardHeader } from '@/ui/card';
import type { TrialAnswer } from './trial';

/** What a replay takes for granted, in words: above all, how long people would have waited who did not have to. */
export function TrialAssumptions({ answer: { recorded, before, means } }: { answer: TrialAnswer }) {
  const t = useTranslations('what_if.assumptions');
  const locale = useLocale();
  const words = (ms: number) => durationInWords(ms, locale);
  const points = [
    t('as_recorded'),
    t('gave_up', { count: means.gaveUp }),
    means.patienceMs === null ? t('no_patience') : t('patience', { mean: words(means.patienceMs) }),
    t('answers', { ring: words(means.ringMs), talk: words(means.talkMs), wrapUp: words(means.wrapUpMs) }),
    t('waits'),
    t('leaves'),
    t('worth', {
      recorded: recorded.all.answered,
      replayed: before.all.answered,
      recordedAbandoned: recorded.all.abandoned,
      replayedAbandoned: before.all.abandoned,
    }),
  ];
  return (
    <Card>
      <CardHeader title={t('title')} />
      <ul className="flex flex-col gap-2 p-4 text-sm">
        {points.map((point) => (
          <li key={point} className="flex gap-2">
            <span aria-hidden className="mt-2 size-1 shrink-0 rounded-full bg-accent" />
            <span>{point}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
