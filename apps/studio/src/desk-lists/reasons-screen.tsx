'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Coffee } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { FormField } from '@/ui/form-field';
import { Switch } from '@/ui/switch';
import { DeskListScreen } from './desk-list-screen';

interface ReasonFacts {
  name: string;
  productive: boolean;
}

export function ReasonsScreen() {
  const t = useTranslations('centre.reasons');
  const reasons = useTRPC().deskLists.reasons;
  const inForm = { meta: { showsFailure: true } };
  const create = useMutation(reasons.create.mutationOptions(inForm));
  const update = useMutation(reasons.update.mutationOptions(inForm));
  const setArchived = useMutation(reasons.setArchived.mutationOptions());
  return (
    <DeskListScreen
      list="reasons"
      icon={Coffee}
      query={useQuery(reasons.list.queryOptions())}
      searchText={(row) => row.name}
      shown={(row) => ({
        name: row.name,
        badges: <Badge tone={row.productive ? 'info' : 'neutral'}>{t(row.productive ? 'productive' : 'pause')}</Badge>,
      })}
      reorder={useMutation(reasons.reorder.mutationOptions())}
      taking={{ kind: 'archive', setArchived, label: t('archive'), done: (name) => t('archived', { name }) }}
      form={{
        facts: (row): ReasonFacts => ({ name: row?.name ?? '', productive: row?.productive ?? false }),
        name: { key: 'name', lengthMax: 60, help: t('name_help') },
        fields: ({ productive }, set) => (
          <FormField label={t('counts')} help={t('counts_help')}>
            {({ id }) => (
              <Switch
                id={id}
                checked={productive}
                onChange={(counts) => set({ productive: counts })}
                label={t('counts')}
              />
            )}
          </FormField>
        ),
        size: 'sm',
        create,
        update,
      }}
    />
  );
}
