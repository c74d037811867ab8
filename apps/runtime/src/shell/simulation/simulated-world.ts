import { createEngine } from '@patchbay/engine';
import { nodeTypes } from '@patchbay/nodes';
import { MemoryArchive } from '../../adapters/memory/memory-archive.ts';
import { MemoryBusinessData } from '../../adapters/memory/memory-business-data.ts';
import { MemoryCallBook } from '../../adapters/memory/memory-call-book.ts';
import { MemoryCallbacks } from '../../adapters/memory/memory-callbacks.ts';
import { MemoryCentre } from '../../adapters/memory/memory-centre.ts';
import { MemoryConversationStore } from '../../adapters/memory/memory-conversation-store.ts';
import { MemoryCustomers } from '../../adapters/memory/memory-customers.ts';
import { MemoryDeskCommands } from '../../adapters/memory/memory-desk-commands.ts';
import { MemoryDeskLog } from '../../adapters/memory/memory-desk-log.ts';
import { MemoryFloorBoard } from '../../adapters/memory/memory-floor-board.ts';
import { type MemoryFlow, MemoryFlowSource } from '../../adapters/memory/memory-flow-source.ts';
import { MemoryLiveBus } from '../../adapters/memory/memory-live-bus.ts';
import { MemoryLog } from '../../adapters/memory/memory-log.ts';
import { MemoryMeters } from '../../adapters/memory/memory-meters.ts';
import { MemoryPhones } from '../../adapters/memory/memory-phones.ts';
import { MemoryReservations } from '../../adapters/memory/memory-reservations.ts';
import { MemoryRollouts } from '../../adapters/memory/memory-rollouts.ts';
import { MemoryRoutingJournal } from '../../adapters/memory/memory-routing-journal.ts';
import { MemoryStore } from '../../adapters/memory/memory-store.ts';
import { MemoryTrunkStates } from '../../adapters/memory/memory-trunk-states.ts';
import { VirtualClock } from '../../adapters/memory/virtual-clock.ts';
import { SimulatedExchange } from '../../adapters/simulated-telephony/simulated-exchange.ts';
import { SimulatedTelephony } from '../../adapters/simulated-telephony/simulated-telephony.ts';
import type { Faults, SoundLength } from '../../adapters/simulated-telephony/simulated-types.ts';
import type { DialPlan } from '../../ports/dial-plan.ts';
import type { HttpEgress } from '../../ports/http-egress.ts';
import type { Journal } from '../../ports/journal.ts';
import type { ScriptRunner } from '../../ports/script-runner.ts';
import { Life } from './life.ts';

export interface WorldOptions {
  readonly flows: readonly MemoryFlow[];
  readonly faults?: Faults;
  readonly keepsEvents?: boolean;
  readonly soundLength?: SoundLength;
  readonly http?: HttpEgress;
  readonly scripts?: ScriptRunner;
  readonly dialPlan?: DialPlan;
  /** Puts something between the shell and the store. */
  readonly journal?: (store: Journal) => Journal;
  /** Whether a new process may see that the one before is dead, and need not wait for the lease to run out. */
  readonly seesTheDead?: boolean;
}

const beginMs = Date.UTC(2026, 0, 5, 9);

/** Everything that outlives a runtime process: the exchange with its callers, the store, and time. */
export class SimulatedWorld {
  readonly clock = new VirtualClock(beginMs);
  readonly exchange: SimulatedExchange;
  readonly store = new MemoryStore(this.clock);
  readonly archive = new MemoryArchive();
  readonly live = new MemoryLiveBus();
  readonly phones = new MemoryPhones();
  readonly trunkStates = new MemoryTrunkStates();
  readonly centre = new MemoryCentre();
  readonly customers = new MemoryCustomers();
  readonly business = new MemoryBusinessData();
  readonly desk = new MemoryDeskCommands(() => this.clock.now());
  readonly deskLog = new MemoryDeskLog();
  readonly floor = new MemoryFloorBoard();
  readonly callBook = new MemoryCallBook();
  readonly reservations = new MemoryReservations(() => this.clock.now());
  readonly callbacks = new MemoryCallbacks();
  readonly conversationStore = new MemoryConversationStore((fence) => this.store.holds(fence));
  readonly routingJournal = new MemoryRoutingJournal((fence) => this.store.holds(fence));
  readonly rollouts = new MemoryRollouts((fence) => this.store.holds(fence));
  readonly log = new MemoryLog();
  readonly meters = new MemoryMeters();
  readonly engine;
  readonly flows: MemoryFlowSource;
  private readonly lives: Life[] = [];
  private ids = 0;

  constructor(private readonly options: WorldOptions) {
    const { faults, keepsEvents, soundLength } = options;
    this.exchange = new SimulatedExchange({
      clock: this.clock,
      ...(faults && { faults }),
      ...(keepsEvents !== undefined && { keepsEvents }),
      ...(soundLength && { soundLength }),
    });
    this.flows = new MemoryFlowSource(options.flows);
    this.engine = createEngine({ nodeTypes, document: (version) => this.flows.document(version) });
  }

  /** A new runtime process. */
  begin(): Life {
    const holder = `process-${this.lives.length + 1}`;
    const life = new Life(
      {
        engine: this.engine,
        clock: this.clock,
        telephony: new SimulatedTelephony(this.exchange),
        journal: this.options.journal?.(this.store) ?? this.store,
        leases: this.store,
        recordings: this.archive,
        flows: this.flows,
        live: this.live,
        phones: this.phones,
        trunkStates: this.trunkStates,
        routingJournal: this.routingJournal,
        centre: this.centre,
        customers: this.customers,
        deskCommands: this.desk.another(),
        deskLog: this.deskLog,
        floor: this.floor,
        callBook: this.callBook,
        reservations: this.reservations.another(),
        callbacks: this.callbacks,
        rollouts: this.rollouts,
        conversationStore: this.conversationStore,
        log: this.log,
        meters: this.meters,
        prompts: {
          revision: async () => null,
          texts: async () => [],
          audio: async (audioId) => `/media/audio/${audioId}`,
        },
        speech: { render: async ({ text }) => ({ path: `/media/speech/${text}`, durationMs: 1_000 }) },
        http: this.options.http ?? { request: async () => ({ ok: true, status: 200, body: {} }) },
        scripts: this.options.scripts ?? { run: async () => ({ ok: true, value: null }), close: async () => undefined },
        dialPlan: this.options.dialPlan ?? everyNumberAllowed,
        businessData: this.business,
        newId: () => {
          this.ids += 1;
          return `run-${this.ids}`;
        },
        leaseName: 'asterisk',
        holder,
        isDead: (other) => (this.options.seesTheDead ?? true) && this.isDead(other),
      },
      () => this.exchange.disconnect('the process died'),
    );
    this.lives.push(life);
    return life;
  }

  /** Lets time pass. */
  pass(ms: number): Promise<void> {
    return this.clock.advance(ms);
  }

  private isDead(holder: string): boolean {
    return this.lives[Number(holder.slice('process-'.length)) - 1]?.dead ?? false;
  }
}

const everyNumberAllowed: DialPlan = {
  route: async (destination, { callerId }) => ({
    ok: true,
    ways: [
      {
        endpoint: `PJSIP/${destination.kind === 'number' ? destination.number : destination.address}@trunk-1`,
        callerId: { name: '', number: callerId ?? '2000' },
      },
    ],
  }),
};
