'use client';

import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { ChevronRight } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useTRPC } from '@/client/trpc';
import { classNames } from '@/ui/class-names';
import { QueryState } from '@/ui/query-state';
import { Skeleton } from '@/ui/skeleton';
import { SearchDialog } from '../editor/canvas/search-dialog';
import type { FlowContent } from '../editor/core/edit-change';
import { revealNode } from '../editor/core/editor-screen';
import { showOverlay } from '../editor/core/overlay';
import { EditorProvider, useWorkspace } from '../editor/editor-context';
import { contentOf } from '../editor/open-flow';
import { useEditorWorkspace } from '../editor/use-editor-workspace';
import { type TraceLevel, type TraceStep, traceOverlay } from './replay';

const FlowCanvas = dynamic(async () => (await import('../editor/canvas/flow-canvas')).FlowCanvas, { ssr: false });

interface TraceGraphProps {
  readonly steps: readonly TraceStep[];
  readonly at: number;
  readonly level: TraceLevel;
  readonly levels: readonly TraceLevel[];
  readonly onLevel: (depth: number) => void;
}

/** The graph of the version that ran, with the way the call had taken by then. */
export function TraceGraph(props: TraceGraphProps) {
  const trpc = useTRPC();
  const { flowId, version } = props.level;
  const graph = useQuery(
    trpc.flows.versionByHash.queryOptions({ flowId, hash: version }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  return (
    <QueryState query={graph} skeleton={<Skeleton className="m-4 h-40" />}>
      {(data) => <Graph key={`${flowId}/${version}`} {...props} content={contentOf(data)} />}
    </QueryState>
  );
}

function Graph({ content, ...props }: TraceGraphProps & { content: FlowContent }) {
  const workspace = useEditorWorkspace({
    flowId: props.level.flowId,
    content,
    readOnly: true,
    screen: { minimap: false },
  });
  return (
    <EditorProvider workspace={workspace}>
      <ReactFlowProvider>
        <div className="relative h-full">
          <FlowCanvas />
          <Levels {...props} name={content.document.name} />
          <Glow {...props} />
        </div>
        <SearchDialog />
      </ReactFlowProvider>
    </EditorProvider>
  );
}

/** Brings the moment onto the canvas and keeps the node in view. */
function Glow({ steps, at, level }: TraceGraphProps) {
  const { overlay, screen } = useWorkspace();
  const ended = steps[at]?.kind === 'run.ended';
  useEffect(() => {
    showOverlay(overlay, traceOverlay(steps, at, level, ended));
  }, [overlay, steps, at, level, ended]);
  useEffect(() => {
    if (level.nodeId !== null) revealNode(screen, level.nodeId, false);
  }, [screen, level.nodeId]);
  return null;
}

function Levels({ levels, level, onLevel, name }: TraceGraphProps & { name: string }) {
  const t = useTranslations('flows.trace');
  return (
    <nav
      aria-label={t('levels')}
      className="absolute top-2 left-2 z-10 flex items-center gap-1 rounded-md border border-line bg-raised px-1.5 py-1 text-xs shadow-card"
    >
      {levels.map((one, index) => (
        <span key={one.depth} className="inline-flex items-center gap-1">
          {index > 0 && <ChevronRight className="size-3 text-ink-faint" aria-hidden />}
          <button
            type="button"
            aria-current={one.depth === level.depth || undefined}
            onClick={() => onLevel(one.depth)}
            className={classNames(
              'rounded-sm px-1',
              one.depth === level.depth ? 'font-medium' : 'text-ink-muted hover:underline',
            )}
          >
            {one.depth === level.depth ? name : <LevelName level={one} />}
          </button>
        </span>
      ))}
    </nav>
  );
}

/** The flow on another level is called as in the version that ran; it is read by the time somebody goes there. */
function LevelName({ level: { flowId, version, depth } }: { level: TraceLevel }) {
  const t = useTranslations('flows.trace');
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.flows.versionByHash.queryOptions({ flowId, hash: version }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  return data === undefined ? t('level', { number: depth + 1 }) : contentOf(data).document.name;
}
