import type { ScenarioStep } from '../../scenarios/scenario.ts';
import type { FlowView } from '../flow-view.ts';
import type { Finding, Rule } from '../rule.ts';

/** What a step names of this flow that is not there; null where all is. Ports are known only where the config fits its type. */
function missing({ byId, document }: FlowView, step: ScenarioStep): string | null {
  if (!('flow' in step) || step.flow !== null) return null;
  if (step.step === 'holds') {
    return document.variables.some(({ name }) => name === step.variable) ? null : step.variable;
  }
  const view = byId.get(step.node);
  if (view === undefined) return step.node;
  if (step.step !== 'leaves' || step.port === 'failed' || view.ports.length === 0) return null;
  return view.ports.some(({ id }) => id === step.port) ? null : `${view.node.name} › ${step.port}`;
}

/** Such a scenario can only fail; where it is required, nothing can be published any more. */
export const scenarioOutdated: Rule = {
  id: 'scenario_outdated',
  severity: 'warning',
  find: (view) =>
    (view.document.scenarios ?? []).flatMap(({ name, steps }, index): Finding[] => {
      const found = steps.flatMap((step, at) => {
        const what = missing(view, step);
        return what === null ? [] : [{ at, what }];
      })[0];
      if (found === undefined) return [];
      return [
        {
          place: { kind: 'document', path: ['scenarios', index, 'steps', found.at] },
          message: {
            en: `The scenario “${name}” names “${found.what}”, which the flow does not have any more.`,
            zh: `场景“${name}”引用了流程中已不存在的“${found.what}”。`,
          },
        },
      ];
    }),
};
