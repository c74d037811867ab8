'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { QueueEditor } from './queue-editor';

/** One queue and all its rules. */
export function QueueScreen({ id }: { id: string }) {
  const t = useTranslations('centre.queues');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const found = useQuery(trpc.queues.get.queryOptions({ id }, { refetchOnWindowFocus: false }));
  const centre = useQuery(trpc.centre.options.queryOptions());
  const update = useMutation(
    trpc.queues.update.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.queues.pathKey() });
        await queries.invalidateQueries({ queryKey: trpc.centre.pathKey() });
        toast(t('saved'));
      },
    }),
  );
  return (
    <QueryState query={found}>
      {({ queue, agents }) =>
        centre.data && (
          <QueueEditor
            key={JSON.stringify(queue)}
            queue={queue}
            agents={agents}
            centre={centre.data}
            saving={update.isPending}
            error={update.error}
            onSave={(changes) => update.mutate({ id, changes })}
          />
        )
      }
    </QueryState>
  );
}
