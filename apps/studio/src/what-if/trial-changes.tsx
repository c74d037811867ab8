'use client';

import type { Queue } from '@patchbay/routing';
import { useLocale, useTranslations } from 'next-intl';
import { type NameOf, overflowInWords, ringsInWords, strategyInWords } from '@/queues/queue-in-words';
import { Card, CardHeader } from '@/ui/card';
import type { TrialQuestion } from './trial';

interface Change {
  readonly of: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What was tried, rule by rule. */
export function TrialChanges({ question, nameOf }: { question: TrialQuestion; nameOf: NameOf }) {
  const t = useTranslations('what_if');
  const changes = useChanges(question, nameOf);
  return (
    <Card>
      <CardHeader title={t('tried')} />
      {changes.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('nothing_tried')}</p>
      ) : (
        <ul className="divide-y divide-line">
          <li
            aria-hidden
            className="grid gap-x-4 px-4 py-2 text-xs text-ink-muted max-sm:hidden sm:grid-cols-[14rem_1fr_1fr]"
          >
            <span />
            <span>{t('before')}</span>
            <span>{t('after')}</span>
          </li>
          {changes.map(({ of, what, before, after }) => (
            <li key={`${of} ${what}`} className="grid gap-x-4 gap-y-1 px-4 py-2.5 text-sm sm:grid-cols-[14rem_1fr_1fr]">
              <span>
                <span className="font-medium">{of}</span>
                <span className="text-ink-muted"> · {what}</span>
              </span>
              <span className="text-ink-muted">
                <span className="mr-1.5 text-xs sm:sr-only">{t('before')}:</span>
                {before}
              </span>
              <span>
                <span className="mr-1.5 text-xs text-ink-muted sm:sr-only">{t('after')}:</span>
                {after}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function useChanges({ before, after }: TrialQuestion, nameOf: NameOf): Change[] {
  const t = useTranslations('what_if');
  const texts = useTranslations('centre.queues');
  const locale = useLocale();
  const joint = locale === 'zh' ? '、' : ', ';
  const rulesOf = (queue: Queue): [string, string][] => {
    const rings = ringsInWords(plain(queue.rings), nameOf, locale);
    const overflow = plain(queue.overflow).map((rule) => overflowInWords(rule, nameOf, locale));
    return [
      [texts('rings.title'), rings === '' ? t('anybody') : rings],
      [texts('strategy'), strategyInWords(queue.strategy, locale)],
      [texts('ring_together'), String(queue.ringTogetherMax)],
      [texts('priority'), String(queue.priority)],
      [texts('ageing'), `${queue.ageingPerMinute} ${texts('points')}`],
      [texts('overflow.title'), overflow.length === 0 ? texts('overflow.none') : overflow.join(' ')],
    ];
  };
  const ofQueues = after.queues.flatMap((queue) => {
    const was = before.queues.find(({ id }) => id === queue.id);
    if (was === undefined) return [];
    const then = rulesOf(was);
    return rulesOf(queue).flatMap(([what, words], at) =>
      then[at]?.[1] === words ? [] : [{ of: nameOf(queue.id), what, before: then[at]?.[1] ?? '', after: words }],
    );
  });
  const ofAgents = after.agents.flatMap((agent) => {
    const was = before.agents.find(({ id }) => id === agent.id);
    if (was === undefined) return [];
    const skills = [...new Set([...Object.keys(was.skills), ...Object.keys(agent.skills)])];
    const levels = skills.flatMap((skill) => {
      const [one, other] = [was.skills[skill], agent.skills[skill]];
      if (one === other) return [];
      const level = (value: number | undefined) => (value === undefined ? t('no_level') : String(value));
      return [{ of: nameOf(agent.id), what: nameOf(skill), before: level(one), after: level(other) }];
    });
    const [served, serves] = [was, agent].map(({ queueIds }) => queueIds.map(nameOf).sort().join(joint));
    if (served === serves) return levels;
    return [...levels, { of: nameOf(agent.id), what: t('queues'), before: served || '–', after: serves || '–' }];
  });
  return [...ofQueues, ...ofAgents];
}

/** The words are made of what is stored, which nothing writes to. */
function plain<T>(value: readonly T[]): T[] {
  return [...value];
}
