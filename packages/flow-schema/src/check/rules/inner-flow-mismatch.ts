import type { Rule } from '../rule.ts';

/** Values handed to a flow that does not take them, or taken back from one that does not give them. */
export const innerFlowMismatch: Rule = {
  id: 'inner_flow_mismatch',
  severity: 'error',
  find: (view, { innerFlows }) =>
    innerFlows === undefined
      ? []
      : view.nodes.flatMap(({ node, expressions, writes }) => {
          const place = { kind: 'node', node: node.id } as const;
          const has = (flowId: string, role: 'input' | 'output', wanted: string) =>
            innerFlows.get(flowId)?.variables.some((one) => one.role === role && one.name === wanted) ?? true;
          const given = expressions.flatMap(({ field, handedTo }) =>
            handedTo === undefined || handedTo.input === '' || has(handedTo.flowId, 'input', handedTo.input)
              ? []
              : [
                  {
                    place: { ...place, field },
                    message: {
                      en: `That flow has no input variable "${handedTo.input}" in its published version.`,
                      zh: `该流程的已发布版本没有输入变量“${handedTo.input}”。`,
                    },
                  },
                ],
          );
          const taken = writes.flatMap(({ from }) =>
            from === undefined || from.output === '' || has(from.flowId, 'output', from.output)
              ? []
              : [
                  {
                    place,
                    message: {
                      en: `That flow has no output variable "${from.output}" in its published version.`,
                      zh: `该流程的已发布版本没有输出变量“${from.output}”。`,
                    },
                  },
                ],
          );
          return [...given, ...taken];
        }),
};
