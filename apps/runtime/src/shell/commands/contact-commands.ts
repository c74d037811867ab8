import type { EngineEvent } from '@patchbay/flow-schema';
import { askQueue } from './ask-queue.ts';
import { cancelAgentCall, changePlace, connectAgent, leaveQueue } from './change-place.ts';
import type { CommandFailure, Operation } from './command-context.ts';
import { joinQueue } from './join-queue.ts';
import { recordSatisfaction } from './record-satisfaction.ts';

const unrouted = (): Promise<never> => Promise.reject(new Error('No routing is connected.'));
const handle = { begin: unrouted, reconcile: unrouted, cancel: () => undefined };

const left = (to: number, { code, message }: CommandFailure): EngineEvent => ({
  type: 'queue.left',
  to,
  outcome: { kind: 'failed', code, message },
  agentId: null,
  talkedMs: 0,
});

export const contactCommands = {
  'queue.join': joinQueue,
  'agent.call': {
    kind: 'operation',
    open: () => handle,
    failed: ({ seq }, failure) => left(seq, failure),
  } as Operation<'agent.call'>,
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
