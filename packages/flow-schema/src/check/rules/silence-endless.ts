import { loopsOver } from '../loops.ts';
import type { Rule } from '../rule.ts';
import { isSilent } from '../silence.ts';

/** Loops in which time passes and no caller hears anything, and waiting that nothing ends. */
export const silenceEndless: Rule = {
  id: 'silence_endless',
  severity: 'error',
  find: (view, { answersNumbers }) => {
    const loops = loopsOver(view, (way) => !way.acted && !way.counted)
      .filter((loop) => loop.every(isSilent) && loop.some(({ visit }) => visit.waitMsMax !== undefined))
      .flatMap((loop) => loop.slice(0, 1));
    const stuck = view.nodes.filter(
      ({ visit, leaving, type }) =>
        visit.waitMsMax === 'endless' &&
        // While callers wait in a queue, an agent's answer ends it.
        (visit.sounds !== true || answersNumbers === true) &&
        visit.person !== true &&
        type?.onlyWhileWaiting !== true &&
        !leaving.some(({ from }) => visit.actedPorts?.includes(from.port)),
    );
    return [...new Set([...loops, ...stuck])].map(({ node, visit }) => ({
      place: { kind: 'node', node: node.id },
      message:
        visit.waitMsMax === 'endless'
          ? {
              en: 'Callers wait here without end: no key and no time leads on.',
              zh: '来电者将在此处无限等待：没有按键或时限可以离开。',
            }
          : {
              en: 'Callers hear nothing here, round after round: say or play something in this loop.',
              zh: '来电者在此循环中始终听不到任何声音：请在循环中播放内容。',
            },
    }));
  },
};
