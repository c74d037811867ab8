import { countRoundsFix } from '../count-rounds-fix.ts';
import { loopsOver } from '../loops.ts';
import type { Rule } from '../rule.ts';

/** A loop that asks the caller something and goes round again when there is no answer: a pocket call never ends. */
export const loopWhileSilent: Rule = {
  id: 'loop_while_silent',
  severity: 'warning',
  find: (view) =>
    loopsOver(view, (way) => !way.acted && !way.counted)
      .filter((loop) => loop.some(({ visit }) => visit.listens === true))
      .filter((loop) => !loop.some(({ visit, type }) => visit.person === true || type?.onlyWhileWaiting === true))
      .flatMap((loop) => {
        const asking = loop.find(({ visit }) => visit.listens === true);
        if (asking === undefined) return [];
        return [
          {
            place: { kind: 'node', node: asking.node.id },
            message: {
              en: 'A caller who presses nothing goes round here without end: count the rounds, or lead out after some.',
              zh: '不按键的来电者会在此处无限循环：请限制循环次数，或在若干次后离开。',
            },
            ...countRoundsFix(view, loop),
          },
        ];
      }),
};
