import type { SkillLevels } from './wanted-skills.ts';

/** Why an agent was set aside by routing; other reasons are the organisation's own. */
export type SetAsideReason = 'ring_no_answer' | 'declined' | 'unreachable' | 'phone_lost';

const setAsideReasons: ReadonlySet<string> = new Set([
  'ring_no_answer',
  'declined',
  'unreachable',
  'phone_lost',
] satisfies SetAsideReason[]);

/** What is known of an agent who signs in. */
export interface AgentArrival {
  readonly id: string;
  readonly name: string;
  readonly skills: SkillLevels;
  readonly queueIds: readonly string[];
  /** How many chats at once; 0 takes none. */
  readonly chatsMax: number;
}

/** A signed-in agent in the state of a routing group. */
export interface Agent extends AgentArrival {
  readonly status: 'ready' | 'not_ready' | 'after_call_work';
  readonly reason: string | null;
  readonly statusSinceMs: number;
  /** Since when nothing was on them: the moment of signing in, or the end of the last conversation. */
  readonly idleSinceMs: number;
  readonly contactsTaken: number;
  /** When after-call work ends by itself; null where there is none or it has no limit. */
  readonly wrapUpUntilMs: number | null;
  /** Why they are not ready once conversation and after-call work are over; null where they will be ready. */
  readonly pauseAfterwards: string | null;
  /** The number of the last offer by queue: whose turn it is. */
  readonly turns: Readonly<Record<string, number>>;
}

/** Whether it was not the agent who said that they are not ready. */
export function isSetAside({ status, reason }: Agent): boolean {
  return status === 'not_ready' && reason !== null && setAsideReasons.has(reason);
}
