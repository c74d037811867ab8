'use client';

import {
  type CallBehind,
  countKey,
  type ReportCell,
  type ReportDefinition,
  type ReportMeasure,
  type ReportResult,
  type ReportView,
} from '@patchbay/reports';
import { useInfiniteQuery } from '@tanstack/react-query';
import { PhoneOff } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { formatDuration } from '@/intl/duration';
import { Drawer } from '@/ui/drawer';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { LinkButton } from '@/ui/link-button';
import { LoadMore } from '@/ui/load-more';
import { QueryState } from '@/ui/query-state';
import { Select } from '@/ui/select';
import { saysMore } from '../formula/says-more';
import { BehindWhat } from './behind-what';

/** A number of a report that was opened. */
interface OpenedFigure {
  readonly measure: ReportMeasure;
  readonly cell: ReportCell;
  /** Where it stands, in words. */
  readonly place: string;
}

interface CallsDrawerProps {
  opened: OpenedFigure | null;
  onClose: () => void;
  result: ReportResult;
  definition: ReportDefinition;
  view: ReportView;
}

/** The calls behind a number, part by part of its formula. */
export function CallsDrawer({ opened, onClose, result, definition, view }: CallsDrawerProps) {
  const t = useTranslations('reports.drill');
  const locale = useLocale();
  return (
    <Drawer
      open={opened !== null}
      onOpenChange={(open) => !open && onClose()}
      title={opened === null ? t('title') : `${opened.measure.label[locale]} · ${opened.place}`}
      className="w-[min(36rem,calc(100vw-2rem))]"
    >
      {opened !== null && (
        <Calls
          key={`${opened.measure.id}${JSON.stringify(opened.cell)}`}
          opened={opened}
          result={result}
          definition={definition}
          view={view}
        />
      )}
    </Drawer>
  );
}

const pageSize = 50;

interface CallsProps extends Pick<CallsDrawerProps, 'result' | 'definition' | 'view'> {
  opened: OpenedFigure;
}

function Calls({ opened, result, definition, view }: CallsProps) {
  const t = useTranslations('reports.drill');
  const locale = useLocale();
  const trpc = useTRPC();
  const parts = opened.measure.parts.filter(({ opens }) => opens);
  const [chosen, setChosen] = useState<string | null>(null);
  const [side, setSide] = useState<'now' | 'compared'>('now');
  const part = parts.find(({ need }) => countKey(need) === chosen) ?? parts[0];
  const calls = useInfiniteQuery(
    trpc.reports.calls.infiniteQueryOptions(
      {
        definition,
        view,
        cell: opened.cell,
        count: part?.need ?? { source: 'calls', count: 'calls' },
        compared: side === 'compared',
        limit: pageSize,
      },
      { enabled: part !== undefined, getNextPageParam: ({ next }) => next },
    ),
  );
  return (
    <div className="flex flex-col gap-3 p-4">
      <BehindWhat result={result} view={view} compared={side === 'compared'} />
      {saysMore(opened.measure, locale) && (
        <p className="text-xs text-ink-muted [overflow-wrap:anywhere]">= {opened.measure.formula[locale]}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {parts.length > 1 && (
          <Select
            size="sm"
            className="w-56"
            label={t('part')}
            value={part === undefined ? null : countKey(part.need)}
            onChange={setChosen}
            options={parts.map(({ need, label }) => ({ value: countKey(need), label: label[locale] }))}
          />
        )}
        {view.compare !== null && (
          <Select
            size="sm"
            className="w-44"
            label={t('side')}
            value={side}
            onChange={setSide}
            options={[
              { value: 'now', label: t('now') },
              { value: 'compared', label: t('compared') },
            ]}
          />
        )}
      </div>
      <QueryState query={calls}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.calls);
          if (rows.length === 0) return <EmptyState icon={PhoneOff} title={t('none_title')} description={t('none')} />;
          return (
            <>
              <ul className="divide-y divide-line rounded-lg border border-line">
                {rows.map((call, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one call may have been counted more than once; the list only grows
                  <CallItem key={`${call.callId}${at}`} call={call} />
                ))}
              </ul>
              <LoadMore pages={calls} />
            </>
          );
        }}
      </QueryState>
    </div>
  );
}

function CallItem({ call }: { call: CallBehind }) {
  const t = useTranslations('reports.drill');
  const facts = [
    call.waitedMs !== null && t('waited', { time: formatDuration(call.waitedMs) }),
    call.talkMs !== null && t('talked', { time: formatDuration(call.talkMs) }),
  ].filter((fact) => fact !== false);
  return (
    <li>
      <Link href={`/calls/${encodeURIComponent(call.callId)}`} className="flex flex-col px-3 py-2 hover:bg-hover">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 truncate font-medium">{call.callerNumber || t('anonymous')}</span>
          <span aria-hidden className="text-ink-faint">
            →
          </span>
          <span className="min-w-0 truncate">{call.calledNumber}</span>
          <Instant at={call.at} className="ml-auto shrink-0 text-xs text-ink-muted" />
        </span>
        {facts.length > 0 && <span className="text-xs text-ink-muted">{facts.join(' · ')}</span>}
      </Link>
      {call.reviewId !== null && (
        <LinkButton size="sm" className="mx-3 mb-2" href={`/quality/reviews/${encodeURIComponent(call.reviewId)}`}>
          {t('review')}
          {call.outcome !== null && ` · ${call.outcome} %`}
        </LinkButton>
      )}
    </li>
  );
}
