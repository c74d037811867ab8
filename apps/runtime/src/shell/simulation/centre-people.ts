import type { ConversationLive, DeskAction } from '@patchbay/records';
import type { SimulatedCaller } from '../../adapters/simulated-telephony/simulated-exchange.ts';
import type { FarEnd } from '../../adapters/simulated-telephony/simulated-types.ts';
import { centreNumbers, queueIds } from './centre-flows.ts';
import { agentIds, calmCentre, drawCentre, outsideNumber, seatAgentIds } from './drawn-centre.ts';
import type { Stage } from './playing.ts';
import { between, pick } from './random.ts';

const phones: readonly [FarEnd, ...FarEnd[]] = [
  { kind: 'answer', afterMs: 300 },
  { kind: 'answer', afterMs: 2_000 },
  { kind: 'answer', afterMs: 8_000 },
  { kind: 'ring' },
  { kind: 'refuse', cause: 17 },
];
const answers: FarEnd = { kind: 'answer', afterMs: 500 };
const offline: FarEnd = { kind: 'offline' };
/** Numbers that callers call from, and are called back at. */
const callerNumbers: readonly [string, ...string[]] = ['030111', '030222', '030333', '030444', '030555'];
const trunkEnd = (number: string) => `PJSIP/${number}@trunk-1`;
/** Q.850: the far end was lost, as a phone that fell silent. */
const causeLost = 44;

/** Callers, agents, a supervisor and an administrator, each doing what comes to mind. */
export class CentrePeople {
  readonly callers: SimulatedCaller[] = [];
  /** Channels of callers who may have gone before anybody could serve them, by their own will or a supervisor's. */
  readonly excused = new Set<string>();
  private readonly seatsUp = new Map<string, boolean>();
  private readonly seatCalls: { readonly agentId: string; readonly caller: SimulatedCaller }[] = [];
  private commands = 0;
  private seconds = 0;

  constructor(
    private readonly stage: Stage,
    private readonly busyMs: number,
    private readonly callersPerRun: number,
  ) {}

  begin(): void {
    const { world, random, later } = this.stage;
    const { exchange, customers, centre } = world;
    centre.setup = drawCentre(random);
    customers.known.set('030111', { level: 'vip', ownAgentId: 'ann' });
    customers.known.set('030222', { lastTalk: { agentId: 'bob', endedAtMs: 0 }, place: 'Berlin' });
    for (const id of agentIds) if (id !== 'gus') exchange.setFarEnd(endpointOf(id), pick(random, phones));
    for (const id of seatAgentIds) this.seatComes(id);
    for (const number of [...callerNumbers, outsideNumber]) exchange.setFarEnd(trunkEnd(number), pick(random, phones));
    for (let index = 0; index < this.callersPerRun; index += 1) {
      later(between(random, 0, this.busyMs - 20_000), () => this.call());
    }
    this.second();
  }

  calmDown(): void {
    const { exchange, centre, live } = this.stage.world;
    centre.setup = calmCentre(centre.setup);
    live.change({ kind: 'centre' });
    for (const id of seatAgentIds) this.seatComes(id);
    for (const id of agentIds) exchange.setFarEnd(endpointOf(id), answers);
    for (const number of [...callerNumbers, outsideNumber]) exchange.setFarEnd(trunkEnd(number), answers);
  }

  /** The phones of agents: what is dialled for each. */
  endpoints(): ReadonlyMap<string, string> {
    return new Map(agentIds.map((id) => [id, endpointOf(id)]));
  }

  /** Calls that agents make from their seats, as far as they are up. */
  seatCallsOf(agentId: string): SimulatedCaller[] {
    const { exchange } = this.stage.world;
    return this.seatCalls
      .filter((one) => one.agentId === agentId && exchange.isThere(one.caller.channelId))
      .map(({ caller }) => caller);
  }

  private call(): void {
    const { world, random, later } = this.stage;
    const calledNumber = pick(random, centreNumbers);
    const caller = world.exchange.call({ calledNumber, callerNumber: pick(random, callerNumbers) });
    this.callers.push(caller);
    if (random() < 0.25) {
      this.excused.add(caller.channelId);
      later(between(random, 100, 120_000), () => caller.hangUp());
    }
    const isCallback = calledNumber.startsWith('65');
    const keys = isCallback
      ? [1_500, 3_000]
      : Array.from({ length: between(random, 0, 3) }, () => between(random, 1_000, 90_000));
    for (const afterMs of keys)
      later(afterMs, () => caller.press(isCallback ? '1' : pick(random, ['1', '1', '2', '3'])));
  }

