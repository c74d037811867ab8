import type { AgentArrival, Queue } from '@patchbay/routing';
import type { Centre, CentreAgent, CentreQueue, CentreSetup } from '../../ports/centre.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { withDeadline } from '../deadline.ts';
import type { Keeper } from './keeper.ts';
import { isWithin } from './opening-hours.ts';

const readEveryMs = 60_000;
const readMsMax = 10_000;

export interface CentreWatchParts {
  readonly centre: Centre;
  readonly keeper: Keeper;
  readonly clock: Clock;
  readonly log: Log;
  /** The setup is another now, and routing knows. */
  onRead(setup: CentreSetup): void;
}

/** Keeps what routing knows of queues and agents equal to what people have set up. */
export class CentreWatch {
  private current: CentreSetup = {
    queues: [],
    agents: [],
    skillNames: {},
    timeZone: 'UTC',
    waits: { thresholdMs: null, shortAbandonMs: 5_000 },
    seatReturnMs: 0,
  };
  private agents = new Map<string, CentreAgent>();
  private queues = new Map<string, CentreQueue>();
  private reading: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private withdraw: (() => void) | null = null;

  constructor(private readonly parts: CentreWatchParts) {}

  get setup(): CentreSetup {
    return this.current;
  }

  agent(agentId: string): CentreAgent | null {
    return this.agents.get(agentId) ?? null;
  }

  /** By id, or by the extension that others reach them at. */
  agentNamed(named: string): CentreAgent | null {
    return this.agent(named) ?? this.byExtension(named);
  }

  byExtension(number: string): CentreAgent | null {
    return this.current.agents.find(({ extension }) => extension === number) ?? null;
  }

  queue(queueId: string): CentreQueue | null {
    return this.queues.get(queueId) ?? null;
  }

  /** Reads for the first time. Nothing is told to routing yet. Throws where it cannot be read. */
  async load(): Promise<void> {
    const { centre, clock } = this.parts;
    this.keep(await withDeadline(clock, readMsMax, 'Reading the centre', centre.read()));
  }

  /** Tells routing what differs, and from now on reads again when something may have changed, and every minute. */
  start(): void {
    this.compare();
    this.later();
  }

  /** Something was changed. */
  changed(): void {
    if (this.stopped) return;
    this.again = true;
    this.reading ??= Promise.resolve().then(() => this.read());
  }

  stop(): void {
    this.stopped = true;
    this.withdraw?.();
  }

  private later(): void {
    this.withdraw?.();
    this.withdraw = this.parts.clock.after(readEveryMs, () => this.changed());
  }

  private async read(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        await this.load();
      } catch (error) {
        this.parts.log.warn('the centre could not be read; routing goes on with what it knows', { error });
      }
      // Also after a failure: a minute has passed, and hours may have ended.
      if (!this.stopped) this.compare();
    }
    this.reading = null;
    if (!this.stopped) this.later();
  }

  private keep(setup: CentreSetup): void {
    this.current = setup;
    this.agents = new Map(setup.agents.map((agent) => [agent.id, agent]));
    this.queues = new Map(setup.queues.map((queue) => [queue.id, queue]));
  }

  private compare(): void {
    const { keeper, clock } = this.parts;
    const state = keeper.book.router.state();
    const known = new Map(state.queues.map((queue) => [queue.id, JSON.stringify(queue)]));
    for (const queue of this.current.queues) {
      const wanted = this.routingQueueOf(queue, clock.now());
      if (known.get(queue.id) !== JSON.stringify(wanted)) keeper.take({ type: 'queue.changed', queue: wanted });
      known.delete(queue.id);
    }
    for (const agent of state.agents) {
      const wanted = this.agents.get(agent.id);
      if (!wanted) keeper.take({ type: 'agent.signed_out', agentId: agent.id });
      else if (JSON.stringify(arrivalOf(agent)) !== JSON.stringify(arrivalOf(wanted))) {
        keeper.take({ type: 'agent.changed', agent: arrivalOf(wanted) });
      }
    }
    // Last: whoever waits there may go to a queue that is new.
    for (const queueId of known.keys()) keeper.take({ type: 'queue.removed', queueId });
    this.parts.onRead(this.current);
  }

  private routingQueueOf({ hours, serviceLevelMs: _, ...queue }: CentreQueue, now: number): Queue {
    return { ...queue, open: queue.open && (hours === null || isWithin(hours, now)) };
  }
}

/** What routing knows of an agent, in an order of its own, so that two can be compared. */
export function arrivalOf({ id, name, skills, queueIds, chatsMax }: AgentArrival): AgentArrival {
  const byName = Object.entries(skills).sort(([a], [b]) => (a < b ? -1 : 1));
  return { id, name, skills: Object.fromEntries(byName), queueIds: [...queueIds].sort(), chatsMax };
}
