'use client';

import '@xyflow/react/dist/base.css';
import '../../editor/canvas/canvas.css';
import { useQuery } from '@tanstack/react-query';
import {
  Background,
  BackgroundVariant,
  Controls,
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import { UsersRound, Workflow } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Badge } from '@/ui/badge';
import { Callout } from '@/ui/callout';
import { classNames } from '@/ui/class-names';
import { Spinner } from '@/ui/spinner';
import { laidOut } from '../../editor/canvas/arrange';
import type { FlowMap } from '../server/flow-map';
import { heightOf, type MapPlace, mapCard, mapElkGraph, placesOf, routesOf, wayId } from './map-graph';
import { RoutedEdge } from './routed-edge';

type PlaceNode = Node<{ place: MapPlace }, 'place'>;
const nodeTypes = { place: PlaceCard };
const edgeTypes = { routed: RoutedEdge };

/** All flows and the queues they lead to, as a graph that arranges itself. */
export function MapCanvas({ map }: { map: FlowMap }) {
  const t = useTranslations('flows.across.map');
  const graph = useMemo(() => mapElkGraph(map), [map]);
  const layout = useQuery({
    queryKey: ['flow-map-layout', graph],
    queryFn: () => laidOut(graph),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const nodes = useMemo(() => placed(map, layout.data), [map, layout.data]);
  const routes = useMemo(() => routesOf(layout.data), [layout.data]);
  const edges = useMemo(
    () =>
      map.ways.map(
        (way): Edge => ({
          id: wayId(way),
          type: 'routed',
          source: way.from,
          target: way.to,
          label: t(`ways.${way.kind}`),
          data: { points: routes.get(wayId(way)) ?? [] },
          style: { strokeDasharray: way.kind === 'waiting' ? '5 4' : undefined },
          markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--ink-faint)', width: 16, height: 16 },
          ariaLabel: way.steps.join(', '),
        }),
      ),
    [map, routes, t],
  );
  if (layout.isError) return <Callout tone="danger">{t('failed')}</Callout>;
  if (layout.data === undefined) {
    return (
      <div className="grid h-full place-items-center">
        <Spinner label={t('title')} />
      </div>
    );
  }
  return (
    <div className="flow-canvas size-full">
      <ReactFlow<PlaceNode>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        fitView
        fitViewOptions={{ padding: 0.1, maxZoom: 1 }}
        minZoom={0.1}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--line-strong)" />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function placed(
  map: FlowMap,
  layout: { children?: { id: string; x?: number; y?: number }[] } | undefined,
): PlaceNode[] {
  const positions = new Map((layout?.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  return [...placesOf(map)].map(([id, place]) => ({
    id,
    type: 'place',
    position: positions.get(id) ?? { x: 0, y: 0 },
    width: mapCard.width,
    height: heightOf(place),
    data: { place },
  }));
}

function PlaceCard({ data: { place } }: NodeProps<PlaceNode>) {
  const t = useTranslations('flows.across.map');
  const isFlow = place.kind === 'flow';
  const { id, name } = isFlow ? place.flow : place.queue;
  const Icon = isFlow ? Workflow : UsersRound;
  return (
    <Link
      href={isFlow ? `/flows/${id}` : `/queues/${id}`}
      className={classNames(
        'flex size-full flex-col justify-center gap-1 rounded-lg border bg-raised px-3 text-ink shadow-card outline-offset-2 hover:border-ink-faint',
        isFlow && !place.flow.published ? 'border-dashed border-line-strong' : 'border-line',
      )}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} className="opacity-0" />
      <span className="flex items-center gap-2">
        <Icon
          className="size-4 shrink-0"
          style={{ color: `var(--category-${isFlow ? 'logic' : 'agents'})` }}
          aria-hidden
        />
        <span className="min-w-0 flex-1 truncate text-sm font-medium" title={name}>
          {name}
        </span>
        {isFlow && !place.flow.published && <Badge tone="outline">{t('draft')}</Badge>}
      </span>
      <span className="text-xs text-ink-muted">{t(isFlow ? 'flow' : 'queue')}</span>
      {isFlow && place.flow.numbers.length > 0 && (
        <span className="truncate text-xs text-ink-muted tabular-nums" title={place.flow.numbers.join(', ')}>
          {t('numbers', { numbers: place.flow.numbers.join(', ') })}
        </span>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} className="opacity-0" />
    </Link>
  );
}
