/** Why a call ended, as the engine says it. */
export const endReasons = [
  'completed',
  'caller_hung_up',
  'hung_up',
  'cancelled',
  'failed',
  'limit_steps',
  'limit_loop',
  'limit_life',
  'bug',
] as const;
export type EndReason = (typeof endReasons)[number];
