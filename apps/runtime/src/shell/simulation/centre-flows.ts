import type { JsonObject } from '@patchbay/flow-schema';
import type { MemoryFlow } from '../../adapters/memory/memory-flow-source.ts';
import { said, voiceFlow } from './flow-builder.ts';

/** Every way through these flows ends with this, so that a caller who heard it was seen to. */
export const farewell = '/media/speech/bye';
export const queueIds = ['sales', 'service', 'gold'] as const;

const ending = {
  bye: { type: 'say', config: { prompt: said('bye') }, to: { next: 'end' } },
  end: { type: 'hang_up', config: { prompt: [] } },
};
const ofContact = { answered: 'bye', voicemail: 'message', callback: 'offer', no_answer: 'bye', failed: 'bye' };
const message = { type: 'record_message', config: { prompt: said('message') } };
const beside = {
  message: { ...message, to: { recorded: 'bye', too_short: 'bye', failed: 'bye' } },
  ...ending,
};

function offer(mode: string, queueId: string, to: Record<string, string>) {
  const prompts = { prompt: said('offer'), confirmPrompt: said('confirm'), promisedPrompt: said('promised') };
  const config = { ...prompts, queueId, mode, retryAfterMs: 30_000, callsMax: 2 };
  return { type: 'callback_offer', config, to: { failed: 'bye', ...to } };
}

/** What is heard while waiting: the place, music, and keys for a callback, a way out, and more priority. */
const waitingFlow: MemoryFlow = {
  flowId: 'flow-waiting',
  version: 'v-waiting',
  numbers: [],
  document: voiceFlow('waiting', {
    start: { type: 'start', to: { next: 'tell' } },
    tell: { type: 'announce_wait', to: { next: 'music', failed: 'music' } },
    music: {
      type: 'wait_music',
      config: { durationMs: 15_000, keys: ['1', '2', '3'].map((key) => ({ key, label: '' })) },
      to: { 1: 'offer', 2: 'out', 3: 'raise', over: 'over' },
    },
    offer: offer('agent_first', '', { promised: 'out', declined: 'over', failed: 'over' }),
    raise: { type: 'set_routing', config: { priority: '5' }, to: { next: 'over' } },
    out: { type: 'leave_queue', config: { exit: 'Out' } },
    over: { type: 'return' },
  }),
};

function queueFlow(queueId: string, number: string, config: JsonObject): MemoryFlow {
  return {
    flowId: `flow-${queueId}`,
    version: `v-${queueId}`,
    numbers: [number],
    flows: { 'flow-waiting': 'v-waiting' },
    document: voiceFlow(queueId, {
      start: { type: 'start', to: { next: 'wait' } },
      wait: {
        type: 'queue',
        config: {
          queueId,
          waiting: { flowId: 'flow-waiting', inputs: [] },
          exits: [{ id: 'out', label: 'Out' }],
          ringTimeoutMs: 20_000,
          ...config,
        },
        to: { ...ofContact, out: 'bye' },
      },
      offer: offer('agent_first', queueId, { promised: 'bye', declined: 'bye' }),
      ...beside,
    }),
  };
}

function agentFlow(agentId: string, number: string): MemoryFlow {
  return {
    flowId: `flow-${agentId}`,
    version: `v-${agentId}`,
    numbers: [number],
    document: voiceFlow(agentId, {
      start: { type: 'start', to: { next: 'ring' } },
      ring: { type: 'transfer_agent', config: { agentBy: 'agent', agentId, ringTimeoutMs: 15_000 }, to: ofContact },
      offer: offer('agent_first', 'sales', { promised: 'bye', declined: 'bye' }),
      ...beside,
    }),
  };
}

function callbackFlow(mode: string, queueId: string, number: string): MemoryFlow {
  return {
    flowId: `flow-${mode}`,
    version: `v-${mode}`,
    numbers: [number],
    document: voiceFlow(mode, {
      start: { type: 'start', to: { next: 'offer' } },
      offer: offer(mode, queueId, { promised: 'bye', declined: 'bye' }),
      ...ending,
    }),
  };
}

export const centreFlows: readonly MemoryFlow[] = [
  waitingFlow,
  queueFlow('sales', '6000', {}),
  queueFlow('service', '6001', { stickyMs: 20_000, whisper: said('whisper') }),
  queueFlow('gold', '6002', { priority: 3, waiting: { flowId: '', inputs: [] }, exits: [] }),
  agentFlow('ann', '6301'),
  agentFlow('dot', '6302'),
  callbackFlow('agent_first', 'sales', '6500'),
  callbackFlow('customer_first', 'service', '6501'),
];

export const centreNumbers: readonly [string, ...string[]] = [
  '6000',
  '6000',
  '6000',
  '6001',
  '6001',
  '6001',
  '6002',
  '6002',
  '6301',
  '6302',
  '6500',
  '6501',
];
