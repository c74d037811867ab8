import { checkFlow } from '@patchbay/flow-schema';
import { useEffect } from 'react';
import type { Choices } from '../server/choices';
import { useWorkspace } from './editor-context';
import { useChoices } from './forms/use-choices';

const restMs = 150;

function surroundings(choices: Choices & { loading: boolean }, flowId: string) {
  if (choices.loading) return {};
  return {
    flowIds: new Set(choices.flows.filter((one) => one.published).map((one) => one.id)),
    promptIds: new Set(choices.prompts.filter((one) => one.published).map((one) => one.id)),
    audioIds: new Set(choices.audio.map((one) => one.id)),
    credentialIds: new Set(choices.credentials.map((one) => one.id)),
    queueIds: new Set(choices.queues.map((one) => one.id)),
    agentIds: new Set(choices.agents.map((one) => one.id)),
    skillIds: new Set(choices.skills.map((one) => one.id)),
    answersNumbers: choices.flows.some((one) => one.id === flowId && one.answersNumbers),
  };
}

/** Looks for problems while one types, as soon as the hand rests. */
export function useChecks(): void {
  const { editor } = useWorkspace();
  const choices = useChoices();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = () => {
      const { content, flowId } = editor.store.getState();
      const { document } = content;
      editor.actions.setProblems(checkFlow(document, editor.parts.registry, surroundings(choices, flowId)));
    };
    check();
    const stop = editor.store.subscribe((state, before) => {
      if (state.content.document === before.content.document) return;
      clearTimeout(timer);
      timer = setTimeout(check, restMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [editor, choices]);
}
