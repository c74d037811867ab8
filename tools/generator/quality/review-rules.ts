import type { samplingRules } from '@patchbay/drizzle';
import { type GeneratedCentre, idPrefix } from '../generated-centre.ts';

export interface ReviewRule {
  /** Null where reviewers choose by themselves: no rule is stored then. */
  readonly stored: typeof samplingRules.$inferInsert | null;
  readonly salt: string;
  readonly scorecardId: string;
  readonly direction: 'inbound' | 'outbound';
  /** Empty for all. */
  readonly queueIds: readonly string[];
  readonly talkMsMin: number;
  readonly amount: { readonly kind: 'per_agent' | 'percent' | 'in_all'; readonly count: number };
  readonly dueDays: number;
  /** Exclusive: from this day of the year on it draws no more. */
  readonly untilDay: number;
}

interface RuleShape extends Pick<ReviewRule, 'amount'> {
  readonly id: string;
  readonly name: string;
  readonly form: string;
  readonly queues?: readonly string[];
  readonly direction?: 'outbound';
  readonly dueDays?: number;
  readonly untilDay?: number;
}

const chosenByEach = 2;

/** Each week: one conversation of every agent, some of sales and complaints; of outbound calls until the summer; and what reviewers choose. */
export function reviewRules(
  { queues }: GeneratedCentre,
  reviewerIds: readonly string[],
  { createdAt, dayCount }: { readonly createdAt: Date; readonly dayCount: number },
): readonly ReviewRule[] {
  const shapes: readonly RuleShape[] = [
    { id: 'everybody', name: 'Everybody, every week', form: 'service', amount: { kind: 'per_agent', count: 1 } },
    {
      id: 'sales',
      name: 'Sales and contracts',
      form: 'sales',
      queues: ['Sales', 'Contracts'],
      amount: { kind: 'percent', count: 0.1 },
      dueDays: 5,
    },
    {
      id: 'complaints',
      name: 'Complaints',
      form: 'complaints',
      queues: ['Complaints'],
      amount: { kind: 'percent', count: 0.15 },
      dueDays: 3,
    },
    {
      id: 'outbound',
      name: 'Calls that we make',
      form: 'service',
      direction: 'outbound',
      amount: { kind: 'percent', count: 0.2 },
      untilDay: Math.floor(dayCount * 0.4),
    },
  ];
  const rules = shapes.map((shape): ReviewRule => {
    const { id, name, amount, dueDays = 7, untilDay = dayCount } = shape;
    const own = queues.filter((queue) => shape.queues?.some((area) => queue.name.startsWith(area)));
    const shared = {
      scorecardId: `${idPrefix}form-${shape.form}`,
      direction: shape.direction ?? ('inbound' as const),
      queueIds: own.map((queue) => queue.id),
      talkMsMin: 30_000,
      dueDays,
    };
    const stored = {
      ...shared,
      id: `${idPrefix}rule-${id}`,
      name,
      period: 'week' as const,
      amountKind: amount.kind === 'per_agent' ? ('per_agent' as const) : ('percent' as const),
      amount: amount.count,
      reviewerIds: [...reviewerIds],
      on: untilDay === dayCount,
      createdAt,
    };
    return { ...shared, stored, salt: stored.id, amount, untilDay };
  });
  // A small centre has no queue for some of it: empty would mean all queues.
  const fitting = rules.filter(({ queueIds }, at) => shapes[at]?.queues === undefined || queueIds.length > 0);
  const chosen: ReviewRule = {
    stored: null,
    salt: 'chosen',
    scorecardId: `${idPrefix}form-service`,
    direction: 'inbound',
    queueIds: [],
    talkMsMin: 60_000,
    amount: { kind: 'in_all', count: chosenByEach * reviewerIds.length },
    dueDays: 7,
    untilDay: dayCount,
  };
  return [...fitting, chosen];
}
