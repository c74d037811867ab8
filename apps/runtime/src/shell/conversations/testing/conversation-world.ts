import type { TransferTarget } from '@patchbay/flow-schema';
import type { ConversationLive, DeskAction } from '@patchbay/records';
import { MemoryArchive } from '../../../adapters/memory/memory-archive.ts';
import { MemoryConversationStore } from '../../../adapters/memory/memory-conversation-store.ts';
import { MemoryLog } from '../../../adapters/memory/memory-log.ts';
import { VirtualClock } from '../../../adapters/memory/virtual-clock.ts';
import { type SimulatedCaller, SimulatedExchange } from '../../../adapters/simulated-telephony/simulated-exchange.ts';
import { SimulatedTelephony } from '../../../adapters/simulated-telephony/simulated-telephony.ts';
import type { FarEnd, Faults } from '../../../adapters/simulated-telephony/simulated-types.ts';
import type { ConversationStore } from '../../../ports/conversation-store.ts';
import type { DialRoute } from '../../../ports/dial-plan.ts';
import type { TelephonyEvent } from '../../../ports/telephony.ts';
import { keepRecording } from '../../keep-recording.ts';
import type { World } from '../../world.ts';
import type { Conversation } from '../conversation-state.ts';
import type { ConversationStart } from '../conversations.ts';
import { LiveConversations } from '../live-conversations.ts';
import { OwnConversations } from '../own-conversations.ts';

const leaseName = 'asterisk:test';
/** Long enough for everything that an event sets off, and shorter than any ring time. */
const restMs = 200;
/** How long a caller waits for a seat. */
const seatReturnMs = 20_000;
/** What the dead are answered. */
const forever = new Promise<never>(() => undefined);

/** One life of the process that carries conversations. */
interface Life {
  readonly conversations: LiveConversations;
  readonly telephony: SimulatedTelephony;
  alive: boolean;
}

/** An exchange with callers, agents and supervisors, and whoever carries their conversations. */
export class ConversationWorld {
  readonly clock = new VirtualClock(Date.UTC(2026, 0, 5, 9));
  readonly exchange: SimulatedExchange;
  readonly store = new MemoryConversationStore(() => true);
  readonly archive = new MemoryArchive();
  readonly log = new MemoryLog();
  /** What the listener was told, a line each. */
  readonly news: string[] = [];
  /** Agents without a phone. */
  readonly phoneless = new Set<string>();
  /** Agents who are in other calls. */
  readonly busy = new Set<string>();
  /** By agent, who takes their calls instead. */
  readonly forwardings = new Map<string, TransferTarget>();
  /** Agents whose phone is a page of a browser, for which a caller waits. */
  readonly seats = new Set<string>();
  route: DialRoute = {
    ok: true,
    ways: [{ endpoint: 'PJSIP/900@trunk', callerId: { name: '', number: '2000' } }],
  };
  /** Who answered in a queue, by the place that was wanted there. */
  private readonly placeLegs = new Map<string, string>();
  private life: Life;
  private epoch = 0;
  private count = 0;

  constructor(faults: Faults = {}) {
    this.exchange = new SimulatedExchange({ clock: this.clock, faults });
    this.exchange.setFarEnd('PJSIP/900@trunk', { kind: 'answer', afterMs: 50 });
    this.life = this.newLife();
  }

  get conversations(): LiveConversations {
    return this.life.conversations;
  }

  /** Says what the phone of an agent or supervisor does when it rings. */
  setPhone(agentId: string, farEnd: FarEnd): void {
    this.exchange.setFarEnd(`PJSIP/${agentId}`, farEnd);
  }

  async rest(forMs = restMs): Promise<void> {
    await this.clock.advance(forMs);
  }

  /** A caller and an agent whose phone has answered, before both are connected. */
  async answeredBy(
    agentId: string,
    options: Partial<ConversationStart> = {},
  ): Promise<{ id: string; caller: SimulatedCaller; agent: SimulatedCaller }> {
    this.count += 1;
    const callId = `call${this.count}`;
    const id = options.id ?? `${callId}.1`;
    const caller = this.exchange.call({ calledNumber: '2000', callerNumber: '4711' });
    await this.life.telephony.answer(caller.channelId);
    const agentLegId = `desk.${id}.agent`;
    this.setPhone(agentId, { kind: 'answer', afterMs: 20 });
    const callerId = { name: '', number: '4711' };
    await this.life.telephony.dial(agentLegId, { endpoint: `PJSIP/${agentId}`, callerId, ringTimeoutMs: 20_000 });
    await this.rest();
    this.conversations.begin({
      id,
      callId,
      agentId,
      agentName: agentId,
      agentLegId,
      queueId: 'sales',
      direction: 'inbound',
      customer: { channelId: caller.channelId, hasFlow: true },
      customerNumber: '4711',
      offeredAtMs: this.clock.now() - restMs,
      answeredAtMs: this.clock.now(),
      whisper: [],
      why: null,
      recording: 'off',
      ...options,
    });
    await this.rest();
    return { id, caller, agent: this.exchange.farEnd(agentLegId) };
  }

