import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '@patchbay/tools';
import {
  Call,
  Callee,
  type CalleeBehaviour,
  type HeardAudio,
  registerPhone,
  renderWav,
  rms,
  tone,
} from '@patchbay/tools/sip';
import type { Telephony, TelephonyEvent } from '../../../ports/telephony.ts';
import type {
  TelephonyHarness,
  TestCaller,
  TestFarEnd,
  TestFarSide,
  TestSound,
  TestVoice,
} from '../../../ports/testing/telephony-conformance.ts';

const patienceMs = 15_000;
const sounds: Readonly<Record<TestSound, { frequencyHz: number; durationMs: number }>> = {
  first: { frequencyHz: 440, durationMs: 1_000 },
  second: { frequencyHz: 880, durationMs: 1_000 },
  long: { frequencyHz: 620, durationMs: 10_000 },
  missing: { frequencyHz: 0, durationMs: 0 },
};
const behaviours: Readonly<Record<'answers' | 'busy' | 'rejects' | 'rings', CalleeBehaviour>> = {
  answers: { kind: 'answer', afterMs: 100 },
  busy: { kind: 'refuse', status: 486 },
  rejects: { kind: 'refuse', status: 603 },
  rings: { kind: 'ring' },
};

type EventOf<T extends TelephonyEvent['type']> = Extract<TelephonyEvent, { type: T }>;

/** The events of a telephony as the suite reads them. */
class EventReader {
  readonly events: TelephonyEvent[] = [];
  readonly #seen = new Set<TelephonyEvent>();
  #waiting: (() => void)[] = [];

  add(event: TelephonyEvent): void {
    this.events.push(event);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The next one of a type that was not taken yet. */
  async next<T extends TelephonyEvent['type']>(type: T): Promise<EventOf<T>> {
    const event = await this.look(type, (candidate) => !this.#seen.has(candidate));
    this.#seen.add(event);
    return event;
  }

  /** Waits for an event without taking it. */
  async look<T extends TelephonyEvent['type']>(type: T, isMeant: (event: EventOf<T>) => boolean): Promise<EventOf<T>> {
    const isOne = (event: TelephonyEvent): event is EventOf<T> => event.type === type;
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const found = this.events.filter(isOne).find(isMeant);
      if (found !== undefined) return found;
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) throw new Error(`${type} did not come; there were ${JSON.stringify(this.events)}`);
      await this.#anotherEvent(leftMs);
    }
  }

