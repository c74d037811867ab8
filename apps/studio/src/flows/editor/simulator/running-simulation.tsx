'use client';

import type { Simulation } from '@patchbay/engine';
import { ChevronRight, RotateCcw, StepBack, Volume2, VolumeX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { KeepSimulation } from '../../scenarios/record/keep-simulation';
import { revealNode } from '../core/editor-screen';
import { useEditor, useSimulation, useWorkspace } from '../editor-context';
import { PendingCommands } from './pending-commands';
import { SimulatedClock } from './simulated-clock';
import { SimulatedKeypad } from './simulated-keypad';
import { SimulatedSeat } from './simulated-seat';
import { SimulatedVariables } from './simulated-variables';
import { Transcript } from './transcript';
import { useSpokenPrompts } from './use-spoken-prompts';

/** A call under way in the simulator: keys, what is heard, the clock, what waits, and every variable. */
export function RunningSimulation({ simulation }: { simulation: Simulation }) {
  const t = useTranslations('flows.simulator');
  const { simulation: store } = useWorkspace();
  const { timeZone } = usePerson();
  const draft = useEditor((state) => state.content.document);
  const goesOn = useSimulation((state) => state.goesOn);
  const simulated = useSimulation((state) => state.document);
  const [spoken, setSpoken] = useState(false);
  useSpokenPrompts(simulation, spoken);
  const set = useCallback((next: Simulation | null) => store.setState({ simulation: next }), [store]);
  const ended = simulation.ended !== null;
  return (
    <div className="divide-y divide-line">
      <div className="flex items-center gap-1.5 p-2">
        <Badge tone={ended ? 'neutral' : 'success'}>{ended ? t('ended') : t('running')}</Badge>
        <span className="flex-1" />
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t('speak')}
          title={t('speak')}
          aria-pressed={spoken}
          onClick={() => setSpoken(!spoken)}
        >
          {spoken ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
        </Button>
        <Button size="sm" disabled={simulation.history.length <= 2} onClick={() => set(simulation.back())}>
          <StepBack aria-hidden />
          {t('back')}
        </Button>
        <Button size="sm" onClick={() => set(null)}>
          <RotateCcw aria-hidden />
          {t('restart')}
        </Button>
      </div>
      {/* What goes on with a past call has no beginning of its own: the call itself can be kept. */}
      {!goesOn && (
        <div className="p-2">
          <KeepSimulation simulation={simulation} />
        </div>
      )}
      {simulated !== draft && (
        <div className="p-2">
          <Callout tone="info">{t('changed')}</Callout>
        </div>
      )}
      <Position simulation={simulation} />
      <SimulatedClock simulation={simulation} onChange={set} timeZone={timeZone} />
      <SimulatedKeypad simulation={simulation} onChange={set} />
      <PendingCommands simulation={simulation} onChange={set} />
      <SimulatedSeat simulation={simulation} onChange={set} />
      <Transcript simulation={simulation} />
      <SimulatedVariables simulation={simulation} />
    </div>
  );
}

/** Where the call is: the node, and inside which sub-flows. */
function Position({ simulation }: { simulation: Simulation }) {
  const t = useTranslations('flows.simulator');
  const { screen, editor } = useWorkspace();
  const document = useSimulation((state) => state.document);
  if (simulation.ended !== null) {
    const { reason, failure } = simulation.ended;
    return (
      <div className="px-3 py-2 text-sm">
        <p className="font-medium">{t(`ends.${reason}`)}</p>
        {failure !== null && (
          <p className="mt-0.5 text-xs text-danger [overflow-wrap:anywhere]">
            {failure.code}: {failure.message}
          </p>
        )}
      </div>
    );
  }
  return (
    <nav aria-label={t('position')} className="flex flex-wrap items-center gap-1 px-3 py-2 text-sm">
      {simulation.positions.map((position, index) => {
        const node = position.depth === 0 ? document?.nodes.find((one) => one.id === position.nodeId) : undefined;
        return (
          <span key={position.depth} className="inline-flex items-center gap-1">
            {index > 0 && <ChevronRight className="size-3.5 text-ink-faint" aria-hidden />}
            <button
              type="button"
              disabled={position.depth > 0}
              className="rounded-sm font-medium enabled:hover:underline"
              onClick={() => {
                editor.actions.select({ nodes: [position.nodeId] });
                revealNode(screen, position.nodeId);
              }}
            >
              {node?.name || position.nodeId}
            </button>
          </span>
        );
      })}
    </nav>
  );
}
