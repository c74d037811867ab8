import { createServer, type Server } from 'node:http';
import type { DeskAction } from '@patchbay/records';
import type { Stack } from '@patchbay/tools';
import { Call, Callee, type HeardAudio, rms, toneShare } from '@patchbay/tools/sip';
import { createOutboundAri } from '../../../adapters/ari/outbound-ari.ts';
import { MemoryArchive } from '../../../adapters/memory/memory-archive.ts';
import { MemoryConversationStore } from '../../../adapters/memory/memory-conversation-store.ts';
import { MemoryLog } from '../../../adapters/memory/memory-log.ts';
import { SystemClock } from '../../../adapters/system/system-clock.ts';
import type { ConversationStore } from '../../../ports/conversation-store.ts';
import type { Telephony, TelephonyEvent } from '../../../ports/telephony.ts';
import { keepRecording } from '../../keep-recording.ts';
import { LiveConversations } from '../live-conversations.ts';
import { OwnConversations } from '../own-conversations.ts';

const patienceMs = 10_000;
/** A stretch of sound that is judged at once. */
const windowMs = 500;
const toneShareMin = 0.12;
const musicRmsMin = 60;
const leaseName = 'asterisk:test';
const pollMs = 100;
const frameMs = 20;

/** Somebody at a telephone who hums a tone of their own all the time. */
interface Party {
  readonly name: string;
  readonly toneHz: number;
  readonly heard: HeardAudio;
  hangUp(): void;
}

/** Keeps every stored recording as it came from Asterisk. */
class KeepingArchive extends MemoryArchive {
  readonly files = new Map<string, Uint8Array>();

  override store(id: string, wav: Uint8Array): Promise<{ durationMs: number }> {
    this.files.set(id, wav);
    return super.store(id, wav);
  }
}

/** Conversations on a real Asterisk, among telephones that hum and listen. */
export class RealCallControl {
  readonly archive = new KeepingArchive();
  readonly store = new MemoryConversationStore(() => true);
  readonly news: string[] = [];
  readonly log = new MemoryLog();
  private readonly callees: Callee[] = [];
  private readonly parties = new Map<string, Party>();
  private readonly calls: Call[] = [];
  private server: Server | null = null;
  private telephony: Telephony | null = null;
  private current: LiveConversations | null = null;
  private waiting: { isMeant(event: TelephonyEvent): boolean; resolve(event: TelephonyEvent): void }[] = [];
  private epoch = 0;
  private count = 0;

  private constructor(private readonly stack: Stack) {}

  static async open(stack: Stack): Promise<RealCallControl> {
    const control = new RealCallControl(stack);
    await control.connect();
    return control;
  }

  get conversations(): LiveConversations {
    if (this.current === null) throw new Error('Nobody carries the conversations');
    return this.current;
  }

  /** A telephone that answers when it rings, and hums. Its endpoint has its name. */
  async phone(name: string, toneHz: number, answerAfterMs = 100): Promise<void> {
    const callee = await Callee.listen({ kind: 'answer', afterMs: answerAfterMs });
    this.callees.push(callee);
    callee.onCall((call) => {
      call.hum(toneHz);
      this.parties.set(name, { name, toneHz, heard: call.heard, hangUp: () => call.hangUp() });
    });
    await this.line.putObject('aor', name, { contact: `sip:${name}@127.0.0.1:${callee.port}`, max_contacts: '1' });
    const fields = { aors: name, disallow: 'all', allow: 'ulaw', context: 'from-inside', direct_media: 'no' };
    await this.line.putObject('endpoint', name, fields);
  }

  /** A caller and an agent who has answered, in a conversation that is not connected yet. */
  async answered(agentName: string, callerHz: number, whisper: string[] = []): Promise<string> {
    this.count += 1;
    const callId = `call-${process.pid}-${this.count}`;
    const id = `${callId}.1`;
    const from = `4711${this.count}`;
    const arrived = this.next((event) => event.type === 'channel.arrived' && event.callerNumber === from);
    const call = await Call.place({ port: this.stack.sip.port, number: '2000', from });
    this.calls.push(call);
    call.hum(callerHz);
    this.parties.set('caller', {
      name: 'caller',
      toneHz: callerHz,
      heard: call.heard,
      hangUp: () => void call.hangUp(),
    });
    const event = await arrived;
    const channelId = event.type === 'channel.arrived' ? event.channelId : '';
    await this.line.answer(channelId);
    await call.answered;
    const agentLegId = `desk.${id}.agent`;
    await this.ringUp(agentLegId, agentName, from);
    this.conversations.begin({
      id,
      callId,
      agentId: agentName,
      agentName,
      agentLegId,
      queueId: null,
      direction: 'inbound',
      customer: { channelId, hasFlow: true },
      customerNumber: from,
      offeredAtMs: Date.now(),
      answeredAtMs: Date.now(),
      whisper: whisper.map((audioId) => ({ kind: 'audio', audioId })),
      why: null,
      recording: 'off',
    });
    return id;
  }

