'use client';

import { useEffect } from 'react';
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
  return simulation === null ? <StartForm saving={saving} /> : <RunningSimulation simulation={simulation} />;
}
