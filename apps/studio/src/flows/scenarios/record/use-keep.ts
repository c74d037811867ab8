import type { Scenario } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { toast } from '@/ui/toast';
import { flowIndex } from '../../editor/core/flow-order';
import { useWorkspace } from '../../editor/editor-context';
import { freeScenarioId } from '../steps/new-step';
import { isUnfilled, type KeptCall, scenarioFromCall } from './scenario-from-call';

/** Puts a call into the draft as a scenario, opens it, and says what is left to do. */
export function useKeep(): (call: Omit<KeptCall, 'id' | 'flowId'>) => void {
  const t = useTranslations('scenarios.keep');
  const { editor, screen, scenarios: store } = useWorkspace();
  return useCallback(
    (call) => {
      const { document } = editor.store.getState().content;
      const id = freeScenarioId(document.scenarios ?? [], Math.random);
      const scenario = scenarioFromCall({ ...call, id, flowId: editor.parts.flowId });
      if (scenario.steps.length === 0) {
        toast.error(t('nothing'));
        return;
      }
      editor.actions.addScenarios([scenario]);
      store.setState({ opened: id });
      screen.setState({ panel: 'scenarios' });
      const gone = missingNodes(scenario, new Set(flowIndex(document).nodes.keys()));
      const description = gone === 0 ? {} : { description: t('otherVersion', { count: gone }) };
      if (scenario.steps.some(isUnfilled)) toast.warning(t('keptUnfilled'), description);
      else toast.success(t('kept'), description);
    },
    [editor, screen, store, t],
  );
}

/** How many steps are about nodes that the draft does not have: the call may have run another version. */
function missingNodes({ steps }: Scenario, nodes: ReadonlySet<string>): number {
  return steps.filter((step) => 'node' in step && step.flow === null && !nodes.has(step.node)).length;
}
