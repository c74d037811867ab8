'use client';

import { type FormulaChoice, type FormulaSettings, type ReportMeasure, serviceLevelForms } from '@patchbay/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Sigma } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast';

interface FormulaDialogProps {
  /** As they are now. */
  settings: FormulaSettings;
  measures: readonly ReportMeasure[];
  /** What this report has otherwise than the centre; null: nothing. */
  choice: FormulaChoice | null;
  onChoose: (choice: FormulaChoice | null) => void;
}

const secondMs = 1_000;

type ChosenField = 'serviceLevel' | 'shortAbandons' | 'overflow' | 'handling' | 'occupancy' | 'adherence';

/** How the figures are worked out, for this report or for the whole centre. No count changes with it. */
export function FormulaDialog({ settings, measures, choice, onChoose }: FormulaDialogProps) {
  const t = useTranslations('reports.formula');
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      description={t('text')}
      size="lg"
      trigger={
        <Button>
          <Sigma aria-hidden />
          {t('button')}
          {choice !== null && <span className="size-1.5 rounded-full bg-accent" aria-hidden />}
        </Button>
      }
    >
      <FormulaForm
        key={JSON.stringify(settings)}
        settings={settings}
        measures={measures}
        choice={choice}
        onChoose={(next) => {
          onChoose(next);
          setOpen(false);
        }}
      />
    </Dialog>
  );
}

function FormulaForm({ settings, measures, choice, onChoose }: FormulaDialogProps) {
  const t = useTranslations('reports.formula');
  const locale = useLocale();
  const can = useCan();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(settings);
  const change = (next: Partial<FormulaSettings>) => setDraft({ ...draft, ...next });
  const keep = useMutation(
    trpc.reports.setFormula.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.reports.pathKey() });
        toast.success(t('kept'));
        onChoose(null);
      },
    }),
  );
  const choose = <Name extends ChosenField>(
    name: Name,
    options: readonly { value: FormulaSettings[Name]; label: string }[],
  ) => (
    <FormField label={t(`fields.${name as ChosenField}`)}>
      {({ id }) => (
        <Select<FormulaSettings[Name]>
          id={id}
          value={draft[name]}
          onChange={(value) => change({ [name]: value } as Partial<FormulaSettings>)}
          options={options}
        />
      )}
    </FormField>
  );
  const counted = [
    { value: 'count', label: t('counted.count') },
    { value: 'leave_out', label: t('counted.leave_out') },
  ] as const;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(draft);
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {choose(
          'serviceLevel',
          serviceLevelForms.map((value) => ({ value, label: t(`serviceLevels.${value}`) })),
        )}
        <FormField label={t('fields.threshold')} help={t('threshold_help')}>
          {(control) => (
            <SecondsInput
              control={control}
              value={draft.thresholdMs}
              placeholder={t('threshold_queue')}
              onChange={(thresholdMs) => change({ thresholdMs })}
            />
          )}
        </FormField>
        <FormField label={t('fields.shortAbandon')} help={t('short_help')}>
          {(control) => (
            <SecondsInput
              control={control}
              value={draft.shortAbandonMs}
              onChange={(shortAbandonMs) => change({ shortAbandonMs: shortAbandonMs ?? 0 })}
            />
          )}
        </FormField>
        {choose('shortAbandons', counted)}
        {choose('overflow', counted)}
        {choose(
          'handling',
          (['talk_hold_wrap_up', 'talk_hold', 'talk'] as const).map((value) => ({
            value,
            label: t(`handlings.${value}`),
          })),
        )}
        {choose(
          'occupancy',
          (['of_ready_time', 'of_signed_in_time'] as const).map((value) => ({
            value,
            label: t(`occupancies.${value}`),
          })),
        )}
        {choose(
          'adherence',
          (['reason', 'reason_or_signed_out'] as const).map((value) => ({
            value,
            label: t(`adherences.${value}`),
          })),
        )}
      </div>
      <section aria-label={t('now')} className="rounded-md bg-sunken p-3 text-xs">
        <h3 className="mb-1 font-medium">{t('now')}</h3>
        <ul className="text-ink-muted">
          {measures.map(({ id, label, formula }) => (
            <li key={id} className="[overflow-wrap:anywhere]">
              {label[locale]} = {formula[locale]}
            </li>
          ))}
        </ul>
      </section>
      <div className="flex flex-wrap justify-end gap-2">
        {choice !== null && <Button onClick={() => onChoose(null)}>{t('as_centre')}</Button>}
        {can('setting.edit') && (
          <Button loading={keep.isPending} onClick={() => keep.mutate(draft)}>
            {t('for_centre')}
          </Button>
        )}
        <Button variant="primary" type="submit">
          {t('for_report')}
        </Button>
      </div>
    </form>
  );
}

interface SecondsInputProps {
  control: { id: string; 'aria-describedby': string | undefined };
  value: number | null;
  onChange: (ms: number | null) => void;
  placeholder?: string;
}

function SecondsInput({ control, value, onChange, placeholder }: SecondsInputProps) {
  return (
    <Input
      {...control}
      type="number"
      min={0}
      max={3_600}
      step={1}
      placeholder={placeholder}
      value={value === null ? '' : String(value / secondMs)}
      onChange={({ currentTarget }) => {
        const seconds = Math.round(currentTarget.valueAsNumber);
        onChange(Number.isNaN(seconds) ? null : Math.min(3_600, Math.max(0, seconds)) * secondMs);
      }}
    />
  );
}
