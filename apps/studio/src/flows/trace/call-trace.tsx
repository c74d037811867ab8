'use client';

import { useQuery } from '@tanstack/react-query';
import { Route } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { EmptyState } from '@/ui/empty-state';
import { QueryState } from '@/ui/query-state';
import { GoOnLink } from './go-on-link';
import { momentAt, type TraceStep } from './replay';
import { ReplayBar } from './replay-bar';
import { MomentSound } from './sound/moment-sound';
import { TraceGraph } from './trace-graph';
import { type TraceNodes, TraceTimeline } from './trace-timeline';
import { TraceVariables } from './trace-variables';
import { useReplay } from './use-replay';

/** A past call on the graph of the version it ran: step by step, forward and backward, with its variables. */
export function CallTrace({ callId, onMoment }: { callId: string; onMoment?: (atMs: number) => void }) {
  const t = useTranslations('flows.trace');
  const trpc = useTRPC();
  const steps = useQuery(trpc.calls.steps.queryOptions({ id: callId }));
  return (
    <QueryState query={steps}>
      {(data) =>
        data.steps.some((step) => step.nodeId !== null) ? (
          <Trace callId={callId} steps={data.steps as readonly TraceStep[]} nodes={data.nodes} onMoment={onMoment} />
        ) : (
          <EmptyState icon={Route} title={t('empty')} description={t('emptyText')} />
        )
      }
    </QueryState>
  );
}

function Trace({
  callId,
  steps,
  nodes,
  onMoment,
}: {
  callId: string;
  steps: readonly TraceStep[];
  nodes: TraceNodes;
  /** A step was pressed. */
  onMoment: ((atMs: number) => void) | undefined;
}) {
  const t = useTranslations('flows.trace');
  const replay = useReplay(steps);
  const moment = useMemo(() => momentAt(steps, replay.at), [steps, replay.at]);
  const [following, setFollowing] = useState(false);
  const [chosenDepth, setChosenDepth] = useState<number | null>(null);
  const level = moment.levels.find((one) => one.depth === chosenDepth) ?? moment.levels.at(-1);
  const goTo = (index: number) => {
    replay.go(index);
    const step = steps[index];
    if (step !== undefined) onMoment?.(Date.parse(step.at));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('input, .react-flow__node')) return;
    if (event.key === 'ArrowRight') replay.go(replay.at + 1);
    else if (event.key === 'ArrowLeft') replay.go(replay.at - 1);
    else if (event.key === 'Home') replay.go(0);
    else if (event.key === 'End') replay.go(replay.last);
    else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) replay.play();
    else return;
    event.preventDefault();
  };
  return (
    <section
      aria-label={t('title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys step through the call from here
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="flex flex-col overflow-hidden rounded-lg border border-line bg-surface outline-none focus-visible:outline-2 lg:h-[70dvh] lg:flex-row"
    >
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="h-80 min-h-0 lg:h-auto lg:flex-1">
          {level && (
            <TraceGraph
              steps={steps}
              at={replay.at}
              level={level}
              levels={moment.levels}
              onLevel={(depth) => setChosenDepth(depth)}
            />
          )}
        </div>
        <ReplayBar replay={replay} steps={steps}>
          {level && <GoOnLink callId={callId} step={replay.at} level={level} />}
        </ReplayBar>
      </div>
      <div className="flex min-h-0 w-full shrink-0 flex-col border-t border-line lg:w-80 lg:border-t-0 lg:border-l">
        <TraceTimeline steps={steps} nodes={nodes} at={replay.at} onGo={goTo} />
        <MomentSound
          callId={callId}
          at={Date.parse(moment.step?.at ?? '')}
          following={following}
          onFollow={setFollowing}
        />
        <TraceVariables moment={moment} />
      </div>
    </section>
  );
}
