import type { DeskAction } from '../desk/desk-command.ts';

/** What a supervisor does to a live call or to an agent. */
export type FloorAct = Extract<
  DeskAction,
  { type: `floor.${string}` | `callback.${string}` | 'agent.ready' | 'agent.not_ready' | 'agent.sign_out' }
>;
