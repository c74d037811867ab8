'use client';

import {
  type DimensionId,
  dimensionsOf,
  type ReportDefinition,
  type ReportResult,
  type ReportView,
  reportGrains,
} from '@patchbay/reports';
import { useTranslations } from 'next-intl';
import { usePerson } from '@/access/access-provider';
import { Button } from '@/ui/button';
import { Select } from '@/ui/select';
import { FilterBar } from '../filters/filter-bar';
import { RangePicker } from '../range/range-picker';
import { useReports } from '../use-reports';
import { CompareSelect } from './compare-select';
import { ZonePicker } from './zone-picker';

interface ViewBarProps {
  definition: ReportDefinition;
  view: ReportView;
  onChange: (next: Partial<ReportView>) => void;
  result: ReportResult | undefined;
  /** Back to how the report opens; left out where nothing differs. */
  onReset?: (() => void) | undefined;
}

/** When, where, of whom, beside what: everything that is asked of a report. */
export function ViewBar({ definition, view, onChange, result, onReset }: ViewBarProps) {
  const t = useTranslations('reports');
  const { timeZone } = usePerson();
  const known = useReports().data?.offered.dimensions ?? [];
  const offered = filterDimensions(definition).filter((id) => known.includes(id));
  const zone = view.timeZone ?? result?.timeZone ?? timeZone;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <RangePicker value={view.range} timeZone={zone} onChange={(range) => onChange({ range })} />
      {definition.dimensions.includes('time') && (
        <Select
          className="w-36"
          label={t('grain.label')}
          value={view.grain}
          onChange={(grain) => onChange({ grain })}
          options={(['auto', ...reportGrains] as const).map((grain) => ({
            value: grain,
            label:
              grain === 'auto' && result !== undefined
                ? t('grain.auto_now', { grain: t(`grain.${result.grain}`) })
                : t(`grain.${grain}`),
          }))}
        />
      )}
      <CompareSelect
        value={view.compare}
        onChange={(compare) => onChange({ compare })}
        filters={view.filters}
        offered={offered}
        result={result}
      />
      <ZonePicker value={view.timeZone} shown={zone} onChange={(next) => onChange({ timeZone: next })} />
      <FilterBar
        filters={view.filters}
        onChange={(filters) => onChange({ filters })}
        offered={offered}
        result={result}
      />
      {result !== undefined && view.grain !== 'auto' && result.grain !== view.grain && (
        <span role="status" className="text-xs text-warning-ink">
          {t('grain.coarser', { grain: t(`grain.${result.grain}`) })}
        </span>
      )}
      {onReset !== undefined && (
        <Button variant="ghost" onClick={onReset}>
          {t('reset')}
        </Button>
      )}
    </div>
  );
}

/** What the measures of a report can be filtered by. */
export function filterDimensions({ measures, filters }: ReportDefinition): DimensionId[] {
  const fixed = new Set<DimensionId>(filters.map(({ dimension }) => dimension));
  return dimensionsOf(measures).filter((id) => id !== 'time' && !fixed.has(id));
}
