import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallSide, ObjectType, Telephony, TelephonyEvent } from '../telephony.ts';

/** Somebody at a telephone, who speaks and listens. */
export interface TestVoice {
  /** Whether what the other says now is heard; `music` is any sound while nobody speaks. */
  isHearing(other: TestVoice | 'music'): Promise<boolean>;
}

/** A caller as the suite steers one, simulated or with a real SIP telephone. */
export interface TestCaller extends TestVoice {
  readonly channelId: string;
  /** Resolves once the caller's telephone shows that the call was answered. */
  answered(): Promise<void>;
  press(digit: string): Promise<void>;
  /** Makes a sound for so long, then falls silent. */
  speak(durationMs: number): Promise<void>;
  /** Resolves once the caller hears the sound; fails when it does not come. */
  hears(sound: TestSound): Promise<void>;
  hangUp(): Promise<void>;
  /** Resolves once the far side has hung up. */
  wasHungUp(): Promise<void>;
}

export interface TestFarSide {
  readonly endpoint: string;
  hangUp(legId: string): Promise<void>;
  /** Who answered the leg. */
  voice(legId: string): TestVoice;
  /** Asks, as a telephone's transfer key does, to have the other side sent on to a number. */
  requestTransfer(legId: string, destination: string): Promise<void>;
  /** A header of the call that came in by the leg; an empty text when there is none. */
  header(legId: string, name: string): string;
}

/** `first` and `second` play for a second each and can be told apart; `long` plays for ten; `missing` is no file. */
export type TestSound = 'first' | 'second' | 'long' | 'missing';
export type TestFarEnd = 'answers' | 'busy' | 'rejects' | 'rings' | 'offline' | 'unknown';

