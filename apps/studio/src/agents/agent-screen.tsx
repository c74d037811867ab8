'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserMinus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { AgentForm } from './agent-form';
import { useRemoveAgent } from './agents-screen';
import { ForwardingCard } from './forwarding-card';

/** One agent: how they are reached, what they can do, whom they serve. */
export function AgentScreen({ id }: { id: string }) {
  const t = useTranslations('centre.agents');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const editable = useCan()('centre.edit');
  const agent = useQuery(trpc.agents.get.queryOptions({ userId: id }));
  const centre = useQuery(trpc.centre.options.queryOptions());
  const remove = useRemoveAgent(() => push('/agents'));
  const update = useMutation(
    trpc.agents.update.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
        toast(t('saved'));
      },
    }),
  );
  return (
    <QueryState query={agent}>
      {(row) => (
        <Page
          title={
            <>
              {row.name}
              {row.disabled && <Badge>{t('disabled')}</Badge>}
            </>
          }
          description={row.email}
          breadcrumbs={[{ label: t('title'), href: '/agents' }]}
          actions={
            editable && (
              <Button variant="danger-ghost" onClick={() => remove(row)}>
                <UserMinus aria-hidden />
                {t('remove')}
              </Button>
            )
          }
        >
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
            {centre.data && (
              <AgentForm
                key={JSON.stringify([row.skills, row.queueIds, row.teamId, row.extension, row.sipAddress])}
                agent={row}
                centre={centre.data}
                editable={editable}
                saving={update.isPending}
                error={update.error}
                onSave={(changes) => update.mutate({ userId: id, changes })}
              />
            )}
            {centre.data && <ForwardingCard agent={row} agents={centre.data.agents} editable={editable} />}
          </div>
        </Page>
      )}
    </QueryState>
  );
}
