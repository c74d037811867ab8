import { callFilterSchema } from '@patchbay/records';
import { createLoader } from 'nuqs/server';
import { describe, expect, it } from 'vitest';
import { addressFields, callsAddress, filterOf } from './filter-address';

const load = createLoader(addressFields);
const readBack = (address: string) => filterOf(load(new URL(address, 'http://studio.test').searchParams), 0);

describe('the address of the call list', () => {
  it('says every filter that there is, and comes back as it was', () => {
    const filter = callFilterSchema.required().parse({
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
      timeOf: 'talk',
      direction: 'inbound',
      flowId: 'flow-1',
      version: 'abc',
      callerNumber: '+49 30/901',
      calledNumber: '2000',
      search: 'Ada & Co',
      endReason: 'completed',
      active: false,
      answered: true,
      withPerson: false,
      withRecording: true,
      noteText: '投诉 delivery',
      queueId: 'queue-1',
      queueOutcome: 'abandoned',
      vip: true,
      callback: false,
      waitedMsMin: 0,
      waitedMsMax: 20_000,
      agentId: 'agent-1',
      talkOutcome: 'no_answer',
      wrapUpCodeId: '',
      question: 'Delivery?',
      score: 0,
      variable: 'reason',
      value: 'late',
      nodeId: 'node-1',
      exit: 'port:one',
    });
    expect(readBack(callsAddress(filter))).toEqual(filter);
  });

  it('takes blanks for nothing asked, and a preset for a time that ends now', () => {
    expect(readBack('/calls?search=%20&noteText=')).toEqual({});
    expect(filterOf(load('?time=day'), Date.UTC(2026, 2, 2))).toEqual({ from: '2026-03-01T00:00:00.000Z' });
  });
});
