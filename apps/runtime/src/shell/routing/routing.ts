import type { CommandOf } from '@patchbay/flow-schema';
import type { DeskAction } from '@patchbay/records';
import type { SatisfactionRow } from '../../ports/call-book.ts';
import type { DialPlan, DialRoute } from '../../ports/dial-plan.ts';
import type { Fence } from '../../ports/journal.ts';
import type { Arrival, EndpointState, TelephonyEvent } from '../../ports/telephony.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { World } from '../world.ts';
import { AgentDesk } from './agent-desk.ts';
import { agentPhones } from './agent-phones.ts';
import { AskedPlaces } from './asked-places.ts';
import { Bookkeeping } from './bookkeeping.ts';
import { CallbackDesk } from './callback-desk.ts';
import { type Caller, Callers } from './caller.ts';
import { CentreWatch } from './centre-watch.ts';
import { conversationEar } from './conversation-ear.ts';
import { CustomerLegs } from './customer-legs.ts';
import { DeskDispatch } from './desk-dispatch.ts';
import type { DeskResult } from './desk-result.ts';
import { DirectCalls } from './direct-calls.ts';
import { Keeper } from './keeper.ts';
import { longestWrapUpMs } from './longest-wrap-up.ts';
import { OutboundCalls } from './outbound-calls.ts';
import { PhoneWatch } from './phone-watch.ts';
import { Places } from './places.ts';
import { Ringing } from './ringing.ts';
import type { RoutingParts } from './routing-parts.ts';
import type { RunRouting } from './run-routing.ts';
import { Talks } from './talks.ts';

/** Everything between a caller who wants a person and that person's phone. */
export class Routing implements RunRouting {
  readonly conversations: Conversations;
  readonly keeper: Keeper;
  readonly agents: AgentDesk;
  private readonly callers = new Callers();
  private readonly centre: CentreWatch;
  private readonly phones: PhoneWatch;
  private readonly places: Places;
  private readonly asked: AskedPlaces;
  private readonly talks: Talks;
  private readonly ringing: Ringing;
  private readonly direct: DirectCalls;
  private readonly outbound: OutboundCalls;
  private readonly customerLegs: CustomerLegs;
  private readonly callbackDesk: CallbackDesk;
  private readonly bookkeeping: Bookkeeping;
  private readonly dispatch: DeskDispatch;

