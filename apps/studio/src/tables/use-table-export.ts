'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { saveText } from '@/centre/import/save-text';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { toast } from '@/ui/toast';

/** Saves a revision of a table, or its draft, as a file that can be imported again. */
export function useTableExport(id: string): (number: number) => Promise<void> {
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async (number) => {
    try {
      const { name, text } = await queries.fetchQuery(
        trpc.tables.export.queryOptions({ id, number }, { staleTime: 0, gcTime: 0 }),
      );
      saveText(name, text);
    } catch (error) {
      toast.error(failureText(error, locale));
    }
  };
}