  /** What all do, second by second. */
  private second(): void {
    const { random, later, isCalm } = this.stage;
    this.seconds += 1;
    // Once it is calm, it is enough that everybody is there again before long.
    if (!isCalm || this.seconds % 5 === 0) for (const agentId of agentIds) this.work(agentId);
    if (!isCalm) {
      for (const seat of seatAgentIds) this.seat(seat);
      this.customers();
      if (random() < 0.4) this.atACall();
      if (random() < 0.1) this.supervise();
      if (random() < 0.02) this.changeCentre();
    }
    this.hangUpNow();
    later(1_000, () => this.second());
  }

  private work(agentId: string): void {
    const { world, random, isCalm } = this.stage;
    const isSeat = seatAgentIds.some((id) => id === agentId);
    if (isCalm && isSeat) this.desk({ type: 'agent.phone', agentId, endpointId: `seat-${agentId}` });
    if (isCalm || random() < 0.1) {
      this.desk({ type: 'agent.sign_in', agentId });
      this.desk({ type: 'agent.ready', agentId });
    } else if (random() < 0.01) this.desk({ type: 'agent.sign_out', agentId });
    else if (random() < 0.02) this.desk({ type: 'agent.not_ready', agentId, reasonId: 'break' });
    else if (random() < 0.05) this.desk({ type: 'agent.finish_wrap_up', agentId });
    if (isCalm || agentId === 'gus' || isSeat) return;
    if (random() < 0.05) world.exchange.setFarEnd(endpointOf(agentId), pick(random, [...phones, offline]));
  }

  /** A browser tab that goes and comes back, in the middle of whatever is going on, and calls out now and then. */
  private seat(agentId: string): void {
    const { world, random, later } = this.stage;
    const { exchange } = world;
    const fate = random();
    if (this.seatsUp.get(agentId) !== true) {
      if (fate > 0.1) return;
      this.seatComes(agentId);
      later(between(random, 100, 2_000), () => this.desk({ type: 'agent.ready', agentId }));
    } else if (fate < 0.02) this.seatGoes(agentId);
    else if (fate < 0.04) exchange.setFarEnd(endpointOf(agentId), pick(random, phones));
    else if (fate < 0.05 && exchange.legsTo(endpointOf(agentId)).length + this.seatCallsOf(agentId).length === 0) {
      const calledNumber = pick(random, [outsideNumber, '40', '41', ...callerNumbers]);
      const caller = exchange.call({ calledNumber, callerNumber: `seat-${agentId}`, side: 'seat' });
      this.seatCalls.push({ agentId, caller });
    }
  }

  private seatComes(agentId: string): void {
    const { world, random } = this.stage;
    this.seatsUp.set(agentId, true);
    world.exchange.setFarEnd(endpointOf(agentId), pick(random, phones));
    world.exchange.setReachable(`seat-${agentId}`, 'online');
    this.desk({ type: 'agent.phone', agentId, endpointId: `seat-${agentId}` });
  }

  private seatGoes(agentId: string): void {
    const { world, random, later } = this.stage;
    const { exchange } = world;
    this.seatsUp.set(agentId, false);
    exchange.setFarEnd(endpointOf(agentId), offline);
    exchange.setReachable(`seat-${agentId}`, 'offline');
    if (random() < 0.3) this.desk({ type: 'agent.phone', agentId, endpointId: null });
    const ends = [
      ...exchange.legsTo(endpointOf(agentId)),
      ...this.seatCallsOf(agentId).map(({ channelId }) => channelId),
    ];
    for (const id of ends) later(between(random, 0, 20_000), () => exchange.hangUp(id, causeLost));
  }

  private customers(): void {
    const { world, random } = this.stage;
    if (random() < 0.1) world.exchange.setFarEnd(trunkEnd(pick(random, callerNumbers)), pick(random, phones));
    if (random() < 0.05) world.exchange.setFarEnd(trunkEnd(outsideNumber), pick(random, phones));
  }

