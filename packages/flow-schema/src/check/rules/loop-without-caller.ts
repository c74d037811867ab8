import { countRoundsFix } from '../count-rounds-fix.ts';
import { loopsOver } from '../loops.ts';
import type { Rule } from '../rule.ts';

/** Ways round which nobody has to act and in which nothing even waits for the caller: a call never comes out again. */
export const loopWithoutCaller: Rule = {
  id: 'loop_without_caller',
  severity: 'error',
  find: (view) =>
    loopsOver(view, (way) => !way.acted && !way.counted)
      .filter((loop) => !loop.some(({ visit, type }) => visit.listens === true || type?.onlyWhileWaiting === true))
      .filter((loop) => !loop.some(({ visit }) => visit.person === true))
      .flatMap((loop) => {
        const [first] = loop;
        if (first === undefined) return [];
        const names = loop.map(({ node, type }) => node.name || type?.label.en || node.id);
        const shown = names.slice(0, 4).join(', ');
        return [
          {
            place: { kind: 'node', node: first.node.id },
            message: {
              en: `Calls can go round here for ever, and nobody has to press a key: ${shown}.`,
              zh: `通话可能在此无限循环，且无需任何人按键：${shown}。`,
            },
            ...countRoundsFix(view, loop),
          },
        ];
      }),
};
