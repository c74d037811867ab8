'use client';

import { dimensions, type ReportFilter, type ReportResult } from '@patchbay/reports';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Input } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { SkeletonRows } from '@/ui/skeleton';
import { useDimensionValues } from './use-dimension-values';

interface ValueChoiceProps {
  filter: ReportFilter;
  /** Of steps and versions: the flow they belong to. */
  flowId: string | null;
  onChange: (filter: ReportFilter) => void;
  result?: Pick<ReportResult, 'names' | 'grain'> | undefined;
}

const shownMax = 100;
const searchedFrom = 8;

/** Which values of a dimension: only these, or all but these. */
export function ValueChoice({ filter, flowId, onChange, result }: ValueChoiceProps) {
  const t = useTranslations('reports.filter');
  const locale = useLocale();
  const id = useId();
  const [search, setSearch] = useState('');
  const { values, nameOf, isPending } = useDimensionValues(filter.dimension, flowId, result);
  const chosen = new Set(filter.values);
  const wanted = search.trim();
  const all = [
    ...filter.values
      .filter((value) => !values.some((each) => each.value === value))
      .map((value) => ({ value, name: nameOf(value), gone: true })),
    ...values,
  ];
  const found = all.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted.toLowerCase()));
  const typed =
    dimensions[filter.dimension].kind === 'plain' && wanted !== '' && !all.some((each) => each.value === wanted);
  const toggle = (value: string) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onChange({ ...filter, values: [...next] });
  };
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label={dimensions[filter.dimension].label[locale]}
        value={filter.exclude ? 'not' : 'only'}
        onChange={(mode) => onChange({ ...filter, exclude: mode === 'not' })}
        options={[
          { value: 'only', label: t('only_these') },
          { value: 'not', label: t('all_but') },
        ]}
      />
      {(all.length >= searchedFrom || dimensions[filter.dimension].kind === 'plain') && (
        <Input
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !typed) return;
            toggle(wanted);
            setSearch('');
          }}
        />
      )}
      {typed && (
        <Button
          size="sm"
          variant="ghost"
          className="justify-start"
          onClick={() => {
            toggle(wanted);
            setSearch('');
          }}
        >
          <Plus aria-hidden />
          {t('take', { value: wanted })}
        </Button>
      )}
      {isPending ? (
        <SkeletonRows rows={4} label={t('search')} />
      ) : (
        <ul className="-mx-1 max-h-64 overflow-y-auto">
          {found.slice(0, shownMax).map(({ value, name, gone }) => (
            <li key={value} className="flex items-center gap-2 rounded-md px-1 py-1 hover:bg-hover">
              <Checkbox id={`${id}-${value}`} checked={chosen.has(value)} onChange={() => toggle(value)} />
              <label htmlFor={`${id}-${value}`} className="min-w-0 flex-1 cursor-pointer truncate">
                {name}
              </label>
              {gone && <Badge>{t('gone')}</Badge>}
            </li>
          ))}
        </ul>
      )}
      {!isPending && found.length === 0 && !typed && <p className="text-xs text-ink-muted">{t('none')}</p>}
      {found.length > shownMax && <p className="text-xs text-ink-muted">{t('search_more')}</p>}
    </div>
  );
}