/** A fresh exchange without calls, with the telephony under test connected to it. */
export interface TelephonyHarness {
  readonly telephony: Telephony;
  readonly events: readonly TelephonyEvent[];
  /** Two numbers that lead to the application; calls go to the first unless said. */
  readonly numbers: readonly [string, string];
  /** The path that `play` takes for a sound. */
  path(sound: TestSound): string;
  /** Dials, and resolves with the call once it has arrived. */
  call(options?: { number?: string; name?: string; from?: string; side?: CallSide }): Promise<TestCaller>;
  /** Makes a far end that behaves so, and returns its endpoint and what it can do in the call of a leg. */
  farEnd(kind: TestFarEnd): Promise<TestFarSide>;
  /** An endpoint whose phone signs in and out. */
  registeringPhone(): Promise<{ endpointId: string; signIn(): Promise<void>; signOut(): Promise<void> }>;
  /** The next event of that type after the ones this has already returned; fails when it does not come. */
  next<T extends TelephonyEvent['type']>(type: T): Promise<Extract<TelephonyEvent, { type: T }>>;
  /** Resolves once everything that was set off has happened. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

const callerId = { name: 'Demo centre', number: '2000' };

/** The list of endpoints may lag behind what was put; see `Telephony.endpoints`. */
const listedSoon = { timeout: 5000, interval: 20 };

/** What every Telephony has to do, whatever stands behind it. */
export function describeTelephony(name: string, makeHarness: () => Promise<TelephonyHarness>): void {
  describe(`telephony: ${name}`, () => {
    let harness: TelephonyHarness;
    let telephony: Telephony;
    let ids = 0;
    const newId = () => {
      ids += 1;
      return `run${process.pid}.${ids}`;
    };
    const media = (...sounds: TestSound[]) => sounds.map((sound) => harness.path(sound));
    const answeredCall = async () => {
      const caller = await harness.call();
      await telephony.answer(caller.channelId);
      await caller.answered();
      return caller;
    };
    const dial = async (endpoint: string, ringTimeoutMs = 5_000) => {
      const legId = newId();
      await telephony.dial(legId, { endpoint, callerId, ringTimeoutMs });
      return legId;
    };

    beforeEach(async () => {
      harness = await makeHarness();
      telephony = harness.telephony;
    });
    afterEach(async () => {
      await harness.stop();
    });

    it('tells who calls whom', async () => {
      const caller = await harness.call({ number: harness.numbers[1], from: '4711', name: 'Ada' });
      expect(await harness.next('channel.arrived')).toMatchObject({
        type: 'channel.arrived',
        channelId: caller.channelId,
        calledNumber: harness.numbers[1],
        callerNumber: '4711',
        callerName: 'Ada',
        side: 'outside',
      });
      expect(telephony.connected).toBe(true);
    });

    it('answers', async () => {
      const caller = await answeredCall();
      const [channel] = (await telephony.inventory()).channels;
      expect(channel).toMatchObject({ id: caller.channelId, state: 'up' });
    });

    it('plays several files as one playback and tells its end once', async () => {
      const caller = await answeredCall();
      const id = newId();
      const heard = caller.hears('second');
      await telephony.play(caller.channelId, id, media('first', 'second'));
      expect(await telephony.isPlaying(id)).toBe(true);
      await heard;
      expect(await harness.next('playback.finished')).toMatchObject({ playbackId: id, failed: false });
      expect(await telephony.isPlaying(id)).toBe(false);
      await harness.settle();
      expect(harness.events.filter(({ type }) => type === 'playback.finished')).toHaveLength(1);
    });

    it('stops a playback, and takes stopping it again for done', async () => {
      const caller = await answeredCall();
      const id = newId();
      const heard = caller.hears('long');
      await telephony.play(caller.channelId, id, media('long'));
      await heard;
      await telephony.stopPlayback(id);
      expect(await harness.next('playback.finished')).toMatchObject({ playbackId: id });
      await telephony.stopPlayback(id);
    });

    it('passes over a missing file and fails when the last one is missing', async () => {
      const caller = await answeredCall();
      const [passed, failed] = [newId(), newId()];
      await telephony.play(caller.channelId, passed, media('missing', 'first'));
      expect(await harness.next('playback.finished')).toMatchObject({ playbackId: passed, failed: false });
      await telephony.play(caller.channelId, failed, media('missing'));
      expect(await harness.next('playback.finished')).toMatchObject({ playbackId: failed, failed: true });
    });

    it('plays one playback after another on a channel', async () => {
      const caller = await answeredCall();
      const [before, after] = [newId(), newId()];
      await telephony.play(caller.channelId, before, media('first'));
      const heard = caller.hears('second');
      await telephony.play(caller.channelId, after, media('second'));
      expect(await harness.next('playback.finished')).toMatchObject({ playbackId: before });
      await heard;
      expect(await harness.next('playback.finished')).toMatchObject({ playbackId: after });
    });

    it('tells keys pressed during a playback and leaves the playback alone', async () => {
      const caller = await answeredCall();
      const id = newId();
      await telephony.play(caller.channelId, id, media('long'));
      await caller.press('4');
      expect(await harness.next('digit')).toMatchObject({ channelId: caller.channelId, digit: '4' });
      await caller.press('#');
      expect(await harness.next('digit')).toMatchObject({ channelId: caller.channelId, digit: '#' });
      expect(await telephony.isPlaying(id)).toBe(true);
    });

    it.each(['#', '5', 'any'])(
      'ends a recording on the key %s and hands it over as a WAV file',
      async (terminateOn) => {
        const caller = await answeredCall();
        const id = newId();
        await telephony.record(caller.channelId, id, { durationMsMax: 10_000, silenceMs: 0, beep: false, terminateOn });
        await caller.speak(600);
        expect(await telephony.isRecording(id)).toBe(true);
        await caller.press(terminateOn === 'any' ? '7' : terminateOn);
        expect(await harness.next('recording.finished')).toMatchObject({ recordingId: id });
        expect(await telephony.isRecording(id)).toBe(false);
        const file = Buffer.from((await telephony.readRecording(id)) ?? []);
        expect(file.toString('latin1', 0, 4)).toBe('RIFF');
        expect(file.readUInt32LE(24)).toBe(16_000);
        expect(file.length).toBeGreaterThan(10_000);
        await telephony.deleteRecording(id);
        expect(await telephony.readRecording(id)).toBeNull();
        await telephony.deleteRecording(id);
      },
    );

    it('ends a recording after silence, at its longest, and when it is stopped', async () => {
      const caller = await answeredCall();
      const record = async (durationMsMax: number, silenceMs: number) => {
        const id = newId();
        const options = { durationMsMax, silenceMs, beep: false, terminateOn: 'none' };
        await telephony.record(caller.channelId, id, options);
        return id;
      };
      const silenced = await record(20_000, 1_000);
      await caller.speak(500);
      expect(await harness.next('recording.finished')).toMatchObject({ recordingId: silenced });
      const longest = await record(1_000, 0);
      expect(await harness.next('recording.finished')).toMatchObject({ recordingId: longest });
      const stopped = await record(20_000, 0);
      await telephony.stopRecording(stopped);
      await telephony.stopRecording(stopped);
      expect(await harness.next('recording.finished')).toMatchObject({ recordingId: stopped });
    });

    it('ends playback and recording when the caller hangs up', async () => {
      const caller = await answeredCall();
      const recording = newId();
      const options = { durationMsMax: 20_000, silenceMs: 0, beep: false, terminateOn: 'none' };
      await telephony.record(caller.channelId, recording, options);
      await caller.speak(400);
      await caller.hangUp();
      expect(await harness.next('recording.finished')).toMatchObject({ recordingId: recording });
      expect(await harness.next('channel.gone')).toMatchObject({ channelId: caller.channelId, cause: 16 });
      expect((await telephony.readRecording(recording))?.length).toBeGreaterThan(1_000);
    });

    it('rings a leg once, however often it is asked to', async () => {
      const far = await harness.farEnd('rings');
      const target = { endpoint: far.endpoint, callerId, ringTimeoutMs: 5_000 };
      const legId = newId();
      await telephony.dial(legId, target);
      expect(await harness.next('leg.ringing')).toMatchObject({ legId });
      await telephony.dial(legId, target);
      expect((await telephony.inventory()).channels.map(({ id }) => id)).toEqual([legId]);
      await telephony.hangup(legId, 16);
      expect(await harness.next('leg.gone')).toMatchObject({ legId });
      const ofLeg = harness.events.filter((event) => 'legId' in event).map(({ type }) => type);
      expect(ofLeg).toEqual(['leg.ringing', 'leg.gone']);
    });

    it('dials, joins, and parts a caller and a far end', async () => {
      const caller = await answeredCall();
      const farEnd = await harness.farEnd('answers');
      await telephony.indicateRinging(caller.channelId, true);
      const legId = await dial(farEnd.endpoint);
      expect(await harness.next('leg.ringing')).toMatchObject({ legId });
      expect(await harness.next('leg.answered')).toMatchObject({ legId });
      await telephony.indicateRinging(caller.channelId, false);
      const bridgeId = newId();
      await telephony.bridge(bridgeId, [caller.channelId, legId]);
      const joined = await telephony.inventory();
      expect(joined.bridges).toEqual([{ id: bridgeId, channelIds: expect.arrayContaining([caller.channelId, legId]) }]);
      const leg = joined.channels.find(({ id }) => id === legId);
      expect(leg).toMatchObject({ state: 'up' });
      expect(leg?.arrival).toBeUndefined();
      await farEnd.hangUp(legId);
      expect(await harness.next('leg.gone')).toMatchObject({ legId, cause: 16 });
      await telephony.unbridge(bridgeId);
      await telephony.unbridge(bridgeId);
      const parted = await telephony.inventory();
      expect(parted.channels.map(({ id }) => id)).toEqual([caller.channelId]);
      expect(parted.bridges).toEqual([]);
      expect(harness.events.filter(({ type }) => type === 'channel.arrived')).toHaveLength(1);
    });

    it.each([
      ['busy', 17],
      ['rejects', 21],
      ['offline', 20],
      ['unknown', 3],
    ] as const)('tells why a far end could not be had: %s is cause %i', async (kind, cause) => {
      const { endpoint } = await harness.farEnd(kind);
      const legId = await dial(endpoint);
      expect(await harness.next('leg.gone')).toMatchObject({ legId, cause });
    });

    it('gives up ringing after the ring time, and when told to', async () => {
      const { endpoint } = await harness.farEnd('rings');
      const unanswered = await dial(endpoint, 1_000);
      expect(await harness.next('leg.gone')).toMatchObject({ legId: unanswered, cause: 19 });
      const cancelled = await dial(endpoint);
      expect(await harness.next('leg.ringing')).toMatchObject({ legId: unanswered });
      expect(await harness.next('leg.ringing')).toMatchObject({ legId: cancelled });
      await telephony.hangup(cancelled, 16);
      expect(await harness.next('leg.gone')).toMatchObject({ legId: cancelled });
    });

    it('tells of a caller who hangs up, and refuses to do anything more with the channel', async () => {
      const caller = await answeredCall();
      await caller.hangUp();
      expect(await harness.next('channel.gone')).toMatchObject({ channelId: caller.channelId, cause: 16 });
      await expect(telephony.play(caller.channelId, newId(), media('first'))).rejects.toMatchObject({
        code: 'not_found',
      });
      await expect(telephony.answer(caller.channelId)).rejects.toMatchObject({ code: 'not_found' });
      await telephony.hangup(caller.channelId, 16);
      expect((await telephony.inventory()).channels).toEqual([]);
    });

    it('hangs up', async () => {
      const caller = await answeredCall();
      await telephony.hangup(caller.channelId, 16);
      await caller.wasHungUp();
      expect(await harness.next('channel.gone')).toMatchObject({ channelId: caller.channelId });
    });

    it('knows of a channel what its arrival said', async () => {
      const caller = await harness.call({ from: '4712', name: 'Grace' });
      const inventory = await telephony.inventory();
      expect(inventory.channels).toMatchObject([
        {
          id: caller.channelId,
          state: 'ringing',
          arrival: { calledNumber: harness.numbers[0], callerNumber: '4712', callerName: 'Grace', side: 'outside' },
        },
      ]);
    });

    it('replaces and removes objects, and takes removing nothing for done', async () => {
      const fields = { type: 'aor', max_contacts: '1' };
      await telephony.putObject('aor', 'conformance', fields);
      await telephony.putObject('aor', 'conformance', { ...fields, max_contacts: '2' });
      await telephony.deleteObject('aor', 'conformance');
      await telephony.deleteObject('aor', 'conformance');
    });

    it('keeps the word that was left with it', async () => {
      expect(await telephony.noted('seat-conformance.1')).toBe('');
      await telephony.note('seat-conformance.1', 'aor=1f3c endpoint=77');
      expect(await telephony.noted('seat-conformance.1')).toBe('aor=1f3c endpoint=77');
      await telephony.note('seat-conformance.1', '');
      expect(await telephony.noted('seat-conformance.1')).toBe('');
    });

    it('takes everything that a trunk needs, lists its endpoint, and gives it up again', async () => {
      const id = 'trunk-conformance';
      const fields: [ObjectType, Record<string, string>][] = [
        ['auth', { auth_type: 'userpass', username: 'us', password: 'secret' }],
        ['aor', { contact: 'sip:127.0.0.1:9' }],
        ['endpoint', { aors: id, context: 'from-outside', disallow: 'all', allow: 'ulaw', outbound_auth: id }],
        ['identify', { endpoint: id, match: '127.0.0.99' }],
        ['registration', { server_uri: 'sip:127.0.0.1:9', client_uri: 'sip:us@127.0.0.1:9', outbound_auth: id }],
      ];
      for (const [type, values] of [...fields, ...fields]) await telephony.putObject(type, id, values);
      const listed = async () => [...(await telephony.endpoints()).keys()];
      await expect.poll(listed, listedSoon).toContain(id);
      for (const [type] of [...fields, ...fields].reverse()) await telephony.deleteObject(type, id);
      await expect.poll(listed, listedSoon).not.toContain(id);
    });

    it('keeps calls apart', async () => {
      const callers = await Promise.all([answeredCall(), answeredCall(), answeredCall()]);
      await Promise.all(callers.map(({ channelId }) => telephony.play(channelId, newId(), media('long'))));
      await callers[1]?.press('2');
      expect(await harness.next('digit')).toMatchObject({ channelId: callers[1]?.channelId, digit: '2' });
      await callers[0]?.hangUp();
      expect(await harness.next('channel.gone')).toMatchObject({ channelId: callers[0]?.channelId });
      const alive = (await telephony.inventory()).channels.map(({ id }) => id);
      expect(alive.sort()).toEqual([callers[1]?.channelId, callers[2]?.channelId].sort());
    });

    describe('call control', () => {
      const unlimited = { durationMsMax: 0, silenceMs: 0, beep: false, terminateOn: 'none' };
      const answeredLeg = async () => {
        const far = await harness.farEnd('answers');
        const legId = await dial(far.endpoint);
        expect(await harness.next('leg.answered')).toMatchObject({ legId });
        return { legId, far, voice: far.voice(legId) };
      };
      const fileBytes = async (id: string) => (await telephony.readRecording(id))?.length ?? 0;

      it('lets everybody in a bridge hear everybody else, and nobody who has left it', async () => {
        const caller = await answeredCall();
        const agent = await answeredLeg();
        const second = await answeredLeg();
        const bridgeId = newId();
        await telephony.createBridge(bridgeId);
        await telephony.addToBridge(bridgeId, [caller.channelId, agent.legId]);
        expect(await caller.isHearing(agent.voice)).toBe(true);
        await telephony.createBridge(bridgeId);
        await telephony.addToBridge(bridgeId, [caller.channelId, agent.legId, second.legId]);
        expect(await second.voice.isHearing(caller)).toBe(true);
        expect(await agent.voice.isHearing(second.voice)).toBe(true);
        await telephony.removeFromBridge(bridgeId, caller.channelId);
        await telephony.removeFromBridge(bridgeId, caller.channelId);
        expect(await second.voice.isHearing(caller)).toBe(false);
        expect(await second.voice.isHearing(agent.voice)).toBe(true);
        const [bridge] = (await telephony.inventory()).bridges;
        expect([...(bridge?.channelIds ?? [])].sort()).toEqual([agent.legId, second.legId].sort());
        await telephony.unbridge(bridgeId);
        await telephony.removeFromBridge(bridgeId, agent.legId);
        await telephony.removeFromBridge(bridgeId, 'nobody');
        await expect(telephony.addToBridge(bridgeId, [agent.legId])).rejects.toMatchObject({ code: 'not_found' });
      });

      it('plays music to a caller who is held, and to nobody else', async () => {
        const caller = await answeredCall();
        const agent = await answeredLeg();
        const bridgeId = newId();
        await telephony.createBridge(bridgeId);
        await telephony.addToBridge(bridgeId, [caller.channelId, agent.legId]);
        await telephony.removeFromBridge(bridgeId, caller.channelId);
        await telephony.startMusic(caller.channelId);
        await telephony.startMusic(caller.channelId);
        await expect.poll(() => caller.isHearing('music'), { timeout: 10_000 }).toBe(true);
        expect(await agent.voice.isHearing('music')).toBe(false);
        expect(await agent.voice.isHearing(caller)).toBe(false);
        await telephony.stopMusic(caller.channelId);
        await telephony.stopMusic(caller.channelId);
        await expect.poll(() => caller.isHearing('music'), { timeout: 10_000 }).toBe(false);
        await telephony.addToBridge(bridgeId, [caller.channelId]);
        expect(await agent.voice.isHearing(caller)).toBe(true);
      });

      it('listens in unheard, and whispers to one side only', async () => {
        const caller = await answeredCall();
        const agent = await answeredLeg();
        const supervisor = await answeredLeg();
        const [main, watch] = [newId(), newId()];
        await telephony.createBridge(main);
        await telephony.addToBridge(main, [caller.channelId, agent.legId]);
        const listening = newId();
        await telephony.snoop(listening, agent.legId, { spy: 'both', whisper: 'none' });
        await telephony.createBridge(watch);
        await telephony.addToBridge(watch, [listening, supervisor.legId]);
        expect(await supervisor.voice.isHearing(caller)).toBe(true);
        expect(await supervisor.voice.isHearing(agent.voice)).toBe(true);
        expect(await agent.voice.isHearing(supervisor.voice)).toBe(false);
        expect(await caller.isHearing(supervisor.voice)).toBe(false);
        await telephony.hangup(listening, 16);
        expect(await harness.next('leg.gone')).toMatchObject({ legId: listening });
        const whispering = newId();
        await telephony.snoop(whispering, agent.legId, { spy: 'both', whisper: 'out' });
        await telephony.addToBridge(watch, [whispering]);
        expect(await supervisor.voice.isHearing(caller)).toBe(true);
        expect(await agent.voice.isHearing(supervisor.voice)).toBe(true);
        expect(await caller.isHearing(supervisor.voice)).toBe(false);
        await telephony.hangup(agent.legId, 16);
        const gone = [await harness.next('leg.gone'), await harness.next('leg.gone')].map(({ legId }) => legId);
        expect(gone.sort()).toEqual([agent.legId, whispering].sort());
        await expect(telephony.snoop(newId(), agent.legId, { spy: 'both', whisper: 'none' })).rejects.toMatchObject({
          code: 'not_found',
        });
        expect(harness.events.filter(({ type }) => type === 'channel.arrived')).toHaveLength(1);
      });

      it('records through a snoop without end, and leaves out what is said in a pause', async () => {
        const caller = await answeredCall();
        const id = newId();
        await telephony.snoop(id, caller.channelId, { spy: 'both', whisper: 'none' });
        await telephony.record(id, id, unlimited);
        await caller.speak(1_000);
        await telephony.pauseRecording(id);
        await telephony.pauseRecording(id);
        expect(await telephony.isPaused(id)).toBe(true);
        expect(await telephony.isRecording(id)).toBe(true);
        await caller.speak(3_000);
        await telephony.resumeRecording(id);
        expect(await telephony.isPaused(id)).toBe(false);
        await caller.speak(500);
        await telephony.hangup(id, 16);
        expect(await harness.next('recording.finished')).toMatchObject({ recordingId: id });
        expect(await telephony.isRecording(id)).toBe(false);
        // 16 kHz in 16 bits: 1.5 s are 48,000 bytes, the pause would have made it 144,000.
        expect(await fileBytes(id)).toBeGreaterThan(30_000);
        expect(await fileBytes(id)).toBeLessThan(90_000);
        await telephony.deleteRecording(id);
        await telephony.pauseRecording(id);
      });

      it('records a bridge', async () => {
        const caller = await answeredCall();
        const [bridgeId, id] = [newId(), newId()];
        await telephony.createBridge(bridgeId);
        await telephony.addToBridge(bridgeId, [caller.channelId]);
        await telephony.recordBridge(bridgeId, id, unlimited);
        await caller.speak(800);
        await telephony.stopRecording(id);
        expect(await harness.next('recording.finished')).toMatchObject({ recordingId: id });
        expect(await fileBytes(id)).toBeGreaterThan(10_000);
        await telephony.deleteRecording(id);
      });

      it('tells a phone that rings what the call is, in a header', async () => {
        const far = await harness.farEnd('answers');
        const legId = newId();
        const headers = { 'X-Patchbay-Call': 'e7c5.1' };
        await telephony.dial(legId, { endpoint: far.endpoint, callerId, ringTimeoutMs: 5_000, headers });
        expect(await harness.next('leg.answered')).toMatchObject({ legId });
        expect(far.header(legId, 'X-Patchbay-Call')).toBe('e7c5.1');
      });

      it('tells when a phone signs in and out', async () => {
        const phone = await harness.registeringPhone();
        const nextState = async () => (await harness.next('endpoint.state')).state;
        await telephony.watchEndpoint(phone.endpointId);
        expect(await nextState()).not.toBe('online');
        await phone.signIn();
        await expect.poll(nextState, { timeout: 10_000 }).toBe('online');
        await phone.signOut();
        await expect.poll(nextState, { timeout: 10_000 }).toBe('offline');
        await telephony.unwatchEndpoint(phone.endpointId);
        await telephony.unwatchEndpoint(phone.endpointId);
      });

      it('knows nothing of a phone whose endpoint there is not', async () => {
        const { endpoint } = await harness.farEnd('unknown');
        const endpointId = endpoint.slice(endpoint.lastIndexOf('@') + 1);
        await expect(telephony.watchEndpoint(endpointId)).rejects.toMatchObject({ code: 'not_found' });
        expect(await telephony.channelsAt(endpointId)).toEqual([]);
      });

      it('tells which channels are at a phone, and whether it is heard', async () => {
        const agent = await answeredLeg();
        const endpointId = agent.far.endpoint.slice(agent.far.endpoint.lastIndexOf('@') + 1);
        await expect.poll(() => telephony.channelsAt(endpointId), listedSoon).toEqual([agent.legId]);
        const before = (await telephony.packetsHeard(agent.legId)) ?? 0;
        const heardSince = async () => {
          await agent.voice.isHearing('music');
          return ((await telephony.packetsHeard(agent.legId)) ?? 0) - before;
        };
        await expect.poll(heardSince, listedSoon).toBeGreaterThan(0);
      });

      it("tells of a phone's transfer key and leaves the call alone", async () => {
        const caller = await answeredCall();
        const agent = await answeredLeg();
        const bridgeId = newId();
        await telephony.createBridge(bridgeId);
        await telephony.addToBridge(bridgeId, [caller.channelId, agent.legId]);
        await agent.far.requestTransfer(agent.legId, '2001');
        expect(await harness.next('transfer.requested')).toMatchObject({
          channelId: agent.legId,
          destination: '2001',
        });
        await telephony.answerTransfer(agent.legId, false);
        expect(await caller.isHearing(agent.voice)).toBe(true);
      });

      it('plays to a leg', async () => {
        const agent = await answeredLeg();
        const id = newId();
        await telephony.play(agent.legId, id, media('first'));
        expect(await harness.next('playback.finished')).toMatchObject({ playbackId: id, failed: false });
      });
    });
  });
}