  /** The same, with both talking. */
  async talking(agentId = 'ann'): Promise<{ id: string; caller: SimulatedCaller; agent: SimulatedCaller }> {
    const begun = await this.answeredBy(agentId);
    this.conversations.connect(begun.id);
    await this.rest();
    return begun;
  }

  /** An agent who has called a customer, with both talking. */
  async calling(
    agentId: string,
    number: string,
  ): Promise<{ id: string; caller: SimulatedCaller; agent: SimulatedCaller }> {
    const { id, caller, agent } = await this.answeredBy(agentId, { customer: { number }, customerNumber: number });
    caller.hangUp();
    this.conversations.connect(id);
    await this.rest();
    return { id, caller: this.leg(id, 1), agent };
  }

  /**
   * Somebody of a queue answers for a place that is wanted there, as routing has them do. A place that somebody has taken is
   * offered to nobody else until it is dropped.
   */
  async answerPlace(contactId: string, agentId: string): Promise<void> {
    if (this.placeLegs.has(contactId)) return;
    this.count += 1;
    const conversationId = `${contactId.slice('asked-'.length, contactId.lastIndexOf('.'))}.${this.count}`;
    const legId = `desk.${conversationId}.agent`;
    const callerId = { name: '', number: '4711' };
    await this.life.telephony.dial(legId, { endpoint: `PJSIP/${agentId}`, callerId, ringTimeoutMs: 20_000 });
    await this.rest(1_000);
    if (!this.exchange.inventory().channels.some(({ id, state }) => id === legId && state === 'up')) return;
    this.placeLegs.set(contactId, legId);
    const answer = { agentId, name: agentId, legId, conversationId, queueId: 'sales', offeredAtMs: this.clock.now() };
    if (!this.conversations.placeAnswered(contactId, answer)) this.dropPlace(contactId);
    await this.rest();
  }

  /** What came of it, in a word: `done` or the code of the refusal. */
  async act(action: DeskAction): Promise<string> {
    const acting = this.conversations.carryOut(action);
    await this.rest();
    return (await acting)?.code ?? 'done';
  }

  live(id: string): ConversationLive | null {
    return this.conversations.all().find((one) => one.id === id) ?? null;
  }

  /** Whether the customer was sent on and hears a number ring, or is told that nobody is there. */
  hearsNoMusic(id: string): boolean {
    const stored = this.store.rows().find((row) => row.id === id)?.live as Conversation | null | undefined;
    if (stored?.phase !== 'sent_on') return false;
    return stored.sent?.step === 'apology' || stored.consult?.target.kind === 'number';
  }

  /** The end of the leg that was rung for somebody in the conversation: the n-th that was made for it. */
  leg(conversationId: string, n: number): SimulatedCaller {
    return this.exchange.farEnd(`desk.${conversationId}.${n}`);
  }

  /** Begins to do it, and dies after so many turns of waiting in between; another takes over. */
  async actAndDie(action: DeskAction, turns: number): Promise<void> {
    void this.conversations.carryOut(action);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    await this.restart();
  }

  /** Ends the process as kill -9 does, and lets another take over. */
  async restart(): Promise<void> {
    this.life.alive = false;
    await this.life.telephony.stop();
    this.life = this.newLife();
    await this.look();
    await this.rest();
    const wanted = this.conversations.places();
    for (const contactId of [...this.placeLegs.keys()]) if (!wanted.includes(contactId)) this.dropPlace(contactId);
    await this.rest();
  }

  /** A look at Asterisk, as the watchdog takes one every few seconds. */
  async look(): Promise<void> {
    this.epoch += 1;
    const epoch = this.epoch;
    const { channels, bridges } = this.exchange.inventory();
    const world: World = {
      epoch,
      channels: new Map(channels.map((channel) => [channel.id, channel])),
      bridges: new Map(bridges.map(({ id, channelIds }) => [id, channelIds])),
    };
    await Promise.all([this.conversations.adopt(world), this.rest()]);
    // A recording whose beginning was cut short is the one thing that is left to the watchdog.
    for (const id of this.leftovers()) if (id.includes('.rec')) this.exchange.hangUp(id, 16);
    await this.rest();
  }

