'use client';

import type { ReportDefinition, ReportView, SavedReport } from '@patchbay/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { Segmented } from '@/ui/segmented';

interface SaveDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  definition: ReportDefinition;
  view: ReportView;
  /** The ready report that it is a view of; null for one of one's own. */
  base: string | null;
  /** What it begins with: what is changed, or the name of what is copied. */
  start: { name: string; about: string; sharing: SavedReport['sharing'] };
  /** Changes this one; else there is one more. */
  id?: string | undefined;
  onSaved: (id: string) => void;
}

/** Keeps a report with the way it is looked at, for oneself or for everyone. */
export function SaveDialog({ open, onClose, ...props }: SaveDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={props.title}>
      {open && <SaveForm {...props} onClose={onClose} />}
    </Dialog>
  );
}

function SaveForm({ onClose, definition, view, base, start, id, onSaved }: Omit<SaveDialogProps, 'open' | 'title'>) {
  const t = useTranslations('reports.save');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(start);
  const done = {
    onSuccess: async (saved: { id: string }) => {
      await queries.invalidateQueries({ queryKey: trpc.reports.list.queryKey() });
      onClose();
      onSaved(saved.id);
    },
    meta: { showsFailure: true },
  };
  const save = useMutation(trpc.reports.save.mutationOptions(done));
  const change = useMutation(trpc.reports.change.mutationOptions(done));
  const error = save.error ?? change.error;
  const named = draft.name.trim() !== '';
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!named) return;
        const input = { ...draft, definition, view };
        if (id === undefined) save.mutate({ ...input, base });
        else change.mutate({ ...input, id });
      }}
    >
      {error !== null && <Callout tone="danger">{failureText(error, locale)}</Callout>}
      <FormField label={t('name')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={80}
            value={draft.name}
            onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
          />
        )}
      </FormField>
      <FormField label={t('about')} optional={ui('optional')}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={500}
            value={draft.about}
            onChange={({ currentTarget }) => setDraft({ ...draft, about: currentTarget.value })}
          />
        )}
      </FormField>
      <div className="flex flex-col gap-1">
        <span className="text-sm font-medium">{t('sharing')}</span>
        <Segmented
          className="self-start"
          label={t('sharing')}
          value={draft.sharing}
          onChange={(sharing) => setDraft({ ...draft, sharing })}
          options={[
            { value: 'own', label: t('sharings.own') },
            { value: 'everyone', label: t('sharings.everyone') },
          ]}
        />
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button variant="primary" type="submit" disabled={!named} loading={save.isPending || change.isPending}>
          {ui('save')}
        </Button>
      </div>
    </form>
  );
}
