'use client';

import type { DerivedReport, DerivedScreens } from '@patchbay/flow-schema';
import { ChartColumn } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { EmptyState } from '@/ui/empty-state';

interface ReportsPreviewProps {
  screens: DerivedScreens;
  onShow: (nodeId: string) => void;
}

/** The reports that will be there, with what each will count apart. */
export function ReportsPreview({ screens: { reports }, onShow }: ReportsPreviewProps) {
  const t = useTranslations('derived_screens');
  const locale = useLocale();
  if (reports.length === 0) {
    return (
      <EmptyState
        icon={ChartColumn}
        title={t('preview.reports_empty_title')}
        description={t('preview.reports_empty')}
      />
    );
  }
  return (
    <ul className="divide-y divide-line rounded-lg border border-line">
      {reports.map((report) => (
        <li key={report.key}>
          <button
            type="button"
            className="flex w-full flex-col gap-1 px-3 py-2 text-left hover:bg-hover"
            onClick={() => onShow(report.nodeId)}
          >
            <span className="flex w-full flex-wrap items-center gap-1.5 text-sm">
              <span className="min-w-0 flex-1 truncate font-medium">{report.title[locale]}</span>
              <Badge>{t(`kinds.${report.kind}`)}</Badge>
              {report.kind === 'form_field' && report.disposition && (
                <Badge tone="info">{t('preview.disposition')}</Badge>
              )}
            </span>
            <span className="text-xs text-ink-muted">
              {[report.nodeName, parts(report, locale)].filter(Boolean).join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function parts(report: DerivedReport, locale: 'en' | 'zh'): string {
  switch (report.kind) {
    case 'funnel':
    case 'count':
      return report.ports.map(({ label }) => label[locale]).join(locale === 'zh' ? '、' : ', ');
    case 'satisfaction':
      return `1–${report.scoreMax}`;
    case 'form_field':
      return report.options.map(({ label }) => label[locale]).join(locale === 'zh' ? '、' : ', ');
  }
}