  /** Everything in the exchange that no caller's flow and no conversation owns. */
  leftovers(): string[] {
    const { channels, bridges } = this.exchange.inventory();
    const own = channels.filter(({ arrival }) => arrival === undefined).map(({ id }) => id);
    return [...own, ...bridges.map(({ id }) => id)].filter((id) => !this.conversations.owns(id));
  }

  private newLife(): Life {
    const telephony = new SimulatedTelephony(this.exchange);
    const life = { alive: true };
    const conversations = new LiveConversations(
      {
        telephony: gate(life, telephony),
        recordings: gate(life, this.archive),
        dialPlan: { route: async () => this.route },
        prompts: { revision: async () => null, texts: async () => [], audio: async (id) => `/audio/${id}` },
        speech: { render: async ({ text }) => ({ path: `/speech/${text}`, durationMs: 1_000 }) },
        store: ownConversations(gate(life, this.store)),
        clock: {
          now: () => this.clock.now(),
          preciseMs: () => this.clock.preciseMs(),
          after: (delayMs, task) => this.clock.after(delayMs, () => life.alive && task()),
        },
        log: this.log,
        leaseName,
        worldEpoch: () => this.epoch,
      },
      {
        changed: ({ id, state }) => this.note(`changed ${id} ${state}`),
        connected: ({ id }) => this.note(`connected ${id}`),
        ended: ({ id, agentId, by, outcome, customerStays }) =>
          this.note(`ended ${id} ${agentId} by ${by} ${outcome.kind}${customerStays ? ' customer stays' : ''}`),
        engaged: (agentId, id) => this.note(`engaged ${agentId} ${id}`),
        released: (agentId, id) => this.note(`released ${agentId} ${id}`),
        agentChanged: ({ id, agentId }, former, formerId) =>
          this.note(`agent ${id} ${former} -> ${agentId} (${formerId})`),
        agentLeft: ({ id, agentId }) => this.note(`left ${id} ${agentId}`),
        over: (id, agentId) => this.note(`over ${id} ${agentId}`),
        placeWanted: ({ contactId, queueId, isReturn }) =>
          this.note(`wanted ${contactId} in ${queueId}${isReturn ? ' again' : ''}`),
        placeDropped: (contactId) => {
          this.note(`dropped ${contactId}`);
          this.dropPlace(contactId);
        },
      },
      {
        endpointOf: (agentId) => (this.phoneless.has(agentId) ? null : `PJSIP/${agentId}`),
        nameOf: (agentId) => `name of ${agentId}`,
        numberOf: (agentId) => `number of ${agentId}`,
        queueNameOf: (queueId) => (queueId === 'nowhere' ? null : `queue ${queueId}`),
        returnMsOf: (agentId) => (this.seats.has(agentId) ? seatReturnMs : 0),
        engage: async (agentId, id) => {
          if (this.phoneless.has(agentId) || this.busy.has(agentId)) return false;
          this.note(`engaged ${agentId} ${id}`);
          return true;
        },
        forwardingOf: (agentId) => this.forwardings.get(agentId) ?? null,
      },
    );
    const whole: Life = Object.assign(life, { telephony, conversations });
    void telephony.start((event) => {
      if (whole.alive) this.hear(whole, event);
    });
    return whole;
  }

  private hear({ conversations, telephony }: Life, event: TelephonyEvent): void {
    const taken = conversations.heard(event);
    if (event.type !== 'recording.finished' || taken) return;
    void keepRecording(event.recordingId, { telephony, recordings: this.archive });
  }

  private dropPlace(contactId: string): void {
    const legId = this.placeLegs.get(contactId);
    this.placeLegs.delete(contactId);
    const isThere = this.exchange.inventory().channels.some(({ id }) => id === legId);
    if (legId !== undefined && isThere && !this.conversations.owns(legId)) this.exchange.hangUp(legId, 16);
  }

  private note(line: string): void {
    this.news.push(line);
  }
}

/** A port through which nothing passes any more once the process is dead. */
function gate<T extends object>(life: { readonly alive: boolean }, port: T): T {
  return new Proxy(port, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...asked: unknown[]) => {
        if (!life.alive) return forever;
        const answer: unknown = value.apply(target, asked);
        if (!(answer instanceof Promise)) return answer;
        const settled = (settle: () => unknown) => (life.alive ? settle() : forever);
        return answer.then(
          (result: unknown) => settled(() => result),
          (error: unknown) => settled(() => Promise.reject(error)),
        );
      };
    },
  });
}

/** Those of a lease that nobody else asks for. */
function ownConversations(store: ConversationStore): OwnConversations {
  const fence = { lease: leaseName, holder: 'test', epoch: 1 };
  return new OwnConversations({ store, leaseName, fence: () => fence, onLeaseLost: () => undefined });
}
