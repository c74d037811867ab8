import { askQueue } from './ask-queue.ts';
import { callAgent } from './call-agent.ts';
import { cancelAgentCall, changePlace, connectAgent, leaveQueue } from './change-place.ts';
import type { Operation } from './command-context.ts';
import { joinQueue } from './join-queue.ts';
import { recordSatisfaction } from './record-satisfaction.ts';

const unrouted = (): Promise<never> => Promise.reject(new Error('No routing is connected.'));
const handle = { begin: unrouted, reconcile: unrouted, cancel: () => undefined };

export const contactCommands = {
  'queue.join': joinQueue,
  'agent.call': callAgent,
  'queue.leave': leaveQueue,
  'queue.change': changePlace,
  'agent.connect': connectAgent,
  'agent.cancel': cancelAgentCall,
  'satisfaction.record': recordSatisfaction,
  'queue.ask': askQueue,
  'callback.promise': {
    kind: 'operation',
    open: () => handle,
    failed: (command, { code, message }) => ({ type: 'callback.failed', to: command.seq, code, message }),
  } as Operation<'callback.promise'>,
};
