import type { agents } from '@patchbay/drizzle';

type Row = typeof agents.$inferSelect;

export interface AgentSkill {
  readonly skillId: string;
  /** 1 to 10. */
  readonly level: number;
}

/** All that people decide about an agent; what is left out stays, or takes its default where the agent is new. */
export interface AgentInput {
  readonly teamId?: string | null;
  readonly phoneKind?: Row['phoneKind'];
  readonly sipAddress?: string | null;
  readonly extension?: string | null;
  readonly chatsMax?: number;
  readonly autoAnswer?: boolean;
  readonly skills?: readonly AgentSkill[];
  readonly queueIds?: readonly string[];
}
