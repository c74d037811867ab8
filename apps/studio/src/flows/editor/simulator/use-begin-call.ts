import type { RunPlace } from '@patchbay/engine';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import {
  beginSimulation,
  type SimulatedCall,
  type SimulatedSurroundings,
  simulatedDocuments,
} from '../core/simulation-store';
import { useUiLocale, useWorkspace } from '../editor-context';
import type { Saving } from '../use-autosave';

/** Begins a simulated call on the draft as it is now, once it is saved and its surroundings are read. */
export function useBeginCall(saving: Saving) {
  const client = useTRPCClient();
  const locale = useUiLocale();
  const { editor, simulation } = useWorkspace();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const begin = async (call: SimulatedCall, from?: { readonly place: RunPlace; readonly language: string }) => {
    setBusy(true);
    setFailure(null);
    try {
      await saving.flush();
      const { parts } = await client.flows.simulation.query({ id: editor.parts.flowId });
      const surroundings = JSON.parse(parts) as SimulatedSurroundings;
      const current = editor.store.getState().content.document;
      simulation.setState({
        goesOn: from !== undefined,
        promptTexts: surroundings.promptTexts ?? {},
        document: current,
        documents: simulatedDocuments(editor.parts.flowId, current, surroundings),
        simulation: beginSimulation({
          id: `simulated-${crypto.randomUUID()}`,
          flowId: editor.parts.flowId,
          document: current,
          surroundings,
          registry: editor.parts.registry,
          call,
          ...(from === undefined ? {} : { from }),
        }),
      });
    } catch (error) {
      setFailure(failureText(error, locale));
    } finally {
      setBusy(false);
    }
  };
  return { begin, busy, failure };
}
