'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Checkbox } from '@/ui/checkbox';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { toast } from '@/ui/toast';

interface CopyDialogProps {
  monday: string;
  /** The same as a text. */
  from: string;
  agentIds: readonly string[];
  ofChosen: boolean;
  onClose: () => void;
}

const weeksMax = 12;

/** The same week once more, so many weeks on. */
export function CopyDialog({ monday, from, agentIds, ofChosen, onClose }: CopyDialogProps) {
  const t = useTranslations('shifts.copying');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [weeks, setWeeks] = useState('1');
  const [replace, setReplace] = useState(false);
  const count = Number(weeks);
  const copy = useMutation(
    trpc.shifts.copy.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ planned, leftOut, removed }) => {
        await queries.invalidateQueries({ queryKey: trpc.shifts.pathKey() });
        const parts = [t('done', { planned })];
        if (leftOut > 0) parts.push(t('left_out', { count: leftOut }));
        if (removed > 0) parts.push(t('removed', { count: removed }));
        toast.success(parts.join(' · '));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('title', { from })}
      description={t('text')}
      error={copy.error}
      saving={copy.isPending}
      ready={Number.isInteger(count) && count >= 1 && count <= weeksMax}
      submitLabel={t('run')}
      onSubmit={() => copy.mutate({ monday, weeks: count, agentIds: [...agentIds], replace })}
      onClose={onClose}
    >
      <p className="text-sm">{t(ofChosen ? 'for_chosen' : 'for_shown', { count: agentIds.length })}</p>
      <FormField label={t('weeks')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={weeksMax}
            required
            className="w-24"
            value={weeks}
            onChange={(event) => setWeeks(event.currentTarget.value)}
          />
        )}
      </FormField>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the check box inside is a button, which a label around it names */}
      <label className="flex cursor-pointer items-start gap-2 text-sm">
        <Checkbox checked={replace} onChange={setReplace} label={t('replace')} className="mt-0.5" />
        <span>
          {t('replace')}
          <span className="block text-xs text-ink-muted">{t('replace_help')}</span>
        </span>
      </label>
    </FormDialog>
  );
}
