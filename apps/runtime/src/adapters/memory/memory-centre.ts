import type { Centre, CentreSetup } from '../../ports/centre.ts';

/** What a test has set up. */
export class MemoryCentre implements Centre {
  setup: CentreSetup = {
    queues: [],
    agents: [],
    skillNames: {},
    timeZone: 'UTC',
    waits: { thresholdMs: null, shortAbandonMs: 5_000 },
    seatReturnMs: 20_000,
  };

  async read(): Promise<CentreSetup> {
    const { queues, agents, ...setup } = structuredClone(this.setup);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    return { ...setup, queues: [...queues].sort(byId), agents: [...agents].sort(byId) };
  }
}
