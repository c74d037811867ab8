import type { Scenario } from '@patchbay/flow-schema';
import { useCallback, useEffect } from 'react';
import { useWorkspace } from '../../editor/editor-context';
import type { Saving } from '../../editor/use-autosave';
import { useScenarioWork } from './use-scenario-work';

/** Runs scenarios on the draft as it is now, and keeps what comes of them. */
export function useScenarioRuns(saving: Saving | null) {
  const { scenarios: store } = useWorkspace();
  const { order, stop: end } = useScenarioWork(saving);

  const stop = useCallback(() => {
    end();
    store.setState({ progress: null });
  }, [end, store]);
  // Whoever closes the panel in the middle finds it at rest when it is opened again.
  useEffect(() => () => store.setState({ progress: null }), [store]);

  const run = useCallback(
    async (wanted: readonly Scenario[]) => {
      if (wanted.length === 0) return;
      const ids = new Set(wanted.map(({ id }) => id));
      const progress = { done: 0, total: wanted.length };
      store.setState({ progress, failure: null });
      let own = progress;
      await order(
        ({ scenarios = [] }) => ({ kind: 'run', scenarios: scenarios.filter(({ id }) => ids.has(id)) }),
        (news, document) => {
          if (news.kind === 'failed') store.setState({ failure: news.message });
          if (news.kind !== 'result') return;
          const { result } = news;
          const scenario = document.scenarios?.find(({ id }) => id === result.scenarioId);
          if (scenario === undefined) return;
          own = { ...own, done: own.done + 1 };
          store.setState(({ runs }) => ({
            runs: { ...runs, [scenario.id]: { scenario, document, result } },
            progress: own,
          }));
        },
      );
      // One that was begun meanwhile tells of itself.
      if (store.getState().progress === own) store.setState({ progress: null });
    },
    [order, store],
  );
  return { run, stop };
}
