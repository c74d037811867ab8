import { namesRead } from '../names-read.ts';
import type { Finding, Rule } from '../rule.ts';
import { declaredVariables, markSensitive } from '../variables.ts';

/** What comes from a sensitive variable may only go into another one, here or in a flow that is entered. */
export const secretInPlainVariable: Rule = {
  id: 'secret_in_plain_variable',
  severity: 'error',
  find: (view, { innerFlows }) => {
    const declared = declaredVariables(view);
    return view.nodes.flatMap(({ node, expressions }) =>
      expressions.flatMap((use): Finding[] => {
        if (use.into === undefined && use.handedTo === undefined) return [];
        const secret = [...namesRead(use)].find((name) => declared.get(name)?.sensitive === true);
        if (secret === undefined) return [];
        const place = { kind: 'node', node: node.id, field: use.field } as const;
        const kept = use.into === undefined ? undefined : declared.get(use.into);
        if (kept !== undefined && !kept.sensitive) {
          return [
            {
              place,
              message: {
                en: `"${secret}" is secret, but "${kept.name}", which gets it, is not marked as sensitive.`,
                zh: `“${secret}”是敏感信息，但接收它的变量“${kept.name}”未标记为敏感。`,
              },
              fix: markSensitive(kept),
            },
          ];
        }
        const { handedTo } = use;
        const input = innerFlows
          ?.get(handedTo?.flowId ?? '')
          ?.variables.find(({ name, role }) => role === 'input' && name === handedTo?.input);
        if (input === undefined || input.sensitive) return [];
        return [
          {
            place,
            message: {
              en: `"${secret}" is secret, but the input "${input.name}" of that flow is not marked as sensitive.`,
              zh: `“${secret}”是敏感信息，但该流程的输入变量“${input.name}”未标记为敏感。`,
            },
          },
        ];
      }),
    );
  },
};