  #anotherEvent(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** Writes the sounds of the suite as 16 kHz tones. */
export function writeSounds(dir: string): void {
  mkdirSync(dir, { recursive: true });
  for (const [name, { frequencyHz, durationMs }] of Object.entries(sounds)) {
    if (durationMs === 0) continue;
    writeFileSync(join(dir, `${name}.wav16`), renderWav(tone(frequencyHz, durationMs, 16_000), 16_000));
  }
}

/** The suite's harness on a real Asterisk, with telephones that speak SIP and listen to what they hear. */
export async function makeSipHarness(
  stack: Stack,
  telephony: Telephony,
  numbers: readonly [string, string],
  close: () => Promise<void>,
): Promise<TelephonyHarness> {
  const reader = new EventReader();
  const calls: Call[] = [];
  const callees: Callee[] = [];
  let farEnds = 0;
  let callCount = 0;
  await telephony.start((event) => reader.add(event));
  await reader.next('connected');
  const soundDir = join(stack.home, 'sounds');

  const voices = new Voices();

  const call: TelephonyHarness['call'] = async (options = {}) => {
    callCount += 1;
    const from = options.from ?? `caller-${callCount}`;
    const placed = await Call.place({
      port: stack.sip.port,
      number: options.number ?? numbers[0],
      fromHeader: `"${options.name ?? ''}" <sip:${from}@127.0.0.1>`,
    });
    calls.push(placed);
    // Looked at and not taken: the suite may want to read the arrival itself.
    const arrival = await reader.look('channel.arrived', ({ callerNumber }) => callerNumber === from);
    const caller = callerOf(placed, arrival.channelId, voices.of(placed));
    voices.know(caller, placed);
    return caller;
  };

  const makeEndpoint = async (contact: Record<string, string>) => {
    farEnds += 1;
    const id = `far-${process.pid}-${farEnds}`;
    await telephony.putObject('aor', id, { ...contact, max_contacts: '1', remove_existing: 'yes' });
    const fields = { aors: id, disallow: 'all', allow: 'ulaw', context: 'from-outside', direct_media: 'no' };
    await telephony.putObject('endpoint', id, { ...fields, set_var: 'PJSIP_TRANSFER_HANDLING()=ari-only' });
    return id;
  };

  const farEnd = async (kind: TestFarEnd): Promise<TestFarSide> => {
    const callee = kind === 'offline' || kind === 'unknown' ? null : await Callee.listen(behaviours[kind]);
    if (callee !== null) callees.push(callee);
    const contact: Record<string, string> = callee === null ? {} : { contact: `sip:127.0.0.1:${callee.port}` };
    const id = kind === 'unknown' ? 'nobody' : await makeEndpoint(contact);
    const received = () => {
      const last = callee?.calls.at(-1);
      if (last === undefined) throw new Error('Nobody was called');
      return last;
    };
    return {
      endpoint: `PJSIP/555@${id}`,
      hangUp: async () => callee?.calls.at(-1)?.hangUp(),
      voice: () => voices.of(received()),
      requestTransfer: async (_, destination) => received().referTo(destination),
      header: (_, name) => received().header(name.toLowerCase()),
    };
  };

  const registeringPhone = async () => {
    const callee = await Callee.listen(behaviours.rings);
    callees.push(callee);
    const endpointId = await makeEndpoint({});
    const register = async (expiresS: number) => {
      const status = await registerPhone({
        port: stack.sip.port,
        user: endpointId,
        contactPort: callee.port,
        expiresS,
      });
      if (status !== 200) throw new Error(`The registration was answered with ${status}`);
    };
    return { endpointId, signIn: () => register(300), signOut: () => register(0) };
  };

  const stop = async () => {
    await Promise.all(calls.map((placed) => placed.hangUp()));
    for (const callee of callees) callee.close();
    const deadline = performance.now() + patienceMs;
    for (let left = 1; left > 0 && performance.now() < deadline; ) {
      const { channels, bridges } = await telephony.inventory();
      for (const { id } of channels) await telephony.hangup(id, 16);
      for (const { id } of bridges) await telephony.unbridge(id);
      left = channels.length + bridges.length;
    }
    for (let index = 1; index <= farEnds; index += 1) {
      await telephony.deleteObject('endpoint', `far-${process.pid}-${index}`);
      await telephony.deleteObject('aor', `far-${process.pid}-${index}`);
    }
    await telephony.stop();
    await close();
  };

  return {
    telephony,
    events: reader.events,
    numbers,
    path: (sound) => join(soundDir, sound),
    call,
    farEnd,
    registeringPhone,
    next: (type) => reader.next(type),
    // Events and answers share an order: what came before this answer has been told.
    settle: async () => void (await telephony.inventory()),
    stop,
  };
}

function callerOf(call: Call, channelId: string, voice: TestVoice): TestCaller {
  return {
    channelId,
    isHearing: (other) => voice.isHearing(other),
    answered: () => call.answered,
    press: async (digit) => void (await call.press(digit)),
    speak: (durationMs) => call.say(tone(500, durationMs)),
    hears: async (sound) => void (await call.heard.nextTone(sounds[sound].frequencyHz)),
    hangUp: async () => void (await call.hangUp()),
    wasHungUp: async () => {
      const { by } = await call.ended;
      if (by !== 'them') throw new Error('The caller hung up first');
    },
  };
}

interface Telephone {
  readonly heard: HeardAudio;
  say(samples: Int16Array): Promise<void>;
}

const listenMs = 700;
/** Sound that was on its way when the speaker began is not listened to. */
const settleMs = 400;
const musicRms = 60;
/**
 * Judged packet by packet: one that a busy machine loses or delays spoils the pitch of a long stretch, and of a neighbouring
 * packet nothing.
 */
const coverageMin = 0.25;

/** Gives each telephone a pitch of its own and listens for the pitches of others. */
class Voices {
  readonly #pitches = new Map<Telephone, number>();
  readonly #telephones = new Map<TestVoice, Telephone>();

  of(telephone: Telephone): TestVoice {
    if (!this.#pitches.has(telephone)) this.#pitches.set(telephone, 700 + 170 * this.#pitches.size);
    const voice: TestVoice = { isHearing: (other) => this.#hears(telephone, other) };
    this.know(voice, telephone);
    return voice;
  }

  /** Whose voice it is. */
  know(voice: TestVoice, telephone: Telephone): void {
    this.#telephones.set(voice, telephone);
  }

  async #hears(listener: Telephone, other: TestVoice | 'music'): Promise<boolean> {
    const speaker = other === 'music' ? undefined : this.#telephones.get(other);
    const pitchHz = speaker === undefined ? 0 : (this.#pitches.get(speaker) ?? 0);
    const beganAt = performance.now();
    // In real time: sound takes as long as it takes.
    const silence = new Int16Array(((settleMs + listenMs) * 8_000) / 1_000);
    const speaking = (speaker ?? listener).say(
      speaker === undefined ? silence : tone(pitchHz, settleMs + listenMs + 200),
    );
    await speaking;
    const [fromMs, toMs] = [beganAt + settleMs, beganAt + settleMs + listenMs];
    if (speaker === undefined) return rms(listener.heard.samples(fromMs, toMs)) > musicRms;
    return listener.heard.toneCoverage(pitchHz, fromMs, toMs) > coverageMin;
  }
}
