import type { CommandOf, EngineEvent, WaitRange } from '@patchbay/flow-schema';
import type { DeskAction } from '@patchbay/records';
import type { CallBook, SatisfactionRow } from '../../ports/call-book.ts';
import type { Callbacks } from '../../ports/callbacks.ts';
import type { Centre } from '../../ports/centre.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CustomerLookup } from '../../ports/customers.ts';
import type { DeskCommands } from '../../ports/desk-commands.ts';
import type { DialPlan, DialRoute } from '../../ports/dial-plan.ts';
import type { FloorBoard } from '../../ports/floor-board.ts';
import type { NewId } from '../../ports/ids.ts';
import type { Fence } from '../../ports/journal.ts';
import type { LiveBus } from '../../ports/live-bus.ts';
import type { Log } from '../../ports/log.ts';
import type { Meters } from '../../ports/meters.ts';
import type { Reservations } from '../../ports/reservations.ts';
import type { RoutingJournal } from '../../ports/routing-journal.ts';
import type { Arrival, Telephony, TelephonyEvent } from '../../ports/telephony.ts';
import type { World } from '../commands/command-context.ts';
import type { AgentPhones, ConversationListener, Conversations } from '../conversations/conversations.ts';
import { AgentDesk } from './agent-desk.ts';
import { lookAtAgents } from './agent-view.ts';
import { BookWriter } from './book-writer.ts';
import { CallbackDesk } from './callback-desk.ts';
import { type Caller, Callers } from './caller.ts';
import { CentreWatch } from './centre-watch.ts';
import { CustomerLegs } from './customer-legs.ts';
import { DayCounts } from './day-counts.ts';
import { DeskDispatch } from './desk-dispatch.ts';
import type { DeskResult } from './desk-result.ts';
import { DirectCalls } from './direct-calls.ts';
import { FloorTeller } from './floor-teller.ts';
import { Keeper } from './keeper.ts';
import { OutboundCalls } from './outbound-calls.ts';
import { PhoneWatch } from './phone-watch.ts';
import { Places } from './places.ts';
import { RecordsKeeper } from './records-keeper.ts';
import { Ringing } from './ringing.ts';
import { Talks } from './talks.ts';

export interface RoutingParts {
  readonly routingJournal: RoutingJournal;
  readonly centre: Centre;
  readonly customers: CustomerLookup;
  readonly telephony: Telephony;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  readonly deskCommands: DeskCommands;
  readonly floor: FloorBoard;
  readonly live: LiveBus;
  readonly newId: NewId;
  readonly reservations: Reservations;
  readonly callbacks: Callbacks;
  readonly dialPlan: DialPlan;
  readonly leaseName: string;
  readonly callBook: CallBook;
  tellRun(callId: string, event: EngineEvent): boolean;
  worldEpoch(): number;
  makeConversations(listener: ConversationListener, phones: AgentPhones): Conversations;
  onLeaseLost(): void;
}

/** What runs ask of routing. */
export interface RunRouting {
  /** The run waits for this contact; also told again after a restart. */
  expect(caller: Caller): void;
  join(caller: Caller): void;
  callAgent(caller: Caller): void;
  leave(contactId: string): void;
  change(contactId: string, command: CommandOf<'queue.change'>): void;
  /** The id of the callback, which is the one given. Rejects where it could not be kept. */
  promiseCallback(
    id: string,
    callId: string,
    fromContactId: string | null,
    command: CommandOf<'callback.promise'>,
  ): Promise<string>;
  noteSatisfaction(row: SatisfactionRow): void;
  ask(contactId: string): Promise<{ readonly position: number; readonly wait: WaitRange | null }>;
  connect(contactId: string): void;
}

/** Everything between a caller who wants a person and that person's phone. */
export class Routing implements RunRouting {
  readonly conversations: Conversations;
  readonly keeper: Keeper;
  readonly agents: AgentDesk;
  private readonly callers = new Callers();
  private readonly places: Places;
  private readonly talks: Talks;
  private readonly direct: DirectCalls;
  private readonly outbound: OutboundCalls;
  private readonly customerLegs: CustomerLegs;
  private readonly callbackDesk: CallbackDesk;
  private readonly phones: PhoneWatch;
  private readonly ringing: Ringing;
  private readonly centre: CentreWatch;

