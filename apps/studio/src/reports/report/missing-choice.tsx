'use client';

import { type DimensionId, dimensions, type ReportFilter } from '@patchbay/reports';
import { ListFilter } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/select';
import { useDimensionValues } from '../filters/use-dimension-values';

/** What a report has to be asked about and is not, e.g. the flow whose funnel it is. */
export function missingChoices(
  asks: readonly DimensionId[],
  filters: readonly ReportFilter[],
): ReportFilter['dimension'][] {
  return asks.filter(
    (id): id is ReportFilter['dimension'] =>
      id !== 'time' && !filters.some(({ dimension, exclude }) => dimension === id && !exclude),
  );
}

interface MissingChoiceProps {
  missing: readonly ReportFilter['dimension'][];
  filters: readonly ReportFilter[];
  onChange: (filters: ReportFilter[]) => void;
}

/** Asks for what a report cannot do without. */
export function MissingChoice({ missing, filters, onChange }: MissingChoiceProps) {
  const t = useTranslations('reports.missing');
  const locale = useLocale();
  const [dimension] = missing;
  if (dimension === undefined) return null;
  const label = dimensions[dimension].label[locale];
  return (
    <EmptyState
      icon={ListFilter}
      title={t('title', { label })}
      description={t('text')}
      action={
        <Choice
          key={dimension}
          dimension={dimension}
          label={label}
          filters={filters}
          onChoose={(value) => onChange([...filters, { dimension, values: [value], exclude: false }])}
        />
      }
    />
  );
}

interface ChoiceProps {
  dimension: DimensionId;
  label: string;
  filters: readonly ReportFilter[];
  onChoose: (value: string) => void;
}

function Choice({ dimension, label, filters, onChoose }: ChoiceProps) {
  const t = useTranslations('reports.missing');
  const flow = filters.find((filter) => filter.dimension === 'flow')?.values;
  const { values, isPending } = useDimensionValues(dimension, flow?.length === 1 ? (flow[0] ?? null) : null);
  if (!isPending && values.length === 0) return <p className="text-sm text-ink-muted">{t('none')}</p>;
  return (
    <Select
      className="w-64"
      label={label}
      placeholder={t('choose')}
      value={null}
      disabled={isPending}
      onChange={onChoose}
      options={values.map(({ value, name }) => ({ value, label: name }))}
    />
  );
}
