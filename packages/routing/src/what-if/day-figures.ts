import type { AgentFigures } from './agent-figures.ts';
import type { QueueFigures } from './queue-figures.ts';

/** What a time came to: by queue, over all of them, and by agent. */
export interface DayFigures {
  readonly queues: Readonly<Record<string, QueueFigures>>;
  readonly all: QueueFigures;
  readonly agents: Readonly<Record<string, AgentFigures>>;
}
