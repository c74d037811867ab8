import type { SkillWish } from '../../contract/routing.ts';
import type { Rule } from '../rule.ts';

/** Queues that no agent serves, or whose wanted skills nobody has however long the caller waits. */
export const queueUnserved: Rule = {
  id: 'queue_unserved',
  severity: 'warning',
  find: (view, { queues }) =>
    view.nodes.flatMap(({ node, visit }) => {
      const queue = visit.queue === undefined ? undefined : queues?.get(visit.queue.queueId);
      if (visit.queue === undefined || queue === undefined) return [];
      const place = { kind: 'node', node: node.id } as const;
      if (queue.agents.length === 0) {
        return [
          {
            place,
            message: {
              en: 'No agent serves this queue: callers would wait for nobody.',
              zh: '没有坐席服务此队列：来电者将无人接听。',
            },
          },
        ];
      }
      const rings = visit.queue.rings ?? queue.rings;
      const served =
        rings.length === 0 ||
        rings.some(({ wants }) => wants === null || queue.agents.some((skills) => fits(wants, skills)));
      if (served) return [];
      return [
        {
          place,
          message: {
            en: 'Nobody who serves this queue has the wanted skills, however long a caller waits.',
            zh: '服务此队列的坐席都不具备所需技能，无论来电者等待多久。',
          },
        },
      ];
    }),
};

function fits(wish: SkillWish, skills: Readonly<Record<string, number>>): boolean {
  if ('skill' in wish) return (skills[wish.skill] ?? 0) >= wish.levelMin;
  return 'all' in wish ? wish.all.every((part) => fits(part, skills)) : wish.any.some((part) => fits(part, skills));
}
