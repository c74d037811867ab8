'use client';

import {
  type DimensionId,
  dimensions,
  type ReportComparison,
  type ReportFilter,
  type ReportResult,
} from '@patchbay/reports';
import { ArrowLeftRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Fragment, useId, useState } from 'react';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { FilterBar } from '../filters/filter-bar';
import { useDimensionValues } from '../filters/use-dimension-values';

const kinds = ['previous_week', 'previous_period', 'previous_four_weeks', 'previous_year'] as const;
const none = 'none';
const other = 'filters';

interface CompareSelectProps {
  value: ReportComparison | null;
  onChange: (value: ReportComparison | null) => void;
  filters: readonly ReportFilter[];
  offered: readonly DimensionId[];
  result?: Pick<ReportResult, 'names' | 'grain'> | undefined;
}

/** What a report is compared with: an earlier time, or the same time of another version, queue or agent. */
export function CompareSelect({ value, onChange, filters, offered, result }: CompareSelectProps) {
  const t = useTranslations('reports.compare');
  const words = useId();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Select
        className="w-52"
        label={t('label')}
        value={value?.kind ?? none}
        onChange={(kind) => {
          if (kind === other) setAsked(true);
          else onChange(kind === none ? null : { kind });
        }}
        options={[
          { value: none, label: t('none') },
          ...kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
          { value: other, label: t('kinds.filters') },
        ]}
      />
      {value?.kind === 'filters' && (
        <Button
          variant="ghost"
          className="max-w-full"
          aria-describedby={words}
          aria-label={t('change_other')}
          onClick={() => setAsked(true)}
        >
          <ArrowLeftRight aria-hidden />
          <span id={words} className="truncate">
            {value.filters.map((filter, at) => (
              <Fragment key={filter.dimension}>
                {at > 0 && ' · '}
                <FilterWords filter={filter} filters={value.filters} result={result} />
              </Fragment>
            ))}
          </span>
        </Button>
      )}
      <OtherDialog
        key={String(asked)}
        open={asked}
        onClose={() => setAsked(false)}
        start={value?.kind === 'filters' ? value.filters : filters}
        onChoose={(chosen) => {
          setAsked(false);
          onChange(chosen.length === 0 ? null : { kind: 'filters', filters: chosen });
        }}
        offered={offered}
        result={result}
      />
    </>
  );
}

interface FilterWordsProps {
  filter: ReportFilter;
  /** All that stand beside it: steps and versions are known by their flow. */
  filters: readonly ReportFilter[];
  result: CompareSelectProps['result'];
}

/** What stands beside the figures, by name. */
function FilterWords({ filter, filters, result }: FilterWordsProps) {
  const t = useTranslations('reports.filter');
  const locale = useLocale();
  const flow = filters.find(({ dimension }) => dimension === 'flow')?.values;
  const { nameOf } = useDimensionValues(filter.dimension, flow?.length === 1 ? (flow[0] ?? null) : null, result);
  const label = dimensions[filter.dimension].label[locale];
  return (
    <>
      {label}
      {filter.exclude ? ` ${t('not')}` : ':'} {filter.values.map(nameOf).join(', ')}
    </>
  );
}

interface OtherDialogProps {
  open: boolean;
  onClose: () => void;
  start: readonly ReportFilter[];
  onChoose: (filters: ReportFilter[]) => void;
  offered: readonly DimensionId[];
  result: Pick<ReportResult, 'names' | 'grain'> | undefined;
}

function OtherDialog({ open, onClose, start, onChoose, offered, result }: OtherDialogProps) {
  const t = useTranslations('reports.compare');
  const ui = useTranslations('ui');
  const [filters, setFilters] = useState([...start]);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('other_title')}
      description={t('other_text')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button variant="primary" disabled={filters.length === 0} onClick={() => onChoose(filters)}>
            {t('do_compare')}
          </Button>
        </>
      }
    >
      <div className="flex min-h-40 flex-wrap content-start gap-2">
        <FilterBar filters={filters} onChange={setFilters} offered={offered} result={result} />
      </div>
    </Dialog>
  );
}
