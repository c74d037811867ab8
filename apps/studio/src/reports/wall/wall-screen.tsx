'use client';

import { ArrowDown, ArrowUp, Link2, MonitorPlay, Play, Plus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { FormField } from '@/ui/form-field';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast';
import { missingChoices } from '../report/missing-choice';
import { type AllReports, findReport, readyReport, type ShownReport, savedReport, useReports } from '../use-reports';
import { livePage, moved, turnsS, useWall } from './use-wall';
import { WallStage } from './wall-stage';

/** What a big screen shows: its pages are chosen here, and the address is what the screen opens. */
export function WallScreen() {
  const reports = useReports();
  return <QueryState query={reports}>{(all) => <Wall all={all} />}</QueryState>;
}

function Wall({ all }: { all: AllReports }) {
  const t = useTranslations('reports.wall');
  const list = useTranslations('reports');
  const locale = useLocale();
  const can = useCan();
  const [wall, setWall] = useWall();
  const choices = [
    ...(can('floor.view') ? [{ id: livePage, title: t('live') }] : []),
    ...[
      ...all.saved.map((each) => savedReport(each, all)),
      ...all.ready.map((each) => readyReport(each, locale)),
    ].filter(isComplete),
  ];
  const left = choices.filter(({ id }) => !wall.pages.includes(id));
  const titleOf = (id: string) =>
    id === livePage ? t('live') : (findReport(all, id, locale)?.title ?? list('gone_title'));
  return (
    <Page
      title={t('title')}
      description={t('text')}
      breadcrumbs={[{ label: list('title'), href: '/reports' }]}
      actions={
        <>
          <Button
            disabled={wall.pages.length === 0}
            onClick={async () => {
              const address = new URL(location.href);
              address.searchParams.set('on', 'true');
              await navigator.clipboard.writeText(address.href);
              toast.success(t('copied'));
            }}
          >
            <Link2 aria-hidden />
            {t('copy')}
          </Button>
          <Button
            variant="primary"
            disabled={wall.pages.length === 0}
            onClick={() => {
              // Where a browser refuses, the wallboard fills its window instead.
              void document.documentElement.requestFullscreen?.().catch(() => undefined);
              void setWall({ on: true });
            }}
          >
            <Play aria-hidden />
            {t('start')}
          </Button>
        </>
      }
    >
      <Card>
        <CardHeader
          title={t('pages')}
          description={t('pages_text')}
          actions={
            <Select
              className="w-56"
              label={t('add')}
              placeholder={t('add')}
              value={null}
              disabled={left.length === 0}
              onChange={(id) => void setWall({ pages: [...wall.pages, id] })}
              options={left.map(({ id, title }) => ({ value: id, label: title, icon: <Plus className="size-4" /> }))}
            />
          }
        />
        {wall.pages.length === 0 ? (
          <EmptyState icon={MonitorPlay} title={t('empty_title')} description={t('empty')} />
        ) : (
          <ol className="divide-y divide-line">
            {wall.pages.map((id, at) => (
              <li key={id} className="flex items-center gap-2 px-4 py-2">
                <span className="w-5 text-xs text-ink-faint tabular-nums">{at + 1}</span>
                <span className="min-w-0 flex-1 truncate">{titleOf(id)}</span>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t('up', { name: titleOf(id) })}
                  disabled={at === 0}
                  onClick={() => void setWall({ pages: moved(wall.pages, at, -1) })}
                >
                  <ArrowUp aria-hidden />
                </Button>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t('down', { name: titleOf(id) })}
                  disabled={at === wall.pages.length - 1}
                  onClick={() => void setWall({ pages: moved(wall.pages, at, 1) })}
                >
                  <ArrowDown aria-hidden />
                </Button>
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={t('remove', { name: titleOf(id) })}
                  onClick={() => void setWall({ pages: wall.pages.filter((each) => each !== id) })}
                >
                  <X aria-hidden />
                </Button>
              </li>
            ))}
          </ol>
        )}
      </Card>
      <FormField label={t('every')} className="mt-4 w-48">
        {({ id }) => (
          <Select
            id={id}
            value={String(wall.every)}
            onChange={(value) => void setWall({ every: turnsS.find((each) => String(each) === value) ?? null })}
            options={turnsS.map((seconds) => ({ value: String(seconds), label: t('seconds', { seconds }) }))}
          />
        )}
      </FormField>
      <WallStage
        open={wall.on && wall.pages.length > 0}
        onClose={() => void setWall({ on: null })}
        pages={wall.pages.map((id) => ({ id, report: id === livePage ? null : findReport(all, id, locale) }))}
        everyS={wall.every}
      />
    </Page>
  );
}

/** Nobody stands before a wall to choose what a report asks for. */
function isComplete({ asks, definition, view }: ShownReport): boolean {
  return missingChoices(asks, [...definition.filters, ...view.filters]).length === 0;
}