  async talking(agentName: string, callerHz: number): Promise<string> {
    const id = await this.answered(agentName, callerHz);
    this.conversations.connect(id);
    return id;
  }

  /** An agent who calls a telephone by its name; both talk. */
  async calling(agentName: string, number: string): Promise<string> {
    this.count += 1;
    const callId = `call-${process.pid}-${this.count}`;
    const id = `${callId}.1`;
    const agentLegId = `desk.${id}.agent`;
    await this.ringUp(agentLegId, agentName);
    this.conversations.begin({
      id,
      callId,
      agentId: agentName,
      agentName,
      agentLegId,
      queueId: null,
      direction: 'outbound',
      customer: { number },
      customerNumber: number,
      offeredAtMs: Date.now(),
      answeredAtMs: Date.now(),
      whisper: [],
      why: null,
      recording: 'off',
    });
    this.conversations.connect(id);
    return id;
  }

  /** A telephone takes what waits in a queue. */
  async answerPlace(agentName: string): Promise<void> {
    const [contactId = ''] = this.conversations.places();
    const conversationId = `${contactId.slice('asked-'.length, contactId.lastIndexOf('.'))}.2`;
    const legId = `desk.${conversationId}.agent`;
    await this.ringUp(legId, agentName);
    const answer = { agentId: agentName, name: agentName, legId, conversationId, queueId: 'sales' };
    this.conversations.placeAnswered(contactId, { ...answer, offeredAtMs: Date.now() });
  }

  async act(action: DeskAction): Promise<void> {
    const refusal = await this.conversations.carryOut(action);
    if (refusal) throw new Error(`${action.type}: ${refusal.code} ${refusal.message}`);
  }

  party(name: string): Party {
    const party = this.parties.get(name);
    if (party === undefined) throw new Error(`${name} takes part in no call`);
    return party;
  }

  /** What each hears now, by name: names of others, and `music` for any sound that is nobody's tone. */
  hears(...names: string[]): Record<string, string[]> {
    const toMs = performance.now();
    return Object.fromEntries(names.map((name) => [name, this.heardBy(name, toMs - windowMs, toMs)]));
  }

