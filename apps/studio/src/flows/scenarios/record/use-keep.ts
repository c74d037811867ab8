import type { FollowedWay } from '@patchbay/engine';
import type { RunEndReason, Scenario } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { toast } from '@/ui/toast';
import { flowIndex } from '../../editor/core/flow-order';
import { useWorkspace } from '../../editor/editor-context';
import { freeScenarioId } from '../steps/new-step';
import { isUnfilled, type KeptCall, scenarioFromCall } from './scenario-from-call';

/** A call of which only the way is known, and how far it could be followed. */
interface KeptWay extends Omit<Scenario, 'id' | 'required' | 'steps'> {
  readonly followed: FollowedWay;
  readonly portCount: number;
  readonly end: RunEndReason | null;
}

/** Puts a call into the draft as a scenario, opens it, and says what is left to do. */
export function useKeep() {
  const t = useTranslations('scenarios.keep');
  const { editor, screen, scenarios: store } = useWorkspace();
  return useMemo(() => {
    const freeId = () => freeScenarioId(editor.store.getState().content.document.scenarios ?? [], Math.random);
    const put = (scenario: Scenario) => {
      editor.actions.addScenarios([scenario]);
      store.setState({ opened: scenario.id });
      screen.setState({ panel: 'scenarios' });
    };
    return {
      call(call: Omit<KeptCall, 'id' | 'flowId'>): void {
        const scenario = scenarioFromCall({ ...call, id: freeId(), flowId: editor.parts.flowId });
        if (scenario.steps.length === 0) {
          toast.error(t('nothing'));
          return;
        }
        put(scenario);
        const gone = missingNodes(scenario, new Set(flowIndex(editor.store.getState().content.document).nodes.keys()));
        const description = gone === 0 ? {} : { description: t('otherVersion', { count: gone }) };
        if (scenario.steps.some(isUnfilled)) toast.warning(t('keptUnfilled'), description);
        else toast.success(t('kept'), description);
      },
      way({ followed: { steps, followedCount }, portCount, end, ...start }: KeptWay): void {
        if (followedCount === 0) {
          toast.error(t('nothing'));
          return;
        }
        const whole = followedCount === portCount;
        const hungUp = whole && end === 'caller_hung_up' ? [{ step: 'hang_up' } as const] : [];
        put({ ...start, id: freeId(), required: false, steps: [...steps, ...hungUp] });
        const description = whole ? {} : { description: t('followed', { count: followedCount, all: portCount }) };
        toast.success(t('keptWay'), description);
      },
    };
  }, [editor, screen, store, t]);
}

/** How many steps are about nodes that the draft does not have: the call may have run another version. */
function missingNodes({ steps }: Scenario, nodes: ReadonlySet<string>): number {
  return steps.filter((step) => 'node' in step && step.flow === null && !nodes.has(step.node)).length;
}
