'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { QueryState } from '@/ui/query-state';
import { Select } from '@/ui/select';
import { Skeleton } from '@/ui/skeleton';
import { Tooltip } from '@/ui/tooltip';
import { contentOf } from '../../editor/open-flow';
import type { PublishedVersion } from '../version-row';
import { CompareView } from './compare-view';
import { defaultSides, type SideName } from './side-name';

interface CompareScreenProps {
  readonly flowId: string;
  /** As in the address; null where it says nothing. */
  readonly from: SideName | null;
  readonly to: SideName | null;
}

/** Any two versions of a flow, or a version and the draft, beside each other. */
export function CompareScreen({ flowId, from, to }: CompareScreenProps) {
  const t = useTranslations('flow_versions.compare');
  const trpc = useTRPC();
  const versions = useQuery(trpc.flows.versions.queryOptions({ id: flowId }));
  return (
    <QueryState query={versions} skeleton={<Skeleton className="m-4 h-40" />}>
      {(rows) => {
        const sides = defaultSides(
          rows.map(({ number }) => number),
          from,
          to,
        );
        return sides === null ? (
          <EmptyState icon={ArrowLeftRight} title={t('nothing')} description={t('nothingText')} />
        ) : (
          <Compared flowId={flowId} from={sides.from} to={sides.to} versions={rows} />
        );
      }}
    </QueryState>
  );
}

interface ComparedProps {
  readonly flowId: string;
  readonly from: SideName;
  readonly to: SideName;
  readonly versions: readonly PublishedVersion[];
}

function Compared({ flowId, from, to, versions }: ComparedProps) {
  const t = useTranslations('flow_versions.compare');
  const router = useRouter();
  const path = usePathname();
  const [before, after] = [useSide(flowId, from), useSide(flowId, to)];
  const nameOf = (side: SideName) => (side === 'draft' ? t('draft') : t('version', { number: side }));
  const options = [
    { value: 'draft', label: t('draft') },
    ...versions.map(({ number, note }) => ({ value: String(number), label: nameOf(number), hint: note })),
  ];
  const go = (next: { from?: string; to?: string }) => {
    const query = new URLSearchParams({ from: String(from), to: String(to), ...next });
    router.replace(`${path}?${query}`);
  };
  return (
    <div className="flex h-full flex-col overflow-hidden">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-2 py-1.5">
        <Link
          href={`/flows/${flowId}`}
          aria-label={t('back')}
          className="grid size-8 place-items-center rounded-md text-ink-muted hover:bg-hover"
        >
          <ChevronLeft className="size-4" aria-hidden />
        </Link>
        <h1 className="mr-2 min-w-0 truncate text-sm font-semibold max-sm:basis-[calc(100%-3.5rem)]">
          {after.data?.content.document.name ?? t('title')}
        </h1>
        <Select
          label={t('from')}
          className="w-36 max-sm:flex-1"
          value={String(from)}
          options={options}
          onChange={(side) => go({ from: side })}
        />
        <Tooltip content={t('swap')} side="bottom">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t('swap')}
            onClick={() => go({ from: String(to), to: String(from) })}
          >
            <ArrowLeftRight aria-hidden />
          </Button>
        </Tooltip>
        <Select
          label={t('to')}
          className="w-36 max-sm:flex-1"
          value={String(to)}
          options={options}
          onChange={(side) => go({ to: side })}
        />
      </header>
      <QueryState query={before} skeleton={<Skeleton className="m-4 h-40" />}>
        {(old) => (
          <QueryState query={after} skeleton={<Skeleton className="m-4 h-40" />}>
            {(now) => (
              <CompareView
                className="min-h-0 flex-1"
                flowId={flowId}
                before={{ content: old.content, title: nameOf(from) }}
                after={{ content: now.content, title: nameOf(to) }}
              />
            )}
          </QueryState>
        )}
      </QueryState>
    </div>
  );
}

/** What a side says: a version never changes, the draft is read anew. */
function useSide(flowId: string, side: SideName) {
  const trpc = useTRPC();
  const draft = useQuery(
    trpc.flows.draft.queryOptions(
      { id: flowId },
      { enabled: side === 'draft', refetchOnMount: 'always', select: selectContent },
    ),
  );
  const version = useQuery(
    trpc.flows.version.queryOptions(
      { id: flowId, number: side === 'draft' ? 0 : side },
      { enabled: side !== 'draft', staleTime: Number.POSITIVE_INFINITY, select: selectContent },
    ),
  );
  return side === 'draft' ? draft : version;
}

// The same function each time: what was selected is then kept, and with it the canvases.
const selectContent = (data: { content: string }) => ({ content: contentOf(data) });