  constructor(private readonly parts: RoutingParts) {
    const { callers } = this;
    const keeper = new Keeper(parts);
    const conversations = () => this.conversations;
    this.keeper = keeper;

    // Queues, agents and their phones.
    const centre = new CentreWatch({ ...parts, keeper, onRead: () => this.bookkeeping.setupChanged() });
    const agents = new AgentDesk({
      keeper,
      clock: parts.clock,
      agent: (agentId) => centre.agent(agentId),
      isThere: (endpointId) => this.phones.isThere(endpointId),
      seatReturnMs: () => centre.setup.seatReturnMs,
    });
    const setup = () => centre.setup;
    const skillNames = () => centre.setup.skillNames;
    const nameOf = (agentId: string) => agents.nameOf(agentId);
    const endpointOf = (agentId: string) => agents.endpointOf(agentId);
    const hasPhone = (agentId: string) => agents.endpointOf(agentId) !== null;
    this.centre = centre;
    this.agents = agents;
    this.phones = new PhoneWatch({ ...parts, keeper, agents });

    const wrapUpMsOf = (agentId: string) =>
      longestWrapUpMs(
        (centre.agent(agentId)?.queueIds ?? []).map((id) => {
          const queue = centre.queue(id);
          return queue ? queue.wrapUpMs : 0;
        }),
      );

    this.bookkeeping = new Bookkeeping({ ...parts, keeper, conversations, setup, hasPhone });
    const { writer } = this.bookkeeping;

    // Callers who wait, phones that ring for them, and what is between them once one answered.
    this.places = new Places({ ...parts, keeper, callers });
    this.asked = new AskedPlaces({ ...parts, keeper, conversations, nameOf });
    this.ringing = new Ringing({
      ...parts,
      keeper,
      endpointOf,
      mayRing: (ring) => this.callbackDesk.mayRing(ring),
      callerOf: ({ contactId }) => {
        const call = callers.get(contactId)?.call;
        const own = this.callbackDesk.numberOf(contactId) ?? this.asked.numberOf(contactId);
        return { name: call?.callerName ?? '', number: call?.callerNumber ?? own ?? '' };
      },
    });
    const quiet = (agentId: string) => this.ringing.quiet(agentId);
    this.talks = new Talks({ ...parts, keeper, callers, conversations, nameOf, wrapUpMsOf, skillNames, quiet });

    // Calls to one agent, and from agents to others.
    this.direct = new DirectCalls({
      ...parts,
      keeper,
      callers,
      agent: (named) => centre.agentNamed(named),
      hasPhone,
      wrapUpMsOf,
    });
    this.outbound = new OutboundCalls({
      ...parts,
      keeper,
      writer,
      conversations,
      agent: (agentId) => centre.agent(agentId),
      agentNamed: (number) => centre.byExtension(number),
      endpointOf,
      wrapUpMsOf,
    });

    // Customers who are called back.
    this.customerLegs = new CustomerLegs(parts);
    this.callbackDesk = new CallbackDesk({
      ...parts,
      keeper,
      writer,
      customers: this.customerLegs,
      conversations,
      nameOf,
      skillNames,
      ringTimeoutMsOf: (queueId) => centre.queue(queueId)?.ringTimeoutMs ?? 0,
      ringNow: (ring) => this.ringing.ringNow(ring),
    });

    this.dispatch = new DeskDispatch({
      ...parts,
      keeper,
      writer,
      callbacks: this.callbackDesk,
      callers,
      agents,
      conversations,
      quiet,
    });
    const { ringing, direct, talks, asked, outbound, callbackDesk, places, phones, bookkeeping } = this;
    const ear = conversationEar({ keeper, talks, asked, outbound, callbackDesk, bookkeeping });
    const agent = (agentId: string) => centre.agent(agentId);
    const queueName = (queueId: string) => centre.queue(queueId)?.name ?? null;
    const engage = (agentId: string, conversationId: string) => talks.engage(agentId, conversationId);
    const forwardingOf = (agentId: string) => direct.forwardingOf(agentId);
    const agentParts = { agents, agent, queueName, engage, forwardingOf };
    this.conversations = parts.makeConversations(ear, agentPhones(agentParts));
    const followers = [ringing, direct, talks, asked, outbound, callbackDesk, places, phones, ...bookkeeping.followers];
    for (const follower of followers) keeper.addFollower(follower);
  }

  /** Reads back what was stored. Throws where that cannot be done. */
  async load(fence: Fence): Promise<void> {
    const reading = this.keeper.load(fence).then(() => this.ringing.adopt());
    await Promise.all([reading, this.centre.load(), this.callbackDesk.load()]);
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
    this.asked.settle(world);
    this.ringing.compare(world);
    this.bookkeeping.start();
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

  /** What Asterisk says of every phone. */
  phonesSeen(states: ReadonlyMap<string, EndpointState>): void {
    this.phones.seen(states);
  }

  /** True where the event belongs to nobody else. */
  heard(event: TelephonyEvent): boolean {
    if (this.phones.heard(event) || this.customerLegs.heard(event)) return true;
    return this.ringing.heard(event) || this.talks.heard(event) || this.conversations.heard(event);
  }

  /** Whether something in Asterisk is looked after here. */
  owns(objectId: string): boolean {
    const { customerLegs, ringing, talks, outbound, conversations } = this;
    // Who has answered has a talk before it is stored, and a conversation only after that.
    return [customerLegs, ringing, talks, outbound, conversations].some((each) => each.owns(objectId));
  }

  desk(action: DeskAction): Promise<DeskResult> {
    return this.dispatch.carryOut(action);
  }

  promiseCallback(...asked: Parameters<RunRouting['promiseCallback']>): Promise<string> {
    return this.callbackDesk.promise(...asked);
  }

  noteSatisfaction(row: SatisfactionRow): void {
    this.bookkeeping.writer.write(() => this.parts.callBook.satisfactionGiven(row));
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
    await this.bookkeeping.flush();
  }

  stop(): void {
    void this.parts.deskCommands.stop();
    this.bookkeeping.stop();
    this.centre.stop();
    this.phones.stop();
    this.keeper.stop();
  }
}
