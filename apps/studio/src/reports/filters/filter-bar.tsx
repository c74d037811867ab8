'use client';

import { type DimensionId, dimensions, type ReportFilter, type ReportResult } from '@patchbay/reports';
import { ListFilterPlus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Menu, MenuItem } from '@/ui/menu';
import { Popover } from '@/ui/popover';
import { useDimensionValues } from './use-dimension-values';
import { ValueChoice } from './value-choice';

interface FilterBarProps {
  filters: readonly ReportFilter[];
  onChange: (filters: ReportFilter[]) => void;
  /** What can be filtered by. */
  offered: readonly DimensionId[];
  /** Knows the names of values that were chosen. */
  result?: Pick<ReportResult, 'names' | 'grain'> | undefined;
}

type FilterDimension = ReportFilter['dimension'];

/** What narrows a report: a chip for each, which opens what can be chosen. */
export function FilterBar({ filters, onChange, offered, result }: FilterBarProps) {
  const t = useTranslations('reports.filter');
  const locale = useLocale();
  const [opened, setOpened] = useState<FilterDimension | null>(null);
  const flow = filters.find(({ dimension }) => dimension === 'flow')?.values;
  const flowId = flow?.length === 1 ? (flow[0] ?? null) : null;
  const left = offered.filter(
    (id): id is FilterDimension => id !== 'time' && !filters.some(({ dimension }) => dimension === id),
  );
  const set = (filter: ReportFilter) =>
    onChange(
      filters.some(({ dimension }) => dimension === filter.dimension)
        ? filters.map((each) => (each.dimension === filter.dimension ? filter : each))
        : [...filters, filter],
    );
  const fresh = opened !== null && !filters.some(({ dimension }) => dimension === opened);
  return (
    <>
      {[...filters, ...(fresh ? [{ dimension: opened, values: [], exclude: false }] : [])].map((filter) => (
        <FilterChip
          key={filter.dimension}
          filter={filter}
          flowId={flowId}
          open={opened === filter.dimension}
          onOpen={(open) => setOpened(open ? filter.dimension : null)}
          onChange={(next) =>
            next.values.length === 0
              ? onChange(filters.filter(({ dimension }) => dimension !== next.dimension))
              : set(next)
          }
          result={result}
        />
      ))}
      {left.length > 0 && (
        <Menu
          align="start"
          className="max-h-80 overflow-y-auto"
          trigger={
            <Button variant="ghost">
              <ListFilterPlus aria-hidden />
              {t('add')}
            </Button>
          }
        >
          {left.map((id) => (
            <MenuItem key={id} onClick={() => setOpened(id)}>
              {dimensions[id].label[locale]}
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
}

interface FilterChipProps {
  filter: ReportFilter;
  flowId: string | null;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChange: (filter: ReportFilter) => void;
  result: Pick<ReportResult, 'names' | 'grain'> | undefined;
}

const namedInChip = 2;

function FilterChip({ filter, flowId, open, onOpen, onChange, result }: FilterChipProps) {
  const t = useTranslations('reports.filter');
  const locale = useLocale();
  const label = dimensions[filter.dimension].label[locale];
  const { nameOf } = useDimensionValues(filter.dimension, flowId, result);
  const names = filter.values.slice(0, namedInChip).map(nameOf).join(', ');
  const more = filter.values.length - namedInChip;
  const text = `${names}${more > 0 ? ` ${t('more', { count: more })}` : ''}`;
  return (
    <span className="inline-flex max-w-full items-center rounded-md border border-line-strong bg-surface shadow-card">
      <Popover
        open={open}
        onOpenChange={onOpen}
        className="w-72"
        trigger={
          <button type="button" className="h-7.5 min-w-0 truncate rounded-l-md px-2.5 text-sm hover:bg-hover">
            <span className="text-ink-muted">
              {label}
              {filter.exclude ? ` ${t('not')}` : ':'}{' '}
            </span>
            <span className="font-medium">{text}</span>
          </button>
        }
      >
        <ValueChoice filter={filter} flowId={flowId} onChange={onChange} result={result} />
      </Popover>
      <button
        type="button"
        aria-label={t('remove', { label })}
        className="grid h-7.5 w-7 shrink-0 place-items-center rounded-r-md text-ink-faint hover:bg-hover hover:text-ink"
        onClick={() => onChange({ ...filter, values: [] })}
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  );
}
