'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import type { ExportRequest } from '@/exports/export-request';
import { Select } from '@/ui/select';

interface ChosenReport {
  readonly id: string;
  readonly name: string;
  readonly request: ExportRequest;
}

interface ReportChoiceProps {
  readonly id: string;
  readonly chosen: string | null;
  readonly onChoose: (report: ChosenReport) => void;
}

/** One of all reports that tell something without further choices: kept ones first. */
export function ReportChoice({ id, chosen, onChoose }: ReportChoiceProps) {
  const t = useTranslations('schedules');
  const locale = useLocale();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.reports.list.queryOptions());
  const reports: ChosenReport[] =
    data === undefined
      ? []
      : [
          ...data.saved,
          ...data.ready.filter(({ asks }) => asks.length === 0).map((one) => ({ ...one, name: one.title[locale] })),
        ].map(({ id: reportId, name, definition, view }) => ({
          id: reportId,
          name,
          request: { kind: 'report', definition, view },
        }));
  const choose = (reportId: string) => {
    const report = reports.find((one) => one.id === reportId);
    if (report !== undefined) onChoose(report);
  };
  return (
    <Select
      id={id}
      value={chosen}
      placeholder={t('choose_report')}
      disabled={data === undefined}
      onChange={choose}
      options={reports.map((report) => ({ value: report.id, label: report.name }))}
    />
  );
}
