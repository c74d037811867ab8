'use client';

import { useEffect } from 'react';
import { noOverlay, showOverlay } from '../../editor/core/overlay';
import { useEditor, useScenarios, useWorkspace } from '../../editor/editor-context';
import type { Saving } from '../../editor/use-autosave';
import { useScenarioOverlay } from '../covered/use-scenario-overlay';
import { isUnfilled } from '../record/scenario-from-call';
import { useScenarioRuns } from '../run/use-scenario-runs';
import { ScenarioForm } from './scenario-form';
import { ScenarioList } from './scenario-list';

/** The calls that are played on every change of the flow: their list, or one of them. */
export function ScenariosPanel({ saving }: { saving: Saving }) {
  const { overlay, editor, scenarios: store } = useWorkspace();
  const opened = useScenarios((state) => state.opened);
  const scenario = useEditor((state) => state.content.document.scenarios?.find(({ id }) => id === opened));
  const runs = useScenarioRuns(saving);
  const shown = useScenarioOverlay();
  useEffect(() => showOverlay(overlay, shown), [overlay, shown]);
  useEffect(() => () => showOverlay(overlay, noOverlay), [overlay]);
  const { run } = runs;
  useEffect(() => {
    // Whoever opens the panel wants to know how things stand: what was never run is run once.
    const { runs: known } = store.getState();
    const { scenarios = [] } = editor.store.getState().content.document;
    void run(scenarios.filter((one) => known[one.id] === undefined && !one.steps.some(isUnfilled)));
  }, [editor, store, run]);
  return scenario === undefined ? (
    <ScenarioList runs={runs} saving={saving} />
  ) : (
    <ScenarioForm scenario={scenario} runs={runs} />
  );
}
