'use client';

import { type DimensionId, dimensions, measureOf, type ReportDefinition, reportLimits } from '@patchbay/reports';
import { ArrowUp, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { chartKinds } from '../charts/chart-of-result';
import { FilterBar } from '../filters/filter-bar';
import type { OfferedParts } from '../offered-parts';
import { dimensionChoices, withDimension } from './draft';
import { MeasureList } from './measure-list';

interface BuilderPanelProps {
  definition: ReportDefinition;
  onChange: (definition: ReportDefinition) => void;
  offered: OfferedParts;
}

const none = 'none';
const limits = [10, 25, 50, 100, 500];

/** What a report is made of, to be clicked together. */
export function BuilderPanel({ definition, onChange, offered }: BuilderPanelProps) {
  const t = useTranslations('reports.builder');
  const chart = useTranslations('reports.chart');
  const locale = useLocale();
  const sortable: { value: string; label: string }[] = [
    ...definition.measures.map((id) => ({ value: id, label: measureOf(id).label[locale] })),
    ...definition.dimensions.map((id) => ({ value: id, label: dimensions[id].label[locale] })),
  ];
  return (
    <aside className="flex flex-col gap-5" aria-label={t('panel')}>
      <Section title={t('measures')}>
        <MeasureList definition={definition} onChange={onChange} offered={offered.measures} />
      </Section>
      <Dimensions definition={definition} onChange={onChange} offered={offered} />
      <Section title={t('always')}>
        <p className="mb-2 text-xs text-ink-muted">{t('always_text')}</p>
        <div className="flex flex-wrap gap-2">
          <FilterBar
            filters={definition.filters}
            onChange={(filters) => onChange({ ...definition, filters })}
            offered={dimensionChoices(definition, offered.dimensions)}
          />
        </div>
      </Section>
      <Section title={t('shown')}>
        <div className="flex flex-col gap-3">
          <FormField label={chart('kind')}>
            {({ id }) => (
              <Select
                id={id}
                value={definition.chart}
                onChange={(kind) => onChange({ ...definition, chart: kind })}
                options={chartKinds({ ...definition, chart: 'none' }).map((value) => ({
                  value,
                  label: chart(`kinds.${value}`),
                }))}
              />
            )}
          </FormField>
          {definition.dimensions.length > 1 && (
            <FormField label={t('series')}>
              {({ id }) => (
                <Select
                  id={id}
                  value={definition.series ?? none}
                  onChange={(value) =>
                    onChange({ ...definition, series: definition.dimensions.find((each) => each === value) ?? null })
                  }
                  options={[
                    { value: none, label: t('series_none') },
                    ...definition.dimensions.map((value) => ({
                      value: value as string,
                      label: dimensions[value].label[locale],
                    })),
                  ]}
                />
              )}
            </FormField>
          )}
          <FormField label={t('sort')}>
            {({ id }) => (
              <Select
                id={id}
                value={definition.sort?.by ?? none}
                onChange={(by) => onChange({ ...definition, sort: sortOf(definition, by) })}
                options={[{ value: none, label: t('sort_none') }, ...sortable]}
              />
            )}
          </FormField>
          {definition.sort !== null && (
            <Segmented
              label={t('sort')}
              value={definition.sort.descending ? 'down' : 'up'}
              onChange={(order) =>
                definition.sort !== null &&
                onChange({ ...definition, sort: { ...definition.sort, descending: order === 'down' } })
              }
              options={[
                { value: 'down', label: t('descending') },
                { value: 'up', label: t('ascending') },
              ]}
            />
          )}
          <FormField label={t('limit')}>
            {({ id }) => (
              <Select
                id={id}
                value={definition.limit === null ? none : String(definition.limit)}
                onChange={(value) => onChange({ ...definition, limit: value === none ? null : Number(value) })}
                options={[
                  { value: none, label: t('limit_none') },
                  ...limits.map((rows) => ({ value: String(rows), label: t('limit_rows', { rows }) })),
                ]}
              />
            )}
          </FormField>
        </div>
      </Section>
    </aside>
  );
}

function sortOf({ measures, dimensions: ids }: ReportDefinition, by: string): ReportDefinition['sort'] {
  const measure = measures.find((id) => id === by);
  if (measure !== undefined) return { by: measure, descending: true };
  const dimension = ids.find((id) => id === by);
  return dimension === undefined ? null : { by: dimension, descending: false };
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Dimensions({ definition, onChange, offered }: BuilderPanelProps) {
  const t = useTranslations('reports.builder');
  const locale = useLocale();
  const left = dimensionChoices(definition, offered.dimensions).filter((id) => !definition.dimensions.includes(id));
  const first = (id: DimensionId) =>
    onChange({ ...definition, dimensions: [id, ...definition.dimensions.filter((each) => each !== id)] });
  return (
    <Section title={t('dimensions')}>
      <ol className="mb-2 flex flex-col gap-1">
        {definition.dimensions.map((id, at) => (
          <li key={id} className="flex items-center gap-1 rounded-md border border-line bg-surface py-0.5 pr-0.5 pl-2">
            <span className="min-w-0 flex-1 truncate text-sm">{dimensions[id].label[locale]}</span>
            {at > 0 && (
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t('to_front', { name: dimensions[id].label[locale] })}
                onClick={() => first(id)}
              >
                <ArrowUp aria-hidden />
              </Button>
            )}
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t('remove', { name: dimensions[id].label[locale] })}
              onClick={() => onChange(withDimension(definition, id))}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      {definition.dimensions.length < reportLimits.dimensions && left.length > 0 && (
        <Select<DimensionId>
          label={t('add_dimension')}
          placeholder={t('add_dimension')}
          value={null}
          onChange={(id) => onChange(withDimension(definition, id))}
          options={left.map((value) => ({ value, label: dimensions[value].label[locale] }))}
        />
      )}
    </Section>
  );
}
