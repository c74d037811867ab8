'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { QueryState } from '@/ui/query-state';
import { Select } from '@/ui/select';
import { Switch } from '@/ui/switch';
import { flowIndex } from '../editor/core/flow-order';
import { liveOverlay } from '../editor/core/live-calls';
import { noOverlay, showOverlay } from '../editor/core/overlay';
import { useEditor, useWorkspace } from '../editor/editor-context';
import { useLiveCalls } from '../editor/live/use-live-calls';
import type { OpenedFlow } from '../editor/open-flow';
import { usePublished } from '../editor/publish/use-published';
import { NodeFiguresTable } from './node-figures-table';
import { type RangeChoice, RangeFields } from './range-fields';
import { SelectedNodeFigures } from './selected-node-figures';
import { trafficView } from './traffic-figures';
import { rangeBetween, rangeOf } from './traffic-range';
import { TrafficSummary } from './traffic-summary';

const every = 'every';
/** A range that reaches up to now is read again as often. */
const againAfterMs = 10_000;
const lookAtClockMs = 30_000;

/** How calls went through the flow: over the canvas, and as a list for whoever reads rather than looks. */
export function TrafficPanel({ opened }: { opened: OpenedFlow }) {
  const t = useTranslations('traffic');
  const trpc = useTRPC();
  const { timeZone } = usePerson();
  const { traffic, overlay } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const published = usePublished(opened);
  const versions = useQuery(trpc.flows.versions.queryOptions({ id: opened.id }));
  const [version, setVersion] = useState(published.version ?? every);
  const [choice, setChoice] = useState<RangeChoice>({ preset: 'week', from: '', to: '' });
  const [live, setLive] = useState(false);
  const now = useNow(lookAtClockMs);
  const range = useMemo(
    () =>
      choice.preset === 'own' ? rangeBetween(choice.from, choice.to, timeZone) : rangeOf(choice.preset, now, timeZone),
    [choice, now, timeZone],
  );
  const figures = useQuery(
    trpc.traffic.flow.queryOptions(
      {
        id: opened.id,
        ...(version === every ? {} : { version }),
        from: new Date(range?.from ?? 0).toISOString(),
        to: new Date(range?.to ?? 1).toISOString(),
      },
      {
        enabled: range !== null,
        placeholderData: keepPreviousData,
        refetchInterval: range !== null && range.to >= now ? againAfterMs : false,
      },
    ),
  );
  const nodes = figures.data?.nodes;
  useEffect(() => {
    traffic.setState({ view: nodes === undefined ? null : trafficView(nodes) });
  }, [traffic, nodes]);
  useEffect(() => () => traffic.setState({ view: null }), [traffic]);
  const { calls } = useLiveCalls(opened.id, live);
  useEffect(() => {
    if (!live) return;
    showOverlay(overlay, liveOverlay(calls, null));
    return () => showOverlay(overlay, noOverlay);
  }, [overlay, live, calls]);
  const versionOptions = useMemo(() => {
    const seen = new Map<string, string>();
    // A version that was published again goes by its newest number.
    for (const { version: hash, number } of versions.data ?? [])
      if (!seen.has(hash)) seen.set(hash, t('version', { number }));
    return [{ value: every, label: t('everyVersion') }, ...[...seen].map(([value, label]) => ({ value, label }))];
  }, [versions.data, t]);
  const index = flowIndex(document);
  return (
    <div className="space-y-4 p-3">
      <div className="space-y-2">
        <Select size="sm" label={t('versionLabel')} value={version} options={versionOptions} onChange={setVersion} />
        <RangeFields choice={choice} onChange={setChoice} timeZone={timeZone} wrong={range === null} />
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is the control inside */}
        <label className="flex items-center gap-2 text-sm">
          <Switch checked={live} onChange={setLive} label={t('live')} />
          <span aria-hidden>{t('live')}</span>
        </label>
      </div>
      {range !== null && (
        <QueryState query={figures}>
          {(data) =>
            Object.keys(data.nodes).length === 0 ? (
              <div className="py-8 text-center text-sm text-ink-muted">
                <Activity className="mx-auto mb-2 size-6 text-ink-faint" aria-hidden />
                {t('empty')}
              </div>
            ) : (
              <>
                <TrafficSummary nodes={data.nodes} startId={document.nodes.find(({ type }) => type === 'start')?.id} />
                <SelectedNodeFigures nodes={data.nodes} index={index} />
                <NodeFiguresTable nodes={data.nodes} index={index} />
              </>
            )
          }
        </QueryState>
      )}
    </div>
  );
}

/** The time, taken anew as often as that makes a difference. */
function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
