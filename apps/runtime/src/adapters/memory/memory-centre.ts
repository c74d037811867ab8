import type { Centre, CentreSetup } from '../../ports/centre.ts';

/** What a test has set up. */
export class MemoryCentre implements Centre {
  setup: CentreSetup = { queues: [], agents: [], skillNames: {}, timeZone: 'UTC', seatReturnMs: 20_000 };

  async read(): Promise<CentreSetup> {
    return this.setup;
  }
}
