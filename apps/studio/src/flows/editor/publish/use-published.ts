import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import type { OpenedFlow } from '../open-flow';

/** What everyone gets of this flow now, and the number the next version will have; follows a publication at once. */
export function usePublished(opened: OpenedFlow): {
  readonly number: number | null;
  readonly version: string | null;
  readonly nextNumber: number;
} {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.flows.versions.queryOptions({ id: opened.id }));
  const current = data?.find((one) => one.current);
  const nextNumber = (data?.[0]?.number ?? opened.publishedNumber ?? 0) + 1;
  if (current) return { number: current.number, version: current.version, nextNumber };
  return { number: opened.publishedNumber, version: opened.publishedVersion, nextNumber };
}
