'use client';

import { useTranslations } from 'next-intl';
import { FormField } from '@/ui/form-field';
import { Switch } from '@/ui/switch';
import { NumberField } from './number-field';
import type { QueueRules } from './queue-in-words';

type Alerts = NonNullable<QueueRules['alerts']>;

interface MeasuresEditorProps {
  queue: QueueRules;
  onChange: (change: Partial<QueueRules>) => void;
  errorOf: (field: string) => string | undefined;
}

const noAlerts: Alerts = { waitingMax: null, longestWaitMs: null, serviceLevelMin: null, agentsReadyMin: null };
const alertKinds = [
  { field: 'waitingMax', scale: 1, unit: 'callers', start: 10 },
  { field: 'longestWaitMs', scale: 1_000, unit: 'longer', start: 120_000 },
  { field: 'serviceLevelMin', scale: 0.01, unit: 'percent', start: 0.7 },
  { field: 'agentsReadyMin', scale: 1, unit: 'agents', start: 1 },
] as const;

/** What the queue is measured by, and when its tile on the floor calls for help. */
export function MeasuresEditor({ queue, onChange, errorOf }: MeasuresEditorProps) {
  const t = useTranslations('centre.queues.measures');
  const alerts = queue.alerts ?? noAlerts;
  const setAlert = (field: keyof Alerts, value: number | null) => {
    const next = { ...alerts, [field]: value };
    onChange({ alerts: Object.values(next).every((one) => one === null) ? null : next });
  };
  return (
    <div className="flex flex-col gap-5">
      <FormField
        label={t('service_level')}
        help={t('service_level_help')}
        error={errorOf('serviceLevelMs') ?? errorOf('serviceLevelTarget')}
      >
        {({ id }) => (
          <span className="flex flex-wrap items-center gap-2 text-sm">
            <NumberField
              id={id}
              value={queue.serviceLevelTarget}
              scale={0.01}
              min={0}
              max={100}
              unit="%"
              onChange={(serviceLevelTarget) => onChange({ serviceLevelTarget })}
            />
            {t('within')}
            <NumberField
              label={t('seconds')}
              value={queue.serviceLevelMs}
              scale={1_000}
              min={1}
              unit={t('seconds')}
              onChange={(serviceLevelMs) => onChange({ serviceLevelMs })}
            />
          </span>
        )}
      </FormField>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">{t('alerts')}</legend>
        {alertKinds.map(({ field, scale, unit, start }) => {
          const value = alerts[field];
          const error = errorOf(`alerts.${field}`);
          return (
            <div key={field} className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <Switch
                label={t(`alert.${field}`)}
                checked={value !== null}
                onChange={(on) => setAlert(field, on ? start : null)}
              />
              <span className={value === null ? 'text-ink-muted' : ''}>{t(`alert.${field}`)}</span>
              {value !== null && (
                <NumberField
                  label={t(`alert.${field}`)}
                  value={value}
                  scale={scale}
                  min={0}
                  unit={unit === 'percent' ? '%' : t(unit)}
                  invalid={error !== undefined}
                  onChange={(next) => setAlert(field, next)}
                />
              )}
              {error !== undefined && (
                <span role="alert" className="text-xs text-danger">
                  {error}
                </span>
              )}
            </div>
          );
        })}
      </fieldset>
    </div>
  );
}
