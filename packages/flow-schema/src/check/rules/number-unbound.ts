import type { Text } from '../../text.ts';
import type { AnalysisFacts } from '../analysis-facts.ts';
import type { Rule } from '../rule.ts';

/** Numbers of up to so many digits without + are the organisation's own or short codes, never subscribers: see the dial rules. */
const ownDigitsMax = 6;

/** Calls to a number behind which there is nothing: its flow was never published, or no flow answers it at all. */
export const numberUnbound: Rule = {
  id: 'number_unbound',
  severity: 'warning',
  find: (view, facts) =>
    view.nodes.flatMap(({ node, visit }) => {
      if (visit.dials === undefined) return [];
      const message = deadEnd(visit.dials.number.replace(/[\s().\-/]/g, ''), facts);
      return message === null ? [] : [{ place: { kind: 'node', node: node.id, field: visit.dials.field }, message }];
    }),
};

function deadEnd(number: string, { numbers, shortCodes }: AnalysisFacts): Text | null {
  const published = numbers?.get(number);
  if (published === false) {
    return {
      en: `The number ${number} leads to a flow that was never published: nobody would answer.`,
      zh: `号码 ${number} 指向的流程从未发布：将无人应答。`,
    };
  }
  const isOwn = /^\d+$/.test(number) && number.length <= ownDigitsMax;
  if (!isOwn || published === true || numbers === undefined || shortCodes === undefined || shortCodes.has(number)) {
    return null;
  }
  return {
    en: `No flow answers the number ${number}, and no dial rule allows it as a short code.`,
    zh: `没有流程应答号码 ${number}，外呼规则也未允许将其作为短号。`,
  };
}
