'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan, usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card } from '@/ui/card';
import { useConfirm } from '@/ui/confirm-dialog';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { CalibrationTable } from './calibration-table';
import type { CalibrationData } from './quality-rows';
import { usePercent } from './score-badge';

/** What the judges of one conversation made of it, and how far they differ. */
export function CalibrationScreen({ id }: { id: string }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const can = useCan();
  const { id: personId } = usePerson();
  const found = useQuery(trpc.calibrations.get.queryOptions({ id }));
  return (
    <QueryState query={found}>
      {(data) => {
        const own = data.judgements.find(({ reviewerId }) => reviewerId === personId);
        return (
          <Page
            breadcrumbs={[
              { label: t('title'), href: '/quality' },
              { label: t('calibrations'), href: '/quality/calibrations' },
            ]}
            title={t('calibration_of', { agent: data.calibration.agentName ?? t('gone') })}
            description={data.calibration.scorecardName}
            actions={
              <>
                {can('call.read') && (
                  <LinkButton href={`/calls/${encodeURIComponent(data.calibration.callId)}`}>{t('to_call')}</LinkButton>
                )}
                {own !== undefined && (
                  <LinkButton href={`/quality/reviews/${own.reviewId}`}>{t('own_judgement')}</LinkButton>
                )}
                {!data.revealed && can('quality.edit') && <CloseButton data={data} />}
              </>
            }
          >
            <div className="flex flex-col gap-4">
              {!data.revealed && <Callout tone="info">{t('blind')}</Callout>}
              {data.spread !== null && <Scores spread={data.spread.scores} />}
              <CalibrationTable data={data} />
            </div>
          </Page>
        );
      }}
    </QueryState>
  );
}

function Scores({ spread }: { spread: NonNullable<CalibrationData['spread']>['scores'] }) {
  const t = useTranslations('quality');
  const percent = usePercent();
  if (spread === null) return <Callout tone="warning">{t('nobody_judged')}</Callout>;
  const facts = [
    { name: t('mean'), value: percent(spread.mean) },
    { name: t('lowest'), value: percent(spread.min) },
    { name: t('highest'), value: percent(spread.max) },
    { name: t('range'), value: percent(spread.max - spread.min) },
    { name: t('deviation'), value: percent(spread.deviation) },
  ];
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-4 p-4 sm:grid-cols-5">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-xs text-ink-muted">{name}</dt>
            <dd className="text-lg font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line px-4 py-2 text-xs text-ink-muted">{t('spread_formula')}</p>
    </Card>
  );
}

function CloseButton({ data }: { data: CalibrationData }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const close = useMutation(
    trpc.calibrations.close.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.calibrations.pathKey() }),
    }),
  );
  const { finished, reviewers, id } = data.calibration;
  const ask = async () => {
    const sure = await confirm({
      title: t('close_title'),
      description: t('close_text', { finished, all: reviewers }),
      action: t('close'),
    });
    if (sure) close.mutate({ id });
  };
  return (
    <Button variant="primary" loading={close.isPending} disabled={finished === 0} onClick={() => void ask()}>
      {t('close')}
    </Button>
  );
}