  private readonly writer: BookWriter;
  private readonly counts: DayCounts;
  private readonly records: RecordsKeeper;
  private readonly teller: FloorTeller;
  private readonly dispatch: DeskDispatch;

  constructor(private readonly parts: RoutingParts) {
    const { callers } = this;
    const keeper = new Keeper(parts);
    this.keeper = keeper;
    this.centre = new CentreWatch({ ...parts, keeper, onRead: () => this.teller.setupChanged() });
    this.agents = new AgentDesk({ keeper, agent: (agentId) => this.centre.agent(agentId) });
    this.places = new Places({ ...parts, keeper, callers });
    this.talks = new Talks({
      keeper,
      callers,
      clock: parts.clock,
      conversations: () => this.conversations,
      nameOf: (agentId) => this.agents.nameOf(agentId),
      skillNames: () => this.centre.setup.skillNames,
    });
    this.ringing = new Ringing({
      ...parts,
      keeper,
      endpointOf: (agentId) => this.agents.endpointOf(agentId),
      worldEpoch: () => parts.worldEpoch(),
      mayRing: (ring) => this.callbackDesk.mayRing(ring),
      callerOf: ({ contactId }) => {
        const call = callers.get(contactId)?.call;
        const number = call?.callerNumber ?? this.callbackDesk.numberOf(contactId) ?? '';
        return { name: call?.callerName ?? '', number };
      },
    });
    this.conversations = parts.makeConversations(this.listener(), this.agents);
    const setup = () => this.centre.setup;
    this.writer = new BookWriter(parts);
    this.counts = new DayCounts({ ...parts, writer: this.writer, setup });
    const look = () =>
      lookAtAgents({
        keeper,
        conversations: () => this.conversations,
        hasPhone: (id) => this.agents.endpointOf(id) !== null,
      });
    this.records = new RecordsKeeper({ ...parts, keeper, writer: this.writer, look });
    this.teller = new FloorTeller({
      ...parts,
      keeper,
      counts: this.counts,
      conversations: () => this.conversations,
      setup,
      look,
    });
    const agent = (agentId: string) => this.centre.agent(agentId);
    this.direct = new DirectCalls({
      keeper,
      callers,
      clock: parts.clock,
      agent: (named) => this.centre.agentNamed(named),
      hasPhone: (agentId) => this.agents.endpointOf(agentId) !== null,
    });
    this.outbound = new OutboundCalls({
      ...parts,
      keeper,
      writer: this.writer,
      conversations: () => this.conversations,
      agent,
      agentNamed: (number) => this.centre.byExtension(number),
      endpointOf: (agentId) => this.agents.endpointOf(agentId),
      wrapUpMsOf: (queueId) => this.centre.queue(queueId)?.wrapUpMs ?? 0,
    });
    this.phones = new PhoneWatch({ ...parts, keeper, agents: this.agents });
    this.customerLegs = new CustomerLegs(parts);
    this.callbackDesk = new CallbackDesk({
      ...parts,
      keeper,
      writer: this.writer,
      customers: this.customerLegs,
      conversations: () => this.conversations,
      nameOf: (agentId) => this.agents.nameOf(agentId),
      skillNames: () => this.centre.setup.skillNames,
      ringTimeoutMsOf: (queueId) => this.centre.queue(queueId)?.ringTimeoutMs ?? 0,
      ringNow: (ring) => this.ringing.ringNow(ring),
    });
    this.dispatch = new DeskDispatch({
      ...parts,
      keeper,
      callers,
      agents: this.agents,
      conversations: () => this.conversations,
    });
    const followers = [
      this.ringing,
      this.direct,
      this.talks,
      this.outbound,
      this.callbackDesk,
      this.places,
      this.phones,
      this.counts,
      this.records,
      this.teller,
    ];
    for (const follower of followers) keeper.addFollower(follower);
  }

  /** Reads back what was stored. Throws where that cannot be done. */
  async load(fence: Fence): Promise<void> {
    await Promise.all([this.keeper.load(fence), this.centre.load(), this.callbackDesk.load()]);
  }

