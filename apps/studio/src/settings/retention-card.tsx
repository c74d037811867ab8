'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { useConfirm } from '@/ui/confirm-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { KeptMonths } from './kept-months';
import { type KeptMonth, monthsToGo } from './months-to-go';

interface Kept {
  callsKeepDays: number | null;
  journalKeepDays: number | null;
}

/** How long calls are kept, and the months of them that there are. */
export function RetentionCard() {
  const t = useTranslations('settings.retention');
  const trpc = useTRPC();
  const retention = useQuery(trpc.settings.retention.read.queryOptions());
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} />
      <div className="p-4">
        <QueryState query={retention}>
          {({ months, ...present }) => (
            <RetentionForm key={JSON.stringify(present)} present={present} months={months} />
          )}
        </QueryState>
      </div>
    </Card>
  );
}

function RetentionForm({ present, months }: { present: Kept; months: readonly KeptMonth[] }) {
  const t = useTranslations('settings.retention');
  const ui = useTranslations('ui');
  const format = useFormatter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const [edited, setEdited] = useState(present);
  const save = useMutation(
    trpc.settings.retention.save.mutationOptions({
      onSuccess: async () => {
        toast.success(t('saved'));
        await queries.invalidateQueries({ queryKey: trpc.settings.retention.pathKey() });
      },
    }),
  );
  const gone = monthsToGo(months, edited.callsKeepDays, Date.now());
  const goneCalls = gone.reduce((sum, { callsAbout }) => sum + (callsAbout ?? 0), 0);
  const isShorter = (now: number | null, before: number | null) => now !== null && (before === null || now < before);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const calls = isShorter(edited.callsKeepDays, present.callsKeepDays);
    if (calls || isShorter(edited.journalKeepDays, present.journalKeepDays)) {
      const sure = await confirm({
        title: t('confirm_title'),
        description: calls ? t('confirm_calls', { calls: format.number(goneCalls) }) : t('confirm_journals'),
        action: ui('save'),
        danger: true,
      });
      if (!sure) return;
    }
    save.mutate(edited);
  };
  const field = (name: keyof Kept, label: string, help: string) => (
    <FormField label={label} help={help} optional={ui('optional')}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={1}
          max={36_500}
          placeholder={t('for_ever')}
          value={edited[name] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setEdited({ ...edited, [name]: value === '' ? null : Number(value) })
          }
        />
      )}
    </FormField>
  );
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {field('callsKeepDays', t('calls'), t('calls_help'))}
        {field('journalKeepDays', t('journals'), t('journals_help'))}
      </div>
      <Button
        type="submit"
        className="self-start"
        disabled={JSON.stringify(edited) === JSON.stringify(present)}
        loading={save.isPending}
      >
        {ui('save')}
      </Button>
      <KeptMonths months={months} gone={new Set(gone.map(({ name }) => name))} />
    </form>
  );
}
