'use client';

import { type ReportDefinition, type ReportView, reportDefinitionSchema, reportViewSchema } from '@patchbay/reports';
import { SearchX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import type { OfferedParts } from '../offered-parts';
import { ReportBody } from '../report/report-body';
import { SaveDialog } from '../saved/save-dialog';
import { useReportRun } from '../use-report-run';
import { findReport, reportPath, type ShownReport, useReports } from '../use-reports';
import { ViewBar } from '../view/view-bar';
import { BuilderPanel } from './builder-panel';

interface BuilderScreenProps {
  /** The report that is changed. */
  id?: string;
  /** The report that a new one begins like. */
  from?: string | undefined;
}

const firstDefinition: ReportDefinition = reportDefinitionSchema.parse({
  measures: ['offered', 'answered'],
  dimensions: ['time'],
  chart: 'line',
});
const firstView: ReportView = reportViewSchema.parse({});

/** A report of one's own by clicking: what is shown beside is the report as it would be. */
export function BuilderScreen({ id, from }: BuilderScreenProps) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const reports = useReports();
  const wanted = id ?? from;
  return (
    <QueryState query={reports}>
      {(all) => {
        const start = wanted === undefined ? null : findReport(all, wanted, locale);
        if (id !== undefined && start?.saved == null) {
          return (
            <EmptyState
              icon={SearchX}
              title={t('gone_title')}
              description={t('gone')}
              action={<LinkButton href="/reports">{t('to_list')}</LinkButton>}
            />
          );
        }
        return <Builder start={start} changes={id !== undefined} offered={all.offered} />;
      }}
    </QueryState>
  );
}

interface BuilderProps {
  start: ShownReport | null;
  changes: boolean;
  offered: OfferedParts;
}

function Builder({ start, changes, offered }: BuilderProps) {
  const t = useTranslations('reports');
  const ui = useTranslations('ui');
  const { push } = useRouter();
  const [definition, setDefinition] = useState(start?.definition ?? firstDefinition);
  const [view, setView] = useState(start?.view ?? firstView);
  const [show, setShow] = useState<readonly string[] | null>(null);
  const [saving, setSaving] = useState(false);
  const empty = definition.measures.length === 0;
  const run = useReportRun(definition, view, { enabled: !empty });
  const saved = changes ? (start?.saved ?? null) : null;
  return (
    <Page
      title={t(changes ? 'builder.edit' : 'builder.title')}
      description={t('builder.text')}
      breadcrumbs={[
        { label: t('title'), href: '/reports' },
        ...(saved === null ? [] : [{ label: saved.name, href: reportPath(saved.id) }]),
      ]}
      actions={
        <Button variant="primary" disabled={empty} onClick={() => setSaving(true)}>
          {ui('save')}
        </Button>
      }
    >
      <div className="grid gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <BuilderPanel definition={definition} onChange={setDefinition} offered={offered} />
        <section aria-label={t('builder.preview')} className="min-w-0">
          <ViewBar
            definition={definition}
            view={view}
            onChange={(next) => setView({ ...view, ...next })}
            result={empty ? undefined : run.data}
          />
          {empty ? (
            <EmptyState icon={SearchX} title={t('builder.empty_title')} description={t('builder.empty')} />
          ) : (
            <QueryState query={run}>
              {(result) => (
                <ReportBody
                  result={result}
                  title={t('builder.preview')}
                  definition={definition}
                  view={view}
                  look={{ chart: definition.chart, show }}
                  onLook={(next) => {
                    if (next.chart != null) setDefinition({ ...definition, chart: next.chart });
                    if (next.show !== undefined) setShow(next.show);
                  }}
                  outdated={run.isPlaceholderData}
                />
              )}
            </QueryState>
          )}
        </section>
      </div>
      <SaveDialog
        open={saving}
        onClose={() => setSaving(false)}
        title={t(changes ? 'save.change' : 'save.own')}
        definition={definition}
        view={view}
        base={null}
        start={{ name: saved?.name ?? '', about: saved?.about ?? '', sharing: saved?.sharing ?? 'own' }}
        id={saved?.id}
        onSaved={(id) => {
          toast.success(t('save.saved'));
          push(reportPath(id));
        }}
      />
    </Page>
  );
}
