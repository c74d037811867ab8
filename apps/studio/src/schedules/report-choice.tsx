'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import type { ExportRequest } from '@/exports/export-request';
import { Select } from '@/ui/select';

export interface ChosenReport {
  readonly name: string;
  /** Null for a ready report: those change with the product alone. */
  readonly savedReportId: string | null;
  readonly request: ExportRequest;
}

interface ReportChoiceProps {
  readonly id: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string, report: ChosenReport) => void;
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string;
}

/** One of all reports that tell something without further choices: kept ones first. */
export function ReportChoice({ id, chosen, onChoose, placeholder }: ReportChoiceProps) {
  const t = useTranslations('schedules');
  const locale = useLocale();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.reports.list.queryOptions());
  const reports = new Map<string, ChosenReport>();
  for (const { id: savedReportId, name, definition, view } of data?.saved ?? []) {
    reports.set(savedReportId, { name, savedReportId, request: { kind: 'report', definition, view } });
  }
  for (const { id: readyId, title, asks, definition, view } of data?.ready ?? []) {
    if (asks.length > 0) continue;
    reports.set(readyId, { name: title[locale], savedReportId: null, request: { kind: 'report', definition, view } });
  }
  const choose = (reportId: string) => {
    const report = reports.get(reportId);
    if (report !== undefined) onChoose(reportId, report);
  };
  return (
    <Select
      id={id}
      value={chosen}
      placeholder={placeholder ?? t('choose_report')}
      disabled={data === undefined}
      onChange={choose}
      options={[...reports].map(([value, { name }]) => ({ value, label: name }))}
    />
  );
}
