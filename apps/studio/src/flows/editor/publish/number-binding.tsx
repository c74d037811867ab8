'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Hash, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { useUiLocale } from '../editor-context';

/** The numbers that lead to this flow, to add one or take one away right here. */
export function NumberBinding({ flowId }: { flowId: string }) {
  const t = useTranslations('flows.numbers');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const locale = useUiLocale();
  const editable = useCan()('number.edit');
  const [number, setNumber] = useState('');
  const numbers = useQuery(trpc.numbers.list.queryOptions());
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.numbers.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.flows.pathKey() }),
    ]);
  const bind = useMutation(
    trpc.numbers.bind.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        setNumber('');
        await refresh();
      },
    }),
  );
  const unbind = useMutation(trpc.numbers.unbind.mutationOptions({ onSuccess: refresh }));
  const mine = numbers.data?.filter((one) => one.flowId === flowId) ?? [];
  return (
    <section>
      <h3 className="mb-1.5 text-sm font-medium">{t('title')}</h3>
      <div className="flex flex-wrap items-center gap-1.5">
        {mine.map((one) => (
          <span
            key={one.number}
            className="inline-flex h-8 items-center gap-1 rounded-md border border-line bg-canvas pr-1 pl-2 text-sm font-medium"
          >
            <Hash className="size-3.5 text-ink-faint" aria-hidden />
            {one.number}
            {editable && (
              <Button
                variant="ghost"
                size="icon-sm"
                className="size-6"
                aria-label={t('unbind', { number: one.number })}
                disabled={unbind.isPending}
                onClick={() => unbind.mutate({ number: one.number })}
              >
                <X aria-hidden />
              </Button>
            )}
          </span>
        ))}
        {mine.length === 0 && <span className="text-sm text-ink-muted">{t('none')}</span>}
        {editable && (
          <form
            className="flex gap-1.5"
            onSubmit={(event) => {
              event.preventDefault();
              if (number.trim() !== '') bind.mutate({ number: number.trim(), flowId, label: '' });
            }}
          >
            <Input
              aria-label={t('number')}
              placeholder="2000"
              className="w-32"
              value={number}
              aria-invalid={bind.isError || undefined}
              onChange={(event) => {
                setNumber(event.currentTarget.value);
                bind.reset();
              }}
            />
            <Button type="submit" loading={bind.isPending} disabled={number.trim() === ''}>
              {t('bind')}
            </Button>
          </form>
        )}
      </div>
      {bind.isError && (
        <p role="alert" className="mt-1 text-xs text-danger">
          {failureText(bind.error, locale)}
        </p>
      )}
    </section>
  );
}
