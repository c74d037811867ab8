import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import type { OpenedFlow } from '../open-flow';

/** What is published of this flow now; follows a publication in this window at once. */
export function usePublished(opened: OpenedFlow): { readonly number: number | null; readonly version: string | null } {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.flows.versions.queryOptions({ id: opened.id }));
  const newest = data?.[0];
  if (newest) return { number: newest.number, version: newest.version };
  return { number: opened.publishedNumber, version: opened.publishedVersion };
}