  /** Waits until all hear what is expected of them; fails with what they hear. */
  async untilHeard(expected: Record<string, string[]>): Promise<void> {
    const wanted = JSON.stringify(sorted(expected));
    const names = Object.keys(expected);
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const heard = JSON.stringify(sorted(this.hears(...names)));
      if (heard === wanted) return;
      if (performance.now() > deadline) throw new Error(`Expected ${wanted}, and there was ${heard}`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  /** Lets the caller hear so much more sound, whatever it is. */
  async listen(durationMs: number): Promise<void> {
    const { frames } = this.party('caller').heard;
    const until = frames.length + durationMs / frameMs;
    while (frames.length < until) await new Promise((resolve) => setTimeout(resolve, frameMs));
  }

  /** Ends whoever carries the conversations as kill -9 does; Asterisk goes on. `next` takes over. */
  async kill(): Promise<void> {
    this.current = null;
    await this.line.stop();
    await new Promise<void>((resolve) => {
      this.server?.close(() => resolve());
      this.server?.closeAllConnections();
    });
  }

  async takeOver(): Promise<void> {
    await this.connect();
    await this.look();
  }

  /** What Asterisk has that belongs to nobody, channels of callers left out. */
  async leftovers(): Promise<string[]> {
    const { channels, bridges } = await this.line.inventory();
    const ours = channels.filter(({ arrival }) => arrival === undefined);
    return [...ours, ...bridges].map(({ id }) => id).filter((id) => !this.conversations.owns(id));
  }

  async hangUpAll(): Promise<void> {
    for (const { hangUp } of this.parties.values()) hangUp();
    this.parties.clear();
    for (const { id } of this.conversations.all()) this.conversations.end(id, 'caller');
    const deadline = performance.now() + patienceMs;
    while (performance.now() < deadline) {
      const { channels, bridges } = await this.line.inventory();
      if (channels.length + bridges.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
    throw new Error(`Asterisk still has ${JSON.stringify(await this.line.inventory())}`);
  }

  async close(): Promise<void> {
    await this.kill();
    for (const callee of this.callees) callee.close();
  }

  async look(): Promise<void> {
    this.epoch += 1;
    const epoch = this.epoch;
    const { channels, bridges } = await this.line.inventory();
    await this.conversations.adopt({
      epoch,
      channels: new Map(channels.map((channel) => [channel.id, channel])),
      bridges: new Map(bridges.map(({ id, channelIds }) => [id, channelIds])),
    });
  }

  private get line(): Telephony {
    if (this.telephony === null) throw new Error('Asterisk is not connected');
    return this.telephony;
  }

  private async connect(): Promise<void> {
    const { outbound } = this.stack.ari;
    if (outbound === undefined) throw new Error('This Asterisk opens no websocket');
    const server = createServer();
    const recordingDir = this.stack.asterisk.recordingDir;
    const { telephony, attach } = createOutboundAri({ ...outbound, app: 'patchbay', recordingDir });
    attach(server);
    await new Promise<void>((resolve) => {
      server.listen(this.stack.ports.runtime, '127.0.0.1', resolve);
    });
    this.server = server;
    this.telephony = telephony;
    const conversations = this.makeConversations(telephony);
    this.current = conversations;
    await telephony.start((event) => {
      const taken = conversations.heard(event);
      if (event.type === 'recording.finished' && !taken) {
        void keepRecording(event.recordingId, { telephony, recordings: this.archive });
      }
      for (const one of this.waiting.filter(({ isMeant }) => isMeant(event))) one.resolve(event);
    });
  }

  private makeConversations(telephony: Telephony): LiveConversations {
    const note = (line: string) => void this.news.push(line);
    return new LiveConversations(
      {
        telephony,
        recordings: this.archive,
        dialPlan: {
          route: async ({ kind, ...destination }) => ({
            ok: true,
            ways: [
              {
                endpoint: `PJSIP/${kind === 'number' && 'number' in destination ? destination.number : 'nobody'}`,
                callerId: { name: '', number: '2000' },
              },
            ],
          }),
        },
        prompts: { revision: async () => null, texts: async () => [], audio: async (id) => id },
        speech: { render: () => Promise.reject(new Error('Nothing is spoken here')) },
        store: ownConversations(this.store),
        clock: new SystemClock(),
        log: this.log,
        leaseName,
        worldEpoch: () => this.epoch,
      },
      {
        changed: () => undefined,
        connected: ({ agentId }) => note(`connected ${agentId}`),
        ended: ({ agentId, by, outcome }) => note(`ended ${agentId} by ${by} ${outcome.kind}`),
        engaged: (agentId) => note(`engaged ${agentId}`),
        released: (agentId) => note(`released ${agentId}`),
        agentChanged: ({ agentId }, former) => note(`agent ${former} -> ${agentId}`),
        agentLeft: ({ agentId }) => note(`left ${agentId}`),
        over: () => undefined,
        placeWanted: ({ contactId }) => note(`wanted ${contactId}`),
        placeDropped: (contactId) => note(`dropped ${contactId}`),
      },
      {
        endpointOf: (agentId) => `PJSIP/${agentId}`,
        nameOf: (agentId) => agentId,
        numberOf: () => '',
        queueNameOf: (queueId) => queueId,
        returnMsOf: () => 0,
        engage: async () => true,
        forwardingOf: () => null,
      },
    );
  }

  private async ringUp(legId: string, name: string, number = ''): Promise<void> {
    const up = this.next((one) => one.type === 'leg.answered' && one.legId === legId);
    const callerId = { name: '', number };
    await this.line.dial(legId, { endpoint: `PJSIP/${name}`, callerId, ringTimeoutMs: 10_000 });
    await up;
  }

  private next(isMeant: (event: TelephonyEvent) => boolean): Promise<TelephonyEvent> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The event did not come')), patienceMs);
      this.waiting.push({
        isMeant,
        resolve: (event) => {
          clearTimeout(timer);
          resolve(event);
        },
      });
    });
  }

  private heardBy(name: string, fromMs: number, toMs: number): string[] {
    const samples = this.parties.get(name)?.heard.samples(fromMs, toMs) ?? new Int16Array();
    // A telephone in silence sends or hears less than a whole window of it.
    if (samples.length < 1_000 || rms(samples) < musicRmsMin) return [];
    const others = [...this.parties.values()].filter(({ toneHz }) => toneShare(samples, toneHz) > toneShareMin);
    return others.length > 0 ? others.map(({ name }) => name) : ['music'];
  }
}

function sorted(heard: Record<string, string[]>): [string, string[]][] {
  return Object.entries(heard)
    .map(([name, names]): [string, string[]] => [name, [...names].sort()])
    .sort(([a], [b]) => a.localeCompare(b));
}

/** Those of a lease that nobody else asks for. */
function ownConversations(store: ConversationStore): OwnConversations {
  const fence = { lease: leaseName, holder: 'test', epoch: 1 };
  return new OwnConversations({ store, leaseName, fence: () => fence, onLeaseLost: () => undefined });
}
