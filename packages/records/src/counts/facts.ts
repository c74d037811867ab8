import type { CountSource, ReviewSource } from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { agentKind, stateKind, wrapUpKind } from './agent-kinds.ts';
import { formKind, satisfactionKind } from './answer-kinds.ts';
import { callKind } from './call-kind.ts';
import type { CountKind } from './count-kind.ts';
import { planKind, presenceOfShifts, presenceOfStates, shiftRows, stateRows } from './plan-kinds.ts';
import { queueKind } from './queue-kind.ts';

/** Those that are counted alike. Nodes and callers follow from calls in ways of their own. */
export type KindId = Exclude<CountSource, 'node' | 'caller' | ReviewSource>;

export const countKinds: Readonly<Record<KindId, CountKind>> = {
  calls: callKind,
  queue: queueKind,
  agent: agentKind,
  state: stateKind,
  wrap_up: wrapUpKind,
  satisfaction: satisfactionKind,
  form: formKind,
  plan: planKind,
  presence: presenceOfShifts('counted'),
};

/** A table of what happened, and the counts that are made of it. */
export interface Fact {
  readonly table: string;
  /** The column that says whether a row stands in the counts. */
  readonly mark: string;
  /** The column that says when it began: under that quarter of an hour it is counted. */
  readonly at: string;
  /** Nothing more is expected to change. */
  readonly over: SQL;
  /** What the counts are made of. */
  readonly columns: readonly string[];
  readonly kinds: readonly KindId[];
}

export const callFact: Fact = {
  table: 'call',
  mark: 'traffic_counted',
  at: 'started_at',
  over: sql`ended_at is not null`,
  columns: [
    'id',
    'direction',
    'caller_number',
    'called_number',
    'flow_id',
    'version',
    'started_at',
    'answered_at',
    'person_at',
    'ended_at',
    'end_reason',
  ],
  kinds: ['calls'],
};

export const conversationFact: Fact = {
  table: 'conversation',
  mark: 'counted',
  at: 'offered_at',
  // After-call work and its code mostly come within minutes: until then the row speaks for itself, and is counted once, not twice.
  over: sql`ended_at < now() - interval '5 minutes'`,
  columns: [
    'agent_id',
    'queue_id',
    'direction',
    'offered_at',
    'outcome',
    'talk_ms',
    'hold_ms',
    'wrap_up_ms',
    'wrap_up_code_id',
  ],
  kinds: ['agent', 'wrap_up'],
};

export const visitFact: Fact = {
  table: 'queue_visit',
  mark: 'counted',
  at: 'joined_at',
  over: sql`left_at is not null`,
  columns: ['queue_id', 'vip', 'callback_id', 'joined_at', 'outcome', 'waited_ms'],
  kinds: ['queue'],
};

export const stateFact: Fact = {
  ...stateRows,
  mark: 'counted',
  at: 'since',
  over: sql`until is not null`,
  kinds: ['state', 'presence'],
};

export const shiftFact: Fact = {
  ...shiftRows,
  mark: 'counted',
  at: 'since',
  over: sql`until <= now()`,
  kinds: ['plan', 'presence'],
};

const satisfactionFact: Fact = {
  table: 'satisfaction_answer',
  mark: 'counted',
  at: 'at',
  over: sql`true`,
  columns: ['flow_id', 'node_id', 'question', 'queue_id', 'agent_id', 'score', 'score_max', 'at'],
  kinds: ['satisfaction'],
};

const formFact: Fact = {
  table: 'form_answer',
  mark: 'counted',
  at: 'at',
  over: sql`true`,
  columns: ['flow_id', 'node_id', 'agent_id', 'values', 'choices', 'replaced', 'at'],
  kinds: ['form'],
};

export const facts: readonly Fact[] = [
  callFact,
  visitFact,
  conversationFact,
  stateFact,
  shiftFact,
  satisfactionFact,
  formFact,
];

/** Of the facts that last: they are in every quarter of an hour that they touch, not only in the one in which they began. */
export const lasting: ReadonlySet<Fact> = new Set([stateFact, shiftFact]);

/** A kind as one of its facts adds to it. */
export function kindOf(fact: Fact, id: KindId): CountKind {
  return id === 'presence' && fact === stateFact ? presenceOfStates('counted') : countKinds[id];
}

/**
 * What is to be added to the counts of a kind to make them those of now: of each of its facts, the kind as these add to it. Where two
 * facts make it together, one of them meets the other as it is now and the other the one as it is counted: that makes every pair once.
 */
export function waysInto(id: KindId): readonly (readonly [fact: Fact, kind: CountKind])[] {
  if (id === 'presence')
    return [
      [stateFact, presenceOfStates('now')],
      [shiftFact, presenceOfShifts('counted')],
    ];
  return facts.filter(({ kinds }) => kinds.includes(id)).map((fact) => [fact, countKinds[id]]);
}
