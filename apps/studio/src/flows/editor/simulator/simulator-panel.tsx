'use client';

import { useEffect, useState } from 'react';
import { GoOnForm } from '../../trace/go-on-form';
import { useContinuedCall } from '../../trace/use-carried-call';
import { revealNode } from '../core/editor-screen';
import { noOverlay, showOverlay } from '../core/overlay';
import { simulationOverlay } from '../core/simulation-store';
import { useSimulation, useWorkspace } from '../editor-context';
import type { Saving } from '../use-autosave';
import { RunningSimulation } from './running-simulation';
import { StartForm } from './start-form';

/** Tries the draft out without any telephone, with the engine that carries out real calls. */
export function SimulatorPanel({ saving }: { saving: Saving }) {
  const { overlay, editor, screen } = useWorkspace();
  const simulation = useSimulation((state) => state.simulation);
  useEffect(() => {
    showOverlay(overlay, simulation ? simulationOverlay(simulation, editor.parts.flowId) : noOverlay);
  }, [overlay, simulation, editor]);
  const place = simulation?.ended === null ? (simulation.positions[0]?.nodeId ?? null) : null;
  useEffect(() => {
    if (place !== null) revealNode(screen, place, false);
  }, [place, screen]);
  useEffect(() => () => showOverlay(overlay, noOverlay), [overlay]);
  const asked = useContinuedCall();
  const [ownCall, setOwnCall] = useState(false);
  if (simulation !== null) return <RunningSimulation simulation={simulation} />;
  if (asked !== null && !ownCall) return <GoOnForm asked={asked} saving={saving} onLeave={() => setOwnCall(true)} />;
  return <StartForm saving={saving} />;
}
