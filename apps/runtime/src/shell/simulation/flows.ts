import type { MemoryFlow } from '../../adapters/memory/memory-flow-source.ts';
import { said, voiceFlow } from './flow-builder.ts';

/** Number 2000: a menu, a goodbye, the end. */
export const menuFlow: MemoryFlow = {
  flowId: 'flow-menu',
  version: 'v-menu',
  numbers: ['2000'],
  document: voiceFlow('menu', {
    start: { type: 'start', to: { next: 'choose' } },
    choose: {
      type: 'menu',
      config: { prompt: said('menu') },
      to: { 1: 'bye', 2: 'bye', no_input: 'bye', no_match: 'bye' },
    },
    bye: { type: 'say', config: { prompt: said('bye') }, to: { next: 'end' } },
    end: { type: 'hang_up', config: { prompt: [] } },
  }),
};

/** Number 3000: a transfer, then a goodbye that tells how it ended. */
export const transferFlow: MemoryFlow = {
  flowId: 'flow-transfer',
  version: 'v-transfer',
  numbers: ['3000'],
  document: voiceFlow('transfer', {
    start: { type: 'start', to: { next: 'transfer' } },
    transfer: {
      type: 'transfer',
      config: { number: '+4930901820', ringTimeoutMs: 20_000 },
      to: { answered: 'talked', busy: 'busy', no_answer: 'nobody', failed: 'failed' },
    },
    talked: { type: 'say', config: { prompt: said('talked') }, to: { next: 'end' } },
    busy: { type: 'say', config: { prompt: said('busy') }, to: { next: 'end' } },
    nobody: { type: 'say', config: { prompt: said('nobody') }, to: { next: 'end' } },
    failed: { type: 'say', config: { prompt: said('failed') }, to: { next: 'end' } },
    end: { type: 'hang_up', config: { prompt: [] } },
  }),
};

/** Number 4000: leaves a message. */
export const voicemailFlow: MemoryFlow = {
  flowId: 'flow-voicemail',
  version: 'v-voicemail',
  numbers: ['4000'],
  document: voiceFlow('voicemail', {
    start: { type: 'start', to: { next: 'record' } },
    record: {
      type: 'record_message',
      config: { prompt: said('record'), silenceMs: 3_000, durationMsMax: 60_000 },
      to: { recorded: 'kept', too_short: 'short', failed: 'failed' },
    },
    kept: { type: 'say', config: { prompt: said('kept') }, to: { next: 'end' } },
    short: { type: 'say', config: { prompt: said('short') }, to: { next: 'end' } },
    failed: { type: 'say', config: { prompt: said('failed') }, to: { next: 'end' } },
    end: { type: 'hang_up', config: { prompt: [] } },
  }),
};

/** Number 5000: asks for a secret number. */
export const secretFlow: MemoryFlow = {
  flowId: 'flow-secret',
  version: 'v-secret',
  numbers: ['5000'],
  document: voiceFlow(
    'secret',
    {
      start: { type: 'start', to: { next: 'ask' } },
      ask: {
        type: 'collect_digits',
        config: { prompt: said('pin'), variable: 'pin', digitsMin: 4, digitsMax: 4, sensitive: true },
        to: { collected: 'thanks', no_input: 'end', invalid: 'end' },
      },
      thanks: { type: 'say', config: { prompt: said('thanks') }, to: { next: 'end' } },
      end: { type: 'hang_up', config: { prompt: [] } },
    },
    { variables: [{ name: 'pin', type: 'text', sensitive: true }] },
  ),
};

export const allFlows: readonly MemoryFlow[] = [menuFlow, transferFlow, voicemailFlow, secretFlow];
