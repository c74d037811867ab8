'use client';

import { diffFlows, type FlowChange } from '@patchbay/flow-schema';
import { ChevronDown, ChevronUp, Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { Switch } from '@/ui/switch';
import { Tooltip } from '@/ui/tooltip';
import type { FlowContent } from '../../editor/core/edit-change';
import { useEditorWorkspace } from '../../editor/use-editor-workspace';
import { CompareCanvas } from './compare-canvas';
import { compareMarks } from './compare-marks';
import { compareEdges, compareNodes } from './compare-nodes';
import type { CompareStore } from './compare-store';
import { firstView, isInView, viewOfAll, viewOn, zoomed } from './compare-view-box';
import { useComparePlaces } from './use-compare-places';

export interface CompareSide {
  readonly content: FlowContent;
  readonly title: string;
}

interface CompareCanvasesProps {
  readonly flowId: string;
  readonly before: CompareSide;
  readonly after: CompareSide;
  readonly changes: readonly FlowChange[];
  readonly store: CompareStore;
  readonly onChange: (change: FlowChange) => void;
}

const panStepPx = 80;
const zoomStep = 1.25;

/** Two versions side by side: panning, zooming and selecting on one does the same on the other. */
export function CompareCanvases({ flowId, before, after, changes, store, onChange }: CompareCanvasesProps) {
  const t = useTranslations('flow_versions.compare');
  const left = useEditorWorkspace({ flowId, content: before.content, readOnly: true });
  const right = useEditorWorkspace({ flowId, content: after.content, readOnly: true });
  const places = useComparePlaces(before.content, after.content, right.editor);
  const pane = useRef<HTMLDivElement>(null);
  const drawn = useMemo(() => {
    if (places === null) return null;
    const marks = compareMarks(diffFlows(before.content.document, after.content.document));
    return {
      before: {
        nodes: compareNodes(before.content, after.content, marks.before, marks.after, places),
        edges: compareEdges(before.content, marks.before),
      },
      after: {
        nodes: compareNodes(after.content, before.content, marks.after, marks.before, places),
        edges: compareEdges(after.content, marks.after),
      },
    };
  }, [before.content, after.content, places]);
  const boxes = useMemo(() => {
    const all = new Map(
      (drawn === null ? [] : [...drawn.before.nodes, ...drawn.after.nodes]).map((one) => [one.id, one]),
    );
    return new Map(
      [...all].map(([id, { position, data }]) => [
        id,
        { ...position, ...right.editor.sizeOf(data.node), mark: data.mark },
      ]),
    );
  }, [drawn, right]);
  const frame = useCallback(() => {
    const { clientWidth: width = 600, clientHeight: height = 400 } = pane.current ?? {};
    return { width, height };
  }, []);

  useEffect(() => {
    if (boxes.size === 0) return;
    const all = [...boxes.values()];
    store.setState({
      viewport: firstView(
        all,
        all.filter(({ mark }) => mark !== null),
        frame(),
      ),
    });
  }, [boxes, store, frame]);
  useEffect(
    () =>
      store.subscribe((state, previous) => {
        if (state.change === previous.change || state.change === null || state.node === null) return;
        const box = boxes.get(state.node);
        // What can be seen already stays where it is.
        if (box === undefined || isInView(box, state.viewport, frame())) return;
        store.setState({ viewport: viewOn(box, frame(), Math.max(0.6, state.viewport.zoom)) });
      }),
    [boxes, store, frame],
  );

  const onNode = (id: string) => {
    const change = changes.find((one) => one.part !== 'edges' && one.nodes[0] === id);
    store.setState({ node: id });
    if (change !== undefined) onChange(change);
  };
  const shift = (x: number, y: number) => {
    const { viewport } = store.getState();
    store.setState({ viewport: { ...viewport, x: viewport.x + x, y: viewport.y + y } });
  };
  const zoom = (by: number) => store.setState({ viewport: zoomed(store.getState().viewport, frame(), by) });
  const showAll = () => store.setState({ viewport: viewOfAll([...boxes.values()], frame()) });
  const onKeyDown = (event: KeyboardEvent) => {
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => shift(panStepPx, 0),
      ArrowRight: () => shift(-panStepPx, 0),
      ArrowUp: () => shift(0, panStepPx),
      ArrowDown: () => shift(0, -panStepPx),
      '+': () => zoom(zoomStep),
      '=': () => zoom(zoomStep),
      '-': () => zoom(1 / zoomStep),
      '0': showAll,
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  return (
    <div className="flex h-full min-h-0 flex-col">
      <CompareToolbar changes={changes} store={store} onChange={onChange} zoom={zoom} showAll={showAll} />
      <section
        aria-label={t('canvases')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys, + and - move both canvases from here
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="grid min-h-0 flex-1 grid-cols-1 grid-rows-2 gap-px bg-line outline-none focus-visible:outline-2 focus-visible:outline-focus md:grid-cols-2 md:grid-rows-1"
      >
        {(['before', 'after'] as const).map((side) => (
          <Side
            key={side}
            title={side === 'before' ? before.title : after.title}
            frame={side === 'after' ? pane : null}
          >
            {drawn === null ? (
              <Skeleton className="m-4 h-32" />
            ) : (
              <CompareCanvas
                workspace={side === 'before' ? left : right}
                store={store}
                nodes={drawn[side].nodes}
                edges={drawn[side].edges}
                label={t('canvas', { title: side === 'before' ? before.title : after.title })}
                onNode={onNode}
              />
            )}
          </Side>
        ))}
      </section>
    </div>
  );
}

function Side({
  title,
  frame,
  children,
}: {
  title: string;
  frame: RefObject<HTMLDivElement | null> | null;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-0 min-w-0 flex-col bg-canvas">
      <h3 className="shrink-0 truncate border-b border-line bg-surface px-3 py-1.5 text-xs font-semibold">{title}</h3>
      <div ref={frame} className="min-h-0 flex-1">
        {children}
      </div>
    </div>
  );
}

function CompareToolbar({
  changes,
  store,
  onChange,
  zoom,
  showAll,
}: {
  changes: readonly FlowChange[];
  store: CompareStore;
  onChange: (change: FlowChange) => void;
  zoom: (by: number) => void;
  showAll: () => void;
}) {
  const t = useTranslations('flow_versions.compare');
  const at = useStore(store, (state) => changes.findIndex(({ key }) => key === state.change));
  const quiet = useStore(store, (state) => state.quiet);
  const go = (to: number) => {
    const change = changes[(to + changes.length) % changes.length];
    if (change !== undefined) onChange(change);
  };
  const tools = [
    { label: t('previous'), icon: ChevronUp, run: () => go(at < 0 ? -1 : at - 1), disabled: changes.length === 0 },
    { label: t('next'), icon: ChevronDown, run: () => go(at + 1), disabled: changes.length === 0 },
    { label: t('closer'), icon: ZoomIn, run: () => zoom(zoomStep), disabled: false },
    { label: t('farther'), icon: ZoomOut, run: () => zoom(1 / zoomStep), disabled: false },
    { label: t('all'), icon: Maximize, run: showAll, disabled: false },
  ];
  return (
    <div className="flex h-10 shrink-0 items-center gap-0.5 border-b border-line bg-surface px-2">
      {tools.map(({ label, icon: Icon, run, disabled }) => (
        <Tooltip key={label} content={label} side="bottom">
          <Button variant="ghost" size="icon" aria-label={label} disabled={disabled} onClick={run}>
            <Icon aria-hidden />
          </Button>
        </Tooltip>
      ))}
      <span role="status" className="px-1.5 text-xs text-ink-muted tabular-nums">
        {changes.length === 0
          ? ''
          : at < 0
            ? t('count', { count: changes.length })
            : t('place', { at: at + 1, count: changes.length })}
      </span>
      <span className="flex-1" />
      <span className="flex items-center gap-2 text-xs text-ink-muted">
        <span className="max-sm:hidden" aria-hidden>
          {t('quiet')}
        </span>
        <Switch checked={quiet} label={t('quiet')} onChange={(next) => store.setState({ quiet: next })} />
      </span>
    </div>
  );
}
