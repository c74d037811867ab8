'use client';

import type { CentreOptions } from '@patchbay/records';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { agentOption } from '@/agents/agent-option';
import { useTRPC } from '@/client/trpc';
import { zonedInstant } from '@/intl/zoned-instant';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { Checkbox } from '@/ui/checkbox';
import { classNames } from '@/ui/class-names';
import { Input } from '@/ui/input';
import { Instant } from '@/ui/instant';
import { Select } from '@/ui/select';

interface Item {
  id: string;
  title: string;
  dueAt: string | null;
  assigneeName: string | null;
  doneAt: string | null;
}

interface OpenItemsProps {
  customerId: string;
  items: readonly Item[];
  agents: CentreOptions['agents'];
  editable: boolean;
}

/** What is still to be done for a customer. */
export function OpenItems({ customerId, items, agents, editable }: OpenItemsProps) {
  const t = useTranslations('centre.customers.items');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.customers.pathKey() }) };
  const setDone = useMutation(trpc.customers.setItemDone.mutationOptions(refresh));
  return (
    <Card>
      <CardHeader title={t('title')} />
      {items.length === 0 && <p className="px-4 py-3 text-sm text-ink-muted">{t('none')}</p>}
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="flex items-start gap-2.5 px-4 py-2.5">
            <Checkbox
              className="mt-0.5"
              checked={item.doneAt !== null}
              disabled={!editable}
              label={t('done', { title: item.title })}
              onChange={(done) => setDone.mutate({ id: item.id, done })}
            />
            <div className="min-w-0 flex-1 text-sm">
              <p className={classNames(item.doneAt !== null && 'text-ink-faint line-through')}>{item.title}</p>
              <p className="flex flex-wrap gap-x-2 text-xs text-ink-muted">
                {item.assigneeName !== null && <span>{item.assigneeName}</span>}
                {item.dueAt !== null && item.doneAt === null && <Due at={item.dueAt} />}
                {item.doneAt !== null && <Instant at={item.doneAt} />}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {editable && <NewItem customerId={customerId} agents={agents} />}
    </Card>
  );
}

function Due({ at }: { at: string }) {
  const t = useTranslations('centre.customers.items');
  const [openedAt] = useState(() => Date.now());
  if (Date.parse(at) < openedAt) {
    return (
      <Badge tone="danger">
        {t('overdue')} <Instant at={at} />
      </Badge>
    );
  }
  return (
    <span>
      {t('due')} <Instant at={at} />
    </span>
  );
}

const nobody = 'nobody';

function NewItem({ customerId, agents }: Pick<OpenItemsProps, 'customerId' | 'agents'>) {
  const t = useTranslations('centre.customers.items');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  const [assignedTo, setAssignedTo] = useState(nobody);
  const { timeZone } = usePerson();
  const add = useMutation(
    trpc.customers.addItem.mutationOptions({
      onSuccess: async () => {
        setTitle('');
        setDue('');
        await queries.invalidateQueries({ queryKey: trpc.customers.pathKey() });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({
      customerId,
      title,
      dueAt: due === '' ? null : zonedInstant(due, timeZone).toISOString(),
      assignedTo: assignedTo === nobody ? null : assignedTo,
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-t border-line p-4">
      <Input
        aria-label={t('new')}
        placeholder={t('new')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={300}
      />
      <div className="grid gap-2">
        <Input
          type="datetime-local"
          aria-label={t('due')}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <Select
          label={t('assigned_to')}
          value={assignedTo}
          onChange={setAssignedTo}
          options={[{ value: nobody, label: t('nobody') }, ...agents.map(agentOption)]}
        />
      </div>
      <div className="flex justify-end">
        <Button type="submit" size="sm" loading={add.isPending} disabled={title.trim() === ''}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
}
