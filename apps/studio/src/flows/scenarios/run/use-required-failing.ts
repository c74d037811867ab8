import { useEditor, useScenarios, useWorkspace } from '../../editor/editor-context';
import { isStale } from './stale';

/** Whether a required scenario is known to fail on the draft as it is: it could not be published. */
export function useRequiredFailing(): boolean {
  const { editor } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const runs = useScenarios((state) => state.runs);
  return (document.scenarios ?? []).some(({ id, required }) => {
    const run = runs[id];
    return required && run !== undefined && !run.result.passed && !isStale(run, document, editor.parts.flowId);
  });
}
