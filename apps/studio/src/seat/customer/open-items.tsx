'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { Checkbox } from '@/ui/checkbox';
import { Input } from '@/ui/input';
import { Instant } from '@/ui/instant';
import { useRefreshCall } from '../call/use-call';
import type { Call } from '../seat-desk';

/** What is still to be done for the caller. */
export function OpenItems({ call, mayEdit }: { call: Call; mayEdit: boolean }) {
  const t = useTranslations('seat.items');
  const trpc = useTRPC();
  const refresh = useRefreshCall();
  const close = useMutation(trpc.seat.closeOpenItem.mutationOptions({ onSuccess: refresh }));
  return (
    <Card>
      <CardHeader title={t('title')} />
      <div className="flex flex-col gap-2 p-3">
        {call.openItems.length === 0 && <p className="px-1 text-sm text-ink-muted">{t('none')}</p>}
        <ul className="flex flex-col gap-1">
          {call.openItems.map(({ id, title, dueAt, assignedName }) => (
            <li key={id} className="flex items-start gap-2 px-1 py-1 text-sm">
              {mayEdit && (
                <Checkbox
                  className="mt-0.5"
                  checked={close.isPending && close.variables.itemId === id}
                  disabled={close.isPending}
                  label={t('close', { title })}
                  onChange={() => close.mutate({ itemId: id })}
                />
              )}
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                {title}
                {assignedName !== null && <span className="block text-xs text-ink-muted">{assignedName}</span>}
              </span>
              {dueAt !== null && (
                <Badge tone={Date.parse(dueAt) < Date.now() ? 'danger' : 'neutral'}>
                  <Instant at={dueAt} />
                </Badge>
              )}
            </li>
          ))}
        </ul>
        {mayEdit && <NewItem callId={call.id} />}
      </div>
    </Card>
  );
}

function NewItem({ callId }: { callId: string }) {
  const t = useTranslations('seat.items');
  const trpc = useTRPC();
  const refresh = useRefreshCall();
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  const add = useMutation(
    trpc.seat.addOpenItem.mutationOptions({
      onSuccess: () => {
        setTitle('');
        setDue('');
        refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    add.mutate({ callId, title, dueAt: due === '' ? null : new Date(`${due}T17:00`).toISOString() });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap gap-2">
      <Input
        aria-label={t('new')}
        placeholder={t('new')}
        maxLength={500}
        className="basis-full"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Input
        aria-label={t('due')}
        type="date"
        className="min-w-0 flex-1"
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Button type="submit" size="icon" aria-label={t('add')} loading={add.isPending} disabled={title.trim() === ''}>
        {!add.isPending && <Plus aria-hidden />}
      </Button>
    </form>
  );
}
