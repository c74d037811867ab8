import { useCallback, useEffect, useRef } from 'react';
import { failureText } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import type { SimulatedSurroundings } from '../../editor/core/simulation-store';
import { useUiLocale, useWorkspace } from '../../editor/editor-context';
import type { Saving } from '../../editor/use-autosave';
import type { ScenarioNews, ScenarioOrder } from './scenario-work';

/** What is left to say beside the draft and what surrounds it. */
type Wanted = (document: ScenarioOrder['document']) => Pick<ScenarioOrder, 'kind'> & Partial<ScenarioOrder>;

/**
 * A worker beside the page for what takes a while, on the draft as it is now. One order at a time: a new one ends that under way.
 * `order` resolves once the work is done, was stopped, or could not be done; what went wrong comes as news.
 */
export function useScenarioWork(saving: Saving | null) {
  const client = useTRPCClient();
  const locale = useUiLocale();
  const { editor } = useWorkspace();
  const flush = saving?.flush;
  const current = useRef<{ readonly worker: Worker; readonly end: () => void } | null>(null);

  const stop = useCallback(() => {
    current.current?.worker.terminate();
    current.current?.end();
    current.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const order = useCallback(
    async (wanted: Wanted, take: (news: ScenarioNews, document: ScenarioOrder['document']) => void): Promise<void> => {
      stop();
      const worker = new Worker(new URL('./scenario.worker.ts', import.meta.url), { type: 'module' });
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      const own = { worker, end };
      current.current = own;
      const { flowId } = editor.parts;
      const fail = (message: string) => {
        if (current.current !== own) return;
        take({ kind: 'failed', message }, editor.store.getState().content.document);
        stop();
      };
      try {
        // Which sub-flows and prompts there are is looked up for the draft as it is stored.
        await flush?.();
        const { parts } = await client.flows.simulation.query({ id: flowId });
        if (current.current !== own) return;
        const { document } = editor.store.getState().content;
        worker.onmessage = ({ data }: MessageEvent<ScenarioNews>) => {
          if (current.current !== own) return;
          take(data, document);
          if (data.kind === 'done' || data.kind === 'failed') stop();
        };
        worker.onerror = (event) => fail(event.message);
        const surroundings = JSON.parse(parts) as SimulatedSurroundings;
        worker.postMessage({ flowId, document, surroundings, ...wanted(document) } as ScenarioOrder);
      } catch (error) {
        fail(failureText(error, locale));
      }
      await ended;
    },
    [client, editor, locale, flush, stop],
  );
  return { order, stop };
}
