import * as z from 'zod';
import { type CountSource, countSources, dimensionIds } from './dimensions.ts';

/** What is stored of each source. `max` is folded by the greatest, everything else by adding up. */
export const storedCounts = {
  calls: ['calls', 'answered', 'duration_ms'],
  queue: [
    'offered',
    'answered',
    'abandoned',
    'overflow',
    'moved',
    'called_back',
    'left',
    'failed',
    'answered_wait_ms',
    'abandoned_wait_ms',
    'answered_wait_max_ms',
    'abandoned_wait_max_ms',
    'answered_within',
    'abandoned_within',
  ],
  agent: [
    'offered',
    'answered',
    'no_answer',
    'declined',
    'unreachable',
    'caller_left',
    'elsewhere',
    'talk_ms',
    'hold_ms',
    'wrap_up_ms',
  ],
  state: ['begun', 'ms'],
  plan: ['ms'],
  presence: ['ms', 'kept_ms'],
  wrap_up: ['conversations', 'talk_ms'],
  /** `score_sum` and `score_max_sum` are worked out of the scores that the answers stand under. */
  satisfaction: ['answers', 'score_sum', 'score_max_sum'],
  form: ['answers', 'value_sum'],
  node: ['visits'],
  /** `callers` and `repeat_callers` are distinct numbers: they do not add up over months. */
  caller: ['calls', 'callers', 'repeat_callers'],
  /** Reviews that are finished; `scored` are those in which something that counts applied, `score_sum` what these earned, 1 being all. */
  review: ['reviews', 'scored', 'score_sum', 'passed', 'failed'],
  /** Answers that applied, and what they earned, 1 being all; of questions that fail the whole review, how many did. */
  mark: ['answers', 'earned_sum', 'must_pass', 'must_pass_failed'],
} as const satisfies Record<CountSource, readonly string[]>;

const condition = z.object({
  dimension: z.enum(dimensionIds),
  /** The value is one of these, */
  values: z.array(z.string().max(200)).max(50).optional(),
  /** or begins with one of these. */
  prefixes: z.array(z.string().max(50)).max(10).optional(),
  /** Everything but that. */
  except: z.boolean().optional(),
});

/** One stored count that a measure is made of, perhaps of some values only, perhaps up to a wait. */
export const countNeedSchema = z
  .object({
    source: z.enum(countSources),
    count: z.string().max(40),
    /** Of `answered_within` and `abandoned_within`: the wait, or what each queue has set. */
    withinMs: z.union([z.int().min(0), z.literal('queue')]).optional(),
    where: z.array(condition).max(4).optional(),
    /** Of those agents alone who were planned to work at some time of the span. */
    ofPlanned: z.boolean().optional(),
  })
  .refine(({ source, count }) => (storedCounts[source] as readonly string[]).includes(count), {
    message: 'the source keeps no such count',
    path: ['count'],
  });
export type CountNeed = z.infer<typeof countNeedSchema>;
export type CountCondition = z.infer<typeof condition>;

/** The same for the same need: the name of its sum in a result, e.g. `queue.answered_within(20000)`. */
export function countKey({ source, count, withinMs, where, ofPlanned }: CountNeed): string {
  const within = withinMs === undefined ? '' : `(${withinMs})`;
  const conditions = (where ?? []).map(
    ({ dimension, values = [], prefixes = [], except }) =>
      `[${dimension}${except === true ? '!=' : '='}${[...values, ...prefixes.map((prefix) => `${prefix}*`)].join('|')}]`,
  );
  return `${source}.${count}${within}${conditions.join('')}${ofPlanned === true ? '[planned]' : ''}`;
}

/** True where the greatest counts, not the sum. */
export function isGreatest({ count }: CountNeed): boolean {
  return count.endsWith('_max_ms');
}
