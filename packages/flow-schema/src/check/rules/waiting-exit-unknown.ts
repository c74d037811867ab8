import type { FlowNode } from '../../document/flow-document.ts';
import type { JsonObject } from '../../json.ts';
import type { Rule } from '../rule.ts';

/** A waiting flow that leaves its queue by an exit which the queue does not have. */
export const waitingExitUnknown: Rule = {
  id: 'waiting_exit_unknown',
  severity: 'error',
  find: (view, { innerFlows }) =>
    innerFlows === undefined
      ? []
      : view.nodes.flatMap(({ node, visit }) => {
          if (visit.waiting === undefined) return [];
          const { flowId, exits, field } = visit.waiting;
          const known = new Set(exits.map((name) => name.trim()));
          const taken = innerFlows.get(flowId)?.exits ?? [];
          const unknown = new Set(taken.map((name) => name.trim()).filter((name) => name !== '' && !known.has(name)));
          return [...unknown].map((name) => ({
            place: { kind: 'node', node: node.id, field: [field] } as const,
            message: {
              en: `The published waiting flow leaves by an exit “${name}”, which is not here: such callers would leave by “Failed”.`,
              zh: `已发布的等待流程会从出口“${name}”离开，但此处没有该出口：这些来电者将从“失败”离开。`,
            },
            fix: {
              label: { en: `Add the exit “${name}”`, zh: `添加出口“${name}”` },
              changes: [{ change: 'set_config', node: node.id, config: withExit(node, field, name) } as const],
            },
          }));
        }),
};

function withExit({ config }: FlowNode, field: string, name: string): JsonObject {
  const before = Array.isArray(config[field]) ? config[field] : [];
  const ids = new Set(before.map((one) => JSON.stringify(one)));
  let number = before.length + 1;
  while ([...ids].some((one) => one.includes(`"exit-${number}"`))) number += 1;
  return { ...config, [field]: [...before, { id: `exit-${number}`, label: name }] };
}
