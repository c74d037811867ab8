import type { CustomerLookup, KnownCaller } from '../../ports/customers.ts';

const nobody: KnownCaller = {
  customerId: null,
  level: '',
  ownAgentId: null,
  language: null,
  lastTalk: null,
  place: '',
  country: '',
};

/** Customers a test knows of. */
export class MemoryCustomers implements CustomerLookup {
  readonly known = new Map<string, Partial<KnownCaller>>();

  /** Adds to what is known of a number. */
  know(number: string, known: Partial<KnownCaller>): void {
    this.known.set(number, { ...this.known.get(number), ...known });
  }

  async byNumber(number: string): Promise<KnownCaller> {
    return { ...nobody, ...this.known.get(number) };
  }
}
