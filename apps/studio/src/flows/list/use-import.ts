import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { toast } from '@/ui/toast';

/** Writes an imported flow, opens it, and offers to undo: an import that is undone is a flow that is put away. */
export function useImport() {
  const t = useTranslations('flows.import');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.flows.list.queryKey() });
  const undo = useMutation(
    trpc.flows.archive.mutationOptions({
      onSuccess: async () => {
        await refresh();
        router.push('/flows');
        toast.success(t('undone'));
      },
    }),
  );
  return useMutation(
    trpc.flows.import.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ id }, { name }) => {
        await refresh();
        toast.success(t('imported', { name: name ?? '' }), {
          duration: 10_000,
          action: { label: t('undo'), onClick: () => undo.mutate({ id }) },
        });
        router.push(`/flows/${id}`);
      },
    }),
  );
}
