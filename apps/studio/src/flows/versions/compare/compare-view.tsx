'use client';

import type { FlowChange } from '@patchbay/flow-schema';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useStore } from 'zustand';
import { classNames } from '@/ui/class-names';
import { Segmented } from '@/ui/segmented';
import { Skeleton } from '@/ui/skeleton';
import { useNarrow } from '../../editor/use-narrow';
import { ChangeList } from '../change-list';
import { useFlowChanges } from '../use-flow-changes';
import type { CompareSide } from './compare-canvases';
import { createCompareStore } from './compare-store';

// The canvases measure what they draw: they exist in a browser only.
const CompareCanvases = dynamic(async () => (await import('./compare-canvases')).CompareCanvases, {
  ssr: false,
  loading: () => <Skeleton className="m-4 h-32" />,
});

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** Canvases keep what they began with: another document is another canvas. */
function keyOf(document: object): number {
  const known = keys.get(document) ?? ++lastKey;
  keys.set(document, known);
  return known;
}

interface CompareViewProps {
  readonly flowId: string;
  readonly before: CompareSide;
  readonly after: CompareSide;
  readonly className?: string;
}

/** Two states of a flow as a list of changes and on two canvases that move together. */
export function CompareView({ flowId, before, after, className }: CompareViewProps) {
  const t = useTranslations('flow_versions.compare');
  const [store] = useState(createCompareStore);
  const changes = useFlowChanges(before.content.document, after.content.document);
  const selected = useStore(store, (state) => state.change);
  const narrow = useNarrow();
  const [shown, setShown] = useState<'list' | 'canvas'>('list');
  const look = (change: FlowChange) =>
    store.setState((state) => {
      const node = change.nodes.includes(state.node ?? '') ? state.node : (change.nodes[0] ?? null);
      return { change: change.key, node: change.part === 'edges' ? (change.nodes[0] ?? null) : node };
    });
  const list = <ChangeList changes={changes} selected={selected} onSelect={look} />;
  const canvases = (
    <CompareCanvases
      key={`${keyOf(before.content.document)}/${keyOf(after.content.document)}`}
      flowId={flowId}
      before={before}
      after={after}
      changes={changes}
      store={store}
      onChange={look}
    />
  );
  if (narrow) {
    return (
      <div className={classNames('flex min-h-0 flex-col', className)}>
        <div className="border-b border-line p-2">
          <Segmented
            className="flex"
            label={t('view')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'list', label: t('list') },
              { value: 'canvas', label: t('side') },
            ]}
          />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">
          {shown === 'list' ? <div className="p-2">{list}</div> : canvases}
        </div>
      </div>
    );
  }
  return (
    <div className={classNames('flex min-h-0', className)}>
      <aside className="w-80 shrink-0 overflow-y-auto border-r border-line bg-surface p-2 py-3">{list}</aside>
      <div className="min-w-0 flex-1">{canvases}</div>
    </div>
  );
}
