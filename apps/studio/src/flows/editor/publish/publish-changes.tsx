'use client';

import type { FlowDocument } from '@patchbay/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { Columns2, List } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Segmented } from '@/ui/segmented';
import { Skeleton } from '@/ui/skeleton';
import { ChangeList } from '../../versions/change-list';
import { CompareView } from '../../versions/compare/compare-view';
import { useFlowChanges } from '../../versions/use-flow-changes';
import { useEditor } from '../editor-context';
import { contentOf, type OpenedFlow } from '../open-flow';

/** What callers get that they do not get now: as a list, or on two canvases. */
export function PublishChanges({ opened, number }: { opened: OpenedFlow; number: number | null }) {
  const t = useTranslations('flows.publish');
  const compare = useTranslations('flow_versions.compare');
  const trpc = useTRPC();
  const [view, setView] = useState<'list' | 'canvas'>('list');
  const content = useEditor((state) => state.content);
  const published = useQuery(
    trpc.flows.version.queryOptions({ id: opened.id, number: number ?? 0 }, { enabled: number !== null }),
  );
  const before = useMemo(() => (published.data ? contentOf(published.data) : null), [published.data]);
  return (
    <section aria-label={t('changes')}>
      <div className="mb-1.5 flex items-center justify-between gap-3">
        <h3 className="text-sm font-medium">{t('changes')}</h3>
        {before !== null && (
          <Segmented
            label={compare('view')}
            value={view}
            onChange={setView}
            options={[
              { value: 'list', label: compare('list'), icon: <List aria-hidden /> },
              { value: 'canvas', label: compare('side'), icon: <Columns2 aria-hidden /> },
            ]}
          />
        )}
      </div>
      {number === null ? (
        <p className="text-sm text-ink-muted">{t('firstTime')}</p>
      ) : before === null ? (
        <Skeleton className="h-16 w-full" />
      ) : view === 'list' ? (
        <div className="max-h-72 overflow-y-auto rounded-md border border-line p-1.5">
          <Listed before={before.document} after={content.document} />
        </div>
      ) : (
        <CompareView
          className="h-[56dvh] overflow-hidden rounded-md border border-line"
          flowId={opened.id}
          before={{ content: before, title: compare('version', { number }) }}
          after={{ content, title: compare('draft') }}
        />
      )}
    </section>
  );
}

function Listed({ before, after }: { before: FlowDocument; after: FlowDocument }) {
  return <ChangeList changes={useFlowChanges(before, after)} />;
}
