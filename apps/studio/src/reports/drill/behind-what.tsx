'use client';

import { dimensions, type ReportFilter, type ReportResult, type ReportView } from '@patchbay/reports';
import { useLocale, useTranslations } from 'next-intl';
import { useDimensionValues } from '../filters/use-dimension-values';
import { tagOf } from '../format-measure';

interface BehindWhatProps {
  result: ReportResult;
  view: ReportView;
  compared: boolean;
}

/** Of which time calls are shown, by which clocks, and by what they are narrowed. */
export function BehindWhat({ result, view, compared }: BehindWhatProps) {
  const locale = useLocale();
  const span = compared ? (result.comparedSpan ?? result.span) : result.span;
  const replaced = compared && view.compare?.kind === 'filters' ? view.compare.filters : [];
  const filters = [
    ...result.definition.filters,
    ...view.filters.filter(({ dimension }) => !replaced.some((each) => each.dimension === dimension)),
    ...replaced,
  ];
  const flow = filters.find(({ dimension }) => dimension === 'flow')?.values;
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-muted">
      <span>
        {spanInWords(span, result.timeZone, tagOf(locale))} ({result.timeZone})
      </span>
      {filters.map((filter) => (
        <FilterWords
          key={filter.dimension}
          filter={filter}
          flowId={flow?.length === 1 ? (flow[0] ?? null) : null}
          result={result}
        />
      ))}
    </p>
  );
}

function FilterWords({
  filter: { dimension, values, exclude },
  flowId,
  result,
}: {
  filter: ReportFilter;
  flowId: string | null;
  result: ReportResult;
}) {
  const t = useTranslations('reports.filter');
  const locale = useLocale();
  const { nameOf } = useDimensionValues(dimension, flowId, result);
  return (
    <span className="[overflow-wrap:anywhere]">
      {dimensions[dimension].label[locale]}
      {exclude ? ` ${t('not')}` : ':'} {values.map(nameOf).join(', ')}
    </span>
  );
}

/** Days where whole days are meant, otherwise moments. */
export function spanInWords(span: ReportResult['span'], timeZone: string, tag: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  const wholeDays = clock.format(from) === '00:00' && clock.format(to) === '00:00';
  const format = new Intl.DateTimeFormat(tag, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(wholeDays ? {} : { hour: '2-digit', minute: '2-digit' }),
  });
  return format.formatRange(from, wholeDays ? to - 1 : to);
}
