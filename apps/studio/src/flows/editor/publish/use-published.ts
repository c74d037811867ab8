import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import type { OpenedFlow } from '../open-flow';

export interface Published {
  /** Of what everyone gets; null before the first publication. */
  readonly number: number | null;
  readonly version: string | null;
  /** The number that the next publication will have. */
  readonly next: number;
}

/** What is published of this flow now; follows a publication in this window at once. */
export function usePublished(opened: OpenedFlow): Published {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.flows.versions.queryOptions({ id: opened.id }));
  const next = (data?.[0]?.number ?? opened.publishedNumber ?? 0) + 1;
  const current = data?.find((one) => one.current);
  if (current) return { number: current.number, version: current.version, next };
  return { number: opened.publishedNumber, version: opened.publishedVersion, next };
}
