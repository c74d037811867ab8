'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Tags } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { DeskListScreen } from './desk-list-screen';
import { QueueBadges } from './queue-badges';
import { QueueChoice, useQueueNames } from './queue-choice';

interface CodeFacts {
  name: string;
  queueIds: string[];
}

export function CodesScreen() {
  const t = useTranslations('centre.codes');
  const codes = useTRPC().deskLists.codes;
  const queueNames = useQueueNames();
  const inForm = { meta: { showsFailure: true } };
  const create = useMutation(codes.create.mutationOptions(inForm));
  const update = useMutation(codes.update.mutationOptions(inForm));
  const setArchived = useMutation(codes.setArchived.mutationOptions());
  return (
    <DeskListScreen
      list="codes"
      icon={Tags}
      query={useQuery(codes.list.queryOptions())}
      searchText={(row) => `${row.name} ${row.queueIds.map((id) => queueNames.get(id)).join(' ')}`}
      shown={(row) => ({ name: row.name, badges: <QueueBadges ids={row.queueIds} names={queueNames} /> })}
      reorder={useMutation(codes.reorder.mutationOptions())}
      taking={{ kind: 'archive', setArchived, label: t('archive'), done: (name) => t('archived', { name }) }}
      form={{
        facts: (row): CodeFacts => ({ name: row?.name ?? '', queueIds: row?.queueIds ?? [] }),
        name: { key: 'name', lengthMax: 80 },
        fields: (facts, set, errorOf) => (
          <QueueChoice
            list="codes"
            value={facts.queueIds}
            onChange={(queueIds) => set({ queueIds })}
            error={errorOf('queueIds')}
          />
        ),
        create,
        update,
      }}
    />
  );
}
