import { type AnalysisFacts, analyseFlow } from '@patchbay/flow-schema';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTRPC } from '@/client/trpc';
import { factsOf } from '../centre-facts';
import { useWorkspace } from './editor-context';

const restMs = 150;
const unknown: AnalysisFacts = {};

/** Looks for problems while one types, as soon as the hand rests. */
export function useChecks(): void {
  const trpc = useTRPC();
  const { editor } = useWorkspace();
  const { data: centre, isPending } = useQuery(trpc.flows.centreFacts.queryOptions(undefined, { staleTime: 30_000 }));
  const facts = useMemo(
    () => (centre === undefined ? unknown : factsOf(centre, editor.parts.flowId)),
    [centre, editor],
  );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = () => {
      const { document } = editor.store.getState().content;
      editor.actions.setAnalysis(analyseFlow(document, editor.parts.registry, facts));
    };
    // The canvas is drawn first. Nor is anything looked for twice, before and after it is known what the centre has.
    if (!isPending) timer = setTimeout(check);
    const stop = editor.store.subscribe((state, before) => {
      if (state.content.document === before.content.document) return;
      clearTimeout(timer);
      timer = setTimeout(check, restMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [editor, facts, isPending]);
}
