'use client';

import type { ImportKind } from '@patchbay/records';
import { useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { toast } from '@/ui/toast';
import { saveText } from './save-text';

/** Saves all there is of a kind as a file that can be imported again. */
export function useExport(kind: ImportKind): () => Promise<void> {
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async () => {
    try {
      const { text } = await queries.fetchQuery(trpc.centreImport.export.queryOptions({ kind }, { staleTime: 0 }));
      saveText(`${kind}.csv`, text);
    } catch (error) {
      toast.error(failureText(error, locale));
    }
  };
}
