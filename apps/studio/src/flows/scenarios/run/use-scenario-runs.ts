import type { Scenario } from '@patchbay/flow-schema';
import { useCallback, useEffect, useRef } from 'react';
import { failureText } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import type { SimulatedSurroundings } from '../../editor/core/simulation-store';
import { useUiLocale, useWorkspace } from '../../editor/editor-context';
import type { Saving } from '../../editor/use-autosave';
import type { ScenarioNews, ScenarioOrder } from './scenario-work';

/** Runs scenarios on the draft as it is now, beside the page. One run at a time; a new one ends that under way. */
export function useScenarioRuns(saving: Saving | null) {
  const client = useTRPCClient();
  const locale = useUiLocale();
  const { editor, scenarios: store } = useWorkspace();
  const worker = useRef<Worker | null>(null);

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
    store.setState({ progress: null });
  }, [store]);
  useEffect(() => stop, [stop]);

  const run = useCallback(
    async (wanted: readonly Scenario[]) => {
      stop();
      if (wanted.length === 0) return;
      const own = new Worker(new URL('./scenario.worker.ts', import.meta.url), { type: 'module' });
      worker.current = own;
      store.setState({ progress: { done: 0, total: wanted.length }, failure: null });
      try {
        // Which sub-flows and prompts there are is looked up for the draft as it is stored.
        await saving?.flush();
        const { parts } = await client.flows.simulation.query({ id: editor.parts.flowId });
        if (worker.current !== own) return;
        const { document } = editor.store.getState().content;
        const ids = new Set(wanted.map(({ id }) => id));
        const order: ScenarioOrder = {
          flowId: editor.parts.flowId,
          document,
          surroundings: JSON.parse(parts) as SimulatedSurroundings,
          scenarios: (document.scenarios ?? []).filter(({ id }) => ids.has(id)),
        };
        const byId = new Map(order.scenarios.map((scenario) => [scenario.id, scenario]));
        own.onmessage = ({ data: news }: MessageEvent<ScenarioNews>) => {
          if (worker.current !== own) return;
          if (news.kind === 'result') {
            const { result } = news;
            const scenario = byId.get(result.scenarioId);
            if (scenario === undefined) return;
            store.setState(({ runs, progress }) => ({
              runs: { ...runs, [scenario.id]: { scenario, document, result } },
              progress: progress && { ...progress, done: progress.done + 1 },
            }));
          } else {
            if (news.kind === 'failed') store.setState({ failure: news.message });
            stop();
          }
        };
        own.onerror = (event) => {
          store.setState({ failure: event.message });
          stop();
        };
        own.postMessage(order);
      } catch (error) {
        store.setState({ failure: failureText(error, locale) });
        stop();
      }
    },
    [client, editor, locale, saving, stop, store],
  );
  return { run, stop };
}
