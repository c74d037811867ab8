'use client';

import type { ImportedPrompt } from '@patchbay/records';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { toast } from '@/ui/toast';

/** Puts recordings into drafts, all or none, and offers to take that back. */
export function useImportRecordings() {
  const t = useTranslations('prompts.import');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.prompts.pathKey() });
  const undo = useMutation(
    trpc.prompts.undoImport.mutationOptions({
      onSuccess: async () => {
        toast.success(t('undone'));
        await refresh();
      },
    }),
  );
  return useMutation(
    trpc.prompts.importRecordings.mutationOptions({
      meta: { showsFailure: true },
      onSettled: refresh,
      onSuccess: ({ imported }: { imported: ImportedPrompt[] }) =>
        toast.success(t('done', { count: imported.length }), {
          duration: 20_000,
          action: { label: ui('undo'), onClick: () => undo.mutate({ imported }) },
        }),
    }),
  );
}