  /** After every run was read back, and the first look at Asterisk was taken. */
  async begin(world: World): Promise<void> {
    await Promise.all([this.conversations.adopt(world), this.keeper.adoptMatches()]);
    await this.ringing.clear(world, (id) => this.talks.owns(id) || this.conversations.owns(id));
    this.centre.start();
    this.places.settle();
    this.direct.settle();
    this.outbound.settle();
    this.callbackDesk.settle(world);
    this.phones.again();
    this.talks.settle(world);
    this.ringing.compare(world);
    for (const { outcome, at } of this.keeper.takeRepeated()) this.records.repeat(outcome, at);
    this.records.start();
    this.teller.start();
    void this.counts.load().then(() => this.teller.setupChanged());
    this.parts.deskCommands.start((command) => this.dispatch.take(command));
  }

  /** A later look at Asterisk. */
  async compare(world: World): Promise<void> {
    await this.conversations.adopt(world);
    this.ringing.compare(world);
  }

  /** Asterisk is there again, and may have been started anew. */
  reconnected(): void {
    this.phones.again();
  }

  /** True where the event belongs to nobody else. */
  heard(event: TelephonyEvent): boolean {
    if (this.phones.heard(event) || this.customerLegs.heard(event)) return true;
    return this.ringing.heard(event) || this.conversations.heard(event);
  }

  /** Whether something in Asterisk is looked after here. */
  owns(objectId: string): boolean {
    if (this.customerLegs.owns(objectId)) return true;
    return this.ringing.owns(objectId) || this.outbound.owns(objectId) || this.conversations.owns(objectId);
  }

  desk(action: DeskAction): Promise<DeskResult> {
    return this.dispatch.carryOut(action);
  }

  promiseCallback(...asked: Parameters<RunRouting['promiseCallback']>): Promise<string> {
    return this.callbackDesk.promise(...asked);
  }

  noteSatisfaction(row: SatisfactionRow): void {
    this.writer.write(() => this.parts.callBook.satisfactionGiven(row));
  }

  ask(contactId: string): ReturnType<RunRouting['ask']> {
    return this.places.ask(contactId);
  }

  centreChanged(): void {
    this.centre.changed();
  }

  expect(caller: Caller): void {
    this.callers.add(caller);
  }

  callAgent(caller: Caller): void {
    this.direct.call(caller);
  }

  /** As the dial plan says, and agents by their extensions. */
  routeFor(...asked: Parameters<DialPlan['route']>): Promise<DialRoute> {
    const [destination] = asked;
    const own = destination.kind === 'number' ? this.outbound.routeTo(destination.number) : null;
    return own === null ? this.parts.dialPlan.route(...asked) : Promise.resolve(own);
  }

  /** A call from a seat to somebody; false where it is none. */
  takeOutbound(channelId: string, arrival: Arrival): Promise<boolean> {
    return this.outbound.take(channelId, arrival);
  }

  join(caller: Caller): void {
    this.places.join(caller);
  }

  leave(contactId: string): void {
    const because = this.callers.get(contactId)?.hasHungUp() ? 'abandoned' : 'left';
    this.direct.leave(contactId, because);
    this.places.leave(contactId, because);
  }

  change(contactId: string, command: CommandOf<'queue.change'>): void {
    this.places.change(contactId, command);
  }

  connect(contactId: string): void {
    this.talks.connect(contactId);
  }

  async flush(): Promise<void> {
    await this.keeper.flush();
    await this.writer.flush();
  }

  stop(): void {
    void this.parts.deskCommands.stop();
    this.teller.stop();
    this.writer.stop();
    this.centre.stop();
    this.keeper.stop();
  }

  private listener(): ConversationListener {
    const { talks, keeper } = this;
    return {
      changed: (live) => {
        this.teller.conversationChanged(live);
        this.records.agentChanged(live.agentId, this.parts.clock.now());
      },
      connected: (live) => {
        talks.connected(live);
        if (live.direction === 'outbound') this.outbound.connected(live.callId);
        const talk = keeper.book.allTalks().find(({ conversationId }) => conversationId === live.id);
        if (talk) this.callbackDesk.connected(live.id, talk.contactId);
      },
      ended: (end) => {
        this.callbackDesk.noteEnd(end);
        talks.ended(end);
        this.teller.conversationEnded(end.id, end.agentId);
        this.records.agentChanged(end.agentId, this.parts.clock.now());
      },
      engaged: (agentId, conversationId) => talks.engaged(agentId, conversationId),
      released: (agentId, conversationId) => talks.released(agentId, conversationId),
      agentChanged: (live) => talks.passed(live, true),
      agentLeft: (live) => talks.passed(live, false),
    };
  }
}
