'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '@/ui/card';
import { Instant } from '@/ui/instant';
import { CallDuration } from './call-duration';
import { secondName, useCallerLabel } from './caller-name';
import type { CallRow } from './calls-table';

const hashShown = 10;

interface CallFactsProps {
  call: CallRow & {
    flowId: string | null;
    version: string | null;
    language: string | null;
    answeredAt: string | null;
  };
}

export function CallFacts({ call }: CallFactsProps) {
  const t = useTranslations('calls');
  const callerLabel = useCallerLabel();
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 p-4 sm:grid-cols-3 lg:grid-cols-5">
        <Fact name={t('caller')}>
          <bdi>{callerLabel(call)}</bdi>
          {secondName(call) !== null && <bdi className="block text-xs text-ink-muted">{call.callerName}</bdi>}
        </Fact>
        <Fact name={t('called')}>{call.calledNumber}</Fact>
        <Fact name={t('flow')}>
          {call.flowId === null ? (
            t('no_flow')
          ) : (
            <Link href={`/flows/${call.flowId}`} className="rounded-sm text-accent hover:underline">
              {call.flowName ?? call.flowId}
            </Link>
          )}
        </Fact>
        <Fact name={t('duration')}>
          <CallDuration startedAt={call.startedAt} endedAt={call.endedAt} />
        </Fact>
        <Fact name={t('language')}>{call.language ?? '–'}</Fact>
        <Fact name={t('started')}>
          <Instant at={call.startedAt} form="full" />
        </Fact>
        <Fact name={t('answered')}>
          {call.answeredAt === null ? t('not_answered') : <Instant at={call.answeredAt} form="full" />}
        </Fact>
        <Fact name={t('ended_at')}>{call.endedAt === null ? '–' : <Instant at={call.endedAt} form="full" />}</Fact>
        <Fact name={t('version')}>
          <code className="font-mono text-xs">{call.version?.slice(0, hashShown) ?? '–'}</code>
        </Fact>
        <Fact name={t('id')}>
          <code className="font-mono text-xs break-all">{call.id}</code>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd className="mt-0.5 text-sm font-medium [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
