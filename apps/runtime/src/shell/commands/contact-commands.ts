import { askQueue } from './ask-queue.ts';
import { cancelAgentCall, changePlace, connectAgent, leaveQueue } from './change-place.ts';
import { callAgent, joinQueue } from './contact-operation.ts';
import { promiseCallback } from './promise-callback.ts';
import { recordSatisfaction } from './record-satisfaction.ts';

/** The commands that bring callers to people. */
export const contactCommands = {
  'queue.join': joinQueue,
  'queue.leave': leaveQueue,
  'queue.change': changePlace,
  'queue.ask': askQueue,
  'agent.call': callAgent,
  'agent.cancel': cancelAgentCall,
  'agent.connect': connectAgent,
  'callback.promise': promiseCallback,
  'satisfaction.record': recordSatisfaction,
} as const;
