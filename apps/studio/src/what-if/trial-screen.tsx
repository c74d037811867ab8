'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card } from '@/ui/card';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { dayInWords } from './day-in-words';
import type { TrialAnswer, TrialQuestion } from './trial';
import { TrialAgents } from './trial-agents';
import { TrialAssumptions } from './trial-assumptions';
import { TrialChanges } from './trial-changes';
import { TrialFigures } from './trial-figures';

const lookEveryMs = 500;
const failures = ['day_gone', 'day_empty', 'group_unknown'] as const;

/** One trial: how far it is, and what came of it. */
export function TrialScreen({ id }: { id: string }) {
  const t = useTranslations('what_if');
  const ui = useTranslations('ui');
  const texts = useTranslations('centre.queues');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const trial = useQuery({
    ...trpc.whatIf.get.queryOptions({ id }, { refetchOnWindowFocus: false }),
    refetchInterval: ({ state: { data } }) =>
      (data === undefined || data.state === 'waiting' || data.state === 'running') && lookEveryMs,
  });
  const cancel = useMutation(
    trpc.whatIf.cancel.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.whatIf.pathKey() }),
    }),
  );
  const isUnderWay = trial.data?.state === 'waiting' || trial.data?.state === 'running';
  return (
    <Page
      title={trial.data ? dayInWords(trial.data.day, locale) : t('title')}
      {...(trial.data
        ? { description: t('asked_for', { name: trial.data.askedByName, timeZone: trial.data.timeZone }) }
        : {})}
      breadcrumbs={[
        { label: texts('title'), href: '/queues' },
        { label: t('title'), href: '/queues/what-if' },
      ]}
      actions={
        isUnderWay ? (
          <Button loading={cancel.isPending} onClick={() => cancel.mutate({ id })}>
            {ui('cancel')}
          </Button>
        ) : (
          <LinkButton href="/queues/what-if/new">{t('another')}</LinkButton>
        )
      }
    >
      <QueryState query={trial}>
        {({ state, progress, failure, question, answer }) => {
          if (state === 'waiting' || state === 'running') return <Progress state={state} part={progress} />;
          if (state === 'cancelled') return <Callout tone="info">{t('was_cancelled')}</Callout>;
          if (answer === null) {
            const known = failures.find((one) => one === failure);
            return <Callout tone="danger">{t(`failures.${known ?? 'broken'}`)}</Callout>;
          }
          return <Answer question={question} answer={answer} />;
        }}
      </QueryState>
    </Page>
  );
}

function Progress({ state, part }: { state: 'waiting' | 'running'; part: number }) {
  const t = useTranslations('what_if');
  const percent = Math.floor(part * 100);
  return (
    <Card className="flex flex-col gap-3 p-6">
      <p role="status" className="text-sm">
        {t(state === 'waiting' ? 'is_waiting' : 'is_running')}
      </p>
      <div
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
      </div>
      <p className="text-xs text-ink-muted tabular-nums">{percent} %</p>
    </Card>
  );
}

function Answer({ question, answer }: { question: TrialQuestion; answer: TrialAnswer }) {
  const t = useTranslations('what_if');
  const locale = useLocale();
  const nameOf = (id: string) => answer.names[id] ?? '…';
  return (
    <div className="flex flex-col gap-5">
      {answer.ruledOtherwise.length > 0 && (
        <Callout tone="warning">
          {t('ruled_otherwise', {
            queues: answer.ruledOtherwise.map(nameOf).join(locale === 'zh' ? '、' : ', '),
          })}
        </Callout>
      )}
      <TrialChanges question={question} nameOf={nameOf} />
      <TrialFigures question={question} answer={answer} nameOf={nameOf} />
      <TrialAgents answer={answer} nameOf={nameOf} />
      <TrialAssumptions answer={answer} />
    </div>
  );
}