  /** Whoever is up may hang up. */
  private hangUpNow(): void {
    const { world, random } = this.stage;
    const { exchange } = world;
    const trunks = [...callerNumbers, outsideNumber].map(trunkEnd);
    for (const endpoint of [...agentIds.map(endpointOf), ...trunks]) {
      for (const leg of exchange.legsTo(endpoint)) {
        if (exchange.channel(leg).state === 'up' && random() < 0.05) exchange.farEnd(leg).hangUp();
      }
    }
    for (const agentId of seatAgentIds) {
      for (const caller of this.seatCallsOf(agentId)) if (random() < 0.05) caller.hangUp();
    }
  }

  /** What an agent does to the call in hand. */
  private atACall(): void {
    const { random } = this.stage;
    const conversation = this.anyConversation();
    if (!conversation) return;
    const { id: conversationId } = conversation;
    const target = pick<Extract<DeskAction, { type: 'call.transfer' }>['target']>(random, [
      { kind: 'queue', queueId: pick(random, queueIds) },
      { kind: 'agent', agentId: pick(random, agentIds) },
      { kind: 'number', number: outsideNumber },
    ]);
    const action = pick<DeskAction>(random, [
      { type: 'call.hold', conversationId },
      { type: 'call.resume', conversationId },
      { type: 'call.leave', conversationId },
      { type: 'call.transfer', conversationId, target },
      { type: 'call.consult', conversationId, target },
      { type: 'call.consult', conversationId, target },
      { type: 'call.cancel_consult', conversationId },
      { type: 'call.swap', conversationId },
      { type: 'call.three_way', conversationId },
      { type: 'call.complete_transfer', conversationId },
      { type: 'call.part', conversationId },
      { type: 'call.retake', conversationId },
    ]);
    this.desk(action);
  }

  private supervise(): void {
    const { world, random } = this.stage;
    const supervisorId = 'sue';
    const conversation = this.anyConversation();
    const waiting = [...world.floor.fields.values()].filter((field) => field.kind === 'contact');
    const contact = waiting[between(random, 0, waiting.length - 1)];
    if (conversation && random() < 0.5) {
      const { id: conversationId } = conversation;
      const type = pick(random, ['floor.listen', 'floor.whisper', 'floor.barge', 'floor.take_over'] as const);
      this.desk(random() < 0.2 ? { type: 'floor.leave', supervisorId } : { type, conversationId, supervisorId });
    } else if (contact?.kind === 'contact') {
      const callId = contact.id;
      if (random() < 0.1) {
        const channelId = world.store.channelOf(callId);
        if (channelId !== null) this.excused.add(channelId);
        this.desk({ type: 'floor.hangup', callId });
      } else if (random() < 0.5) this.desk({ type: 'floor.pick', callId, agentId: pick(random, agentIds) });
      else {
        const queueId = random() < 0.5 ? null : pick(random, queueIds);
        this.desk({ type: 'floor.move', callId, queueId, toFront: random() < 0.5 });
      }
    }
  }

  private changeCentre(): void {
    const { world, random } = this.stage;
    const drawn = drawCentre(random);
    const was = world.centre.setup;
    const kept = <T extends { readonly id: string }>(now: readonly T[], before: readonly T[]) =>
      now.map((one) => (random() < 0.5 ? one : (before.find(({ id }) => id === one.id) ?? one)));
    const queues = random() < 0.2 ? drawn.queues.slice(1) : kept(drawn.queues, was.queues);
    const agents = random() < 0.1 ? drawn.agents.slice(0, -1) : kept(drawn.agents, was.agents);
    world.centre.setup = { ...drawn, queues, agents };
    world.live.change({ kind: 'centre' });
  }

  private anyConversation(): ConversationLive | undefined {
    const { world, random } = this.stage;
    const live = [...world.floor.fields.values()].filter((field) => field.kind === 'conversation');
    return live[between(random, 0, live.length - 1)];
  }

  private desk(action: DeskAction): void {
    const { world } = this.stage;
    this.commands += 1;
    void world.desk.give({ id: `command-${this.commands}`, actorId: 'test', at: world.clock.now(), action });
  }
}

function endpointOf(agentId: string): string {
  const isSeat = seatAgentIds.some((id) => id === agentId);
  return `PJSIP/${isSeat ? 'seat' : 'agent'}-${agentId}`;
}
