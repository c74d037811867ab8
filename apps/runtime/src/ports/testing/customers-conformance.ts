import { describe, expect, test } from 'vitest';
import type { CustomerLookup, KnownCaller } from '../customers.ts';

export interface CustomersUnderTest {
  readonly customers: CustomerLookup;
  /** A customer with this number. */
  know(number: string, customer: Pick<KnownCaller, 'level' | 'ownAgentId' | 'language'>): Promise<void>;
  /** A conversation with this number, of an agent who answered it; `endedAtMs` null while it goes on. */
  talked(number: string, agentId: string, offeredAtMs: number, endedAtMs: number | null): Promise<void>;
}

const stranger: KnownCaller = {
  customerId: null,
  level: '',
  ownAgentId: null,
  language: null,
  lastTalk: null,
  place: '',
  country: '',
};

let numbers = 0;
function anyNumber(): string {
  numbers += 1;
  return `+49309${String(numbers).padStart(6, '0')}`;
}

/** What everything must do that knows who calls. */
export function describeCustomers(name: string, open: () => Promise<CustomersUnderTest>): void {
  describe(`customers (${name})`, () => {
    test('nobody knows a stranger, nor somebody without a number', async () => {
      const { customers } = await open();
      expect(await customers.byNumber(anyNumber())).toMatchObject({
        ...stranger,
        place: expect.any(String),
        country: expect.any(String),
      });
      expect(await customers.byNumber('')).toEqual(stranger);
    });

    test('a customer is known with level, own agent and language', async () => {
      const { customers, know } = await open();
      const number = anyNumber();
      const customer = { level: 'gold', ownAgentId: 'ann', language: 'zh-CN' };
      await know(number, customer);
      const known = await customers.byNumber(number);
      expect(known).toMatchObject({ ...customer, lastTalk: null });
      expect(known.customerId).toEqual(expect.any(String));
      expect((await customers.byNumber(anyNumber())).customerId).toBeNull();
    });

    test('the agent who spoke last is the one of the last conversation that is over, of this number alone', async () => {
      const { customers, talked } = await open();
      const [number, other] = [anyNumber(), anyNumber()];
      await talked(number, 'ann', 1_000, 5_000);
      await talked(number, 'bob', 6_000, 9_000);
      await talked(number, 'cid', 10_000, null);
      await talked(other, 'dot', 20_000, 30_000);
      expect((await customers.byNumber(number)).lastTalk).toEqual({ agentId: 'bob', endedAtMs: 9_000 });
    });
  });
}
