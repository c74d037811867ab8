'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { GraduationCap } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useWhereUsed } from '@/centre/use-where-used';
import { useTRPC } from '@/client/trpc';
import { NamedListScreen } from './named-list-screen';

export function SkillsScreen() {
  const t = useTranslations('centre.skills');
  const trpc = useTRPC();
  const inForm = { meta: { showsFailure: true } };
  const skills = useQuery(trpc.skills.list.queryOptions());
  const whereUsed = useWhereUsed('skill');
  return (
    <>
      <NamedListScreen
        list="skills"
        icon={GraduationCap}
        query={skills}
        searchText={(row) => `${row.name} ${row.queues.join(' ')}`}
        columns={[
          {
            id: 'queues',
            header: t('queues'),
            cell: (row) => <span className="text-ink-muted">{row.queues.join(', ') || '–'}</span>,
            className: 'max-sm:hidden',
          },
        ]}
        create={useMutation(trpc.skills.create.mutationOptions(inForm))}
        rename={useMutation(trpc.skills.rename.mutationOptions(inForm))}
        remove={useMutation(trpc.skills.delete.mutationOptions())}
        beforeRemove={(row, goOn) => void whereUsed.check(row, goOn)}
      />
      {whereUsed.dialog}
    </>
  );
}
