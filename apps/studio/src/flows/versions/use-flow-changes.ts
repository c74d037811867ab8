import { describeChanges, type FlowChange, type FlowDocument, type UsedKind } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { useMemo } from 'react';
import { useUiLocale } from '../editor/editor-context';
import { useChoices } from '../editor/forms/use-choices';

/** What differs between two documents, in the words of the person who looks. */
export function useFlowChanges(before: FlowDocument, after: FlowDocument): readonly FlowChange[] {
  const locale = useUiLocale();
  const { flows, prompts, audio, credentials, queues, agents, skills, tables, hours } = useChoices();
  const names = useMemo(() => {
    const byKind: Record<UsedKind, readonly { readonly id: string; readonly name: string }[]> = {
      flow: flows,
      prompt: prompts,
      recording: audio,
      credential: credentials,
      queue: queues,
      agent: agents,
      skill: skills,
      table: tables,
      hours,
    };
    return new Map(
      Object.entries(byKind).map(([kind, list]) => [kind, new Map(list.map(({ id, name }) => [id, name]))] as const),
    );
  }, [flows, prompts, audio, credentials, queues, agents, skills, tables, hours]);
  return useMemo(
    () =>
      describeChanges(before, after, nodeTypes, { locale, nameOf: (kind: UsedKind, id) => names.get(kind)?.get(id) }),
    [before, after, locale, names],
  );
}
