import type { Queue } from '../queue.ts';
import type { SkillLevels } from '../wanted-skills.ts';

/** Rules to be played with, in place of those that were recorded; what is not named stays. */
export interface Rules {
  /** All but `open`: a queue opens and closes as it did. */
  readonly queues: readonly Queue[];
  readonly agents: readonly AgentRules[];
}

export interface AgentRules {
  readonly id: string;
  readonly skills: SkillLevels;
  readonly queueIds: readonly string[];
}
