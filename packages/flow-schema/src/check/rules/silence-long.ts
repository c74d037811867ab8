import { forwardWaysOf } from '../forward-ways.ts';
import type { Rule } from '../rule.ts';
import { isSilent } from '../silence.ts';

/** People take a line for dead after about this long; ITU-T speaks of the same order for the delay after dialling (E.721). */
const bearableMs = 8_000;

/** Steps one after another that may take long while the caller hears nothing. */
export const silenceLong: Rule = {
  id: 'silence_long',
  severity: 'warning',
  find: (view) => {
    const { order, leaving } = forwardWaysOf(view);
    const before = new Map<number, number>();
    return order.flatMap((at) => {
      const node = view.nodes[at];
      if (node === undefined) return [];
      const { waitMsMax } = node.visit;
      const own = typeof waitMsMax === 'number' ? waitMsMax : 0;
      const quiet = isSilent(node);
      const sum = quiet ? (before.get(at) ?? 0) + own : 0;
      const said = quiet && sum > bearableMs && own > 0;
      // Once told, the count begins anew: a chain is not reported at each of its steps.
      for (const way of leaving[at] ?? []) before.set(way.to, Math.max(before.get(way.to) ?? 0, said ? 0 : sum));
      if (!said) return [];
      const seconds = Math.round(sum / 1_000);
      return [
        {
          place: { kind: 'node', node: node.node.id },
          message: {
            en: `Callers may hear nothing for up to ${seconds} seconds here. Say something before, or shorten the wait.`,
            zh: `来电者在此处可能长达 ${seconds} 秒听不到声音。请先播放提示或缩短等待。`,
          },
        },
      ];
    });
  },
};
