'use client';

import type { RTCSession } from 'jssip/lib/RTCSession';
import { openMicrophone } from '@/phone/microphone';
import { failureOfCause } from '@/phone/phone-call';
import { SeatLine } from '@/phone/seat-line';
import { answer, type LineAccess } from '@/phone/sip-line';
import { TabLock } from '@/phone/tab-lock';
import { playThrough, useAudioSettings } from './audio-settings';
import { initialSeat, type SeatNotice, type SeatSound, useSeatStore } from './seat-store';

const toneMs = 120;
const reopenMs = 4_000;
const retireMs = 4_000;
const renewEveryMs = 60 * 60_000;
/** A call that is expected, such as one to listen in on, is taken by itself if it comes within this time. */
const expectedMs = 15_000;
/** On a call that this phone had and lost: it is taken without asking. */
const returnHeader = 'X-Patchbay-Return';

/** What the seat's phone needs of the studio. */
export interface SeatServer {
  openPhone(): Promise<LineAccess>;
  tellPhone(endpointId: string | null): Promise<unknown>;
  /** The call in hand has lost its sound: whoever is on the other side hears music until it is taken back. */
  partCall(): Promise<unknown>;
  /** The failure of one of these in the person's language. */
  describe(error: unknown): string;
}

const set = useSeatStore.setState;
const sound = (next: SeatSound) => set({ sound: next });

/** The one phone of this tab's seat: it stays while the agent moves around in the studio. */
class SeatPhone {
  private server: SeatServer | null = null;
  private audio: HTMLAudioElement | null = null;
  private line: SeatLine | null = null;
  /** The one this tab had before another took the phone: two that register would take it from each other. */
  private retired: SeatLine | null = null;
  private access: LineAccess | null = null;
  private session: RTCSession | null = null;
  private microphone: MediaStream | null = null;
  private reopening: number | undefined;
  private generation = 0;
  private expectedUntil = 0;
  private taken = false;
  private readonly lock = new TabLock({
    gained: () => {
      set({ here: 'here' });
      void this.open();
    },
    elsewhere: () => {
      this.retireLine();
      set({ here: 'elsewhere' });
    },
  });

  /** Begins once: the phone of the seat is from now on in this tab, or in the one that has it already. */
  start(server: SeatServer, audio: HTMLAudioElement): void {
    this.server = server;
    this.audio = audio;
    if (useSeatStore.getState().here !== 'off') return;
    set({ here: 'waiting' });
    window.addEventListener('online', () => this.line?.check());
    // Asked for again, the phone lives as long as the sign-in does by then.
    window.setInterval(() => {
      if (this.line !== null)
        server.openPhone().catch((error: unknown) => console.warn('the phone was not renewed', error));
    }, renewEveryMs);
    void this.lock.request();
  }

  /** This tab took the phone from another one, which may still have a call in hand. */
  get tookOver(): boolean {
    return this.taken;
  }

  takeOver(): void {
    this.taken = true;
    this.lock.steal();
  }

  stop(): void {
    this.closeLine();
    this.lock.give();
    set(initialSeat);
  }

  /** Says again that the phone is there, to a runtime that seems not to know. */
  async tellReady(): Promise<void> {
    if (this.server === null || this.access === null || useSeatStore.getState().line !== 'ready') return;
    try {
      await this.server.tellPhone(this.access.endpointId);
      set({ lineProblem: null });
    } catch (error) {
      set({ lineProblem: this.server.describe(error) });
    }
  }

  /** The runtime goes on believing that the phone is away: whatever took it from Asterisk, it is registered once more, and told. */
  registerAgain(): void {
    this.line?.check();
  }

  /** The next call that rings here is taken by itself: its agent has asked for it. */
  expectCall(): void {
    this.expectedUntil = Date.now() + expectedMs;
    if (useSeatStore.getState().sound.state === 'ringing') void this.answer();
  }

  async answer(): Promise<void> {
    const { session } = this;
    if (session === null || useSeatStore.getState().sound.state !== 'ringing') return;
    sound({ state: 'connecting', number: null });
    const opened = await openMicrophone(useAudioSettings.getState().microphoneId);
    if (this.session !== session) return stopTracks('stream' in opened ? opened.stream : null);
    if ('failure' in opened) {
      // It goes on ringing: the agent may allow the microphone and answer then.
      sound({ state: 'ringing', sinceMs: Date.now() });
      this.notice({ kind: 'failed', failure: opened.failure, text: null });
      return;
    }
    this.microphone = opened.stream;
    answer(session, opened.stream);
  }

  /** Dials a number from the seat's own line; the runtime makes a call of it. */
  async call(number: string): Promise<void> {
    const { line } = this;
    if (line === null || this.session !== null) return;
    set({ muted: false, pressed: '', notice: null });
    sound({ state: 'connecting', number });
    const opened = await openMicrophone(useAudioSettings.getState().microphoneId);
    if ('failure' in opened) {
      sound({ state: 'none' });
      this.notice({ kind: 'failed', failure: opened.failure, text: null });
      return;
    }
    if (this.line !== line || this.session !== null) return stopTracks(opened.stream);
    this.microphone = opened.stream;
    this.follow(line.call(number, opened.stream), number);
  }

  /** Ends this phone's part of the call; a call that rings is refused. */
  hangUp(): void {
    if (this.session !== null && !this.session.isEnded()) this.session.terminate();
  }

  /** What this phone still holds of a call is dead: the call rings here anew. */
  letGo(): void {
    const { session } = this;
    if (session === null) return;
    this.end(session, { kind: 'cut_off' });
    if (!session.isEnded()) session.terminate();
  }

  setMuted(muted: boolean): void {
    if (this.session === null) return;
    if (muted) this.session.mute({ audio: true });
    else this.session.unmute({ audio: true });
    set({ muted });
  }

  /** 0 to 9, * or #, as an RFC 4733 event in the audio stream. */
  press(key: string): void {
    const sender = this.session?.connection?.getSenders().find(({ dtmf }) => dtmf !== null);
    if (sender === undefined || useSeatStore.getState().sound.state !== 'talking') return;
    sender.dtmf?.insertDTMF(sender.dtmf.toneBuffer + key, toneMs);
    set(({ pressed }) => ({ pressed: pressed + key }));
  }

  notice(notice: SeatNotice | null): void {
    set({ notice });
  }

  private async open(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    const generation = ++this.generation;
    const isCurrent = () => this.generation === generation;
    set({ line: 'connecting' });
    try {
      const access = await server.openPhone();
      if (!isCurrent()) return;
      this.access = access;
      const line = await SeatLine.open(access, {
        changed: (state) => {
          if (!isCurrent()) return;
          set({ line: state });
          if (state === 'ready') {
            this.retired?.closeUnlessInCall();
            this.retired = null;
            void this.tellReady();
          }
          if (state === 'lost') this.reopenLater(isCurrent);
          else window.clearTimeout(this.reopening);
        },
        incoming: (session, request) => {
          if (isCurrent()) this.ring(session, request.getHeader(returnHeader) !== undefined);
        },
      });
      if (isCurrent()) this.line = line;
      else line.close();
    } catch (error) {
      if (!isCurrent()) return;
      set({ line: 'lost', lineProblem: server.describe(error) });
      this.reopenLater(isCurrent);
    }
  }

  /** Lost for longer than a blink: perhaps the phone does not exist any more, so it is asked for again. */
  private reopenLater(isCurrent: () => boolean): void {
    window.clearTimeout(this.reopening);
    this.reopening = window.setTimeout(() => {
      if (!isCurrent()) return;
      if (this.session !== null) return this.reopenLater(isCurrent);
      this.line?.close();
      this.line = null;
      void this.open();
    }, reopenMs);
  }

  /**
   * Another tab has the phone. This line stays a moment, until that one is registered: otherwise the phone would be gone for as
   * long and its agent be set aside. A call in hand here is finished here.
   */
  private retireLine(): void {
    const { line } = this;
    this.line = null;
    this.closeLine();
    this.retired?.closeUnlessInCall();
    this.retired = line;
    line?.retire(retireMs);
  }

  private closeLine(): void {
    this.generation += 1;
    window.clearTimeout(this.reopening);
    this.line?.close();
    this.line = null;
    set({ line: 'off' });
  }

  private ring(session: RTCSession, isReturn: boolean): void {
    set(({ notice }) => ({ muted: false, pressed: '', notice: isReturn ? notice : null }));
    this.follow(session, null);
    sound({ state: 'ringing', sinceMs: Date.now() });
    if (isReturn || Date.now() < this.expectedUntil) {
      this.expectedUntil = 0;
      void this.answer();
    }
  }

  private follow(session: RTCSession, number: string | null): void {
    this.session = session;
    const isCurrent = () => this.session === session;
    const attach = (connection: RTCPeerConnection) => {
      connection.addEventListener('track', ({ streams: [stream], track }) => {
        if (this.audio === null || !isCurrent()) return;
        this.audio.srcObject = stream ?? new MediaStream([track]);
        void playThrough(this.audio, useAudioSettings.getState().speakerId);
        void this.audio.play();
      });
      // The library keeps a call whose sound is dead.
      connection.addEventListener('connectionstatechange', () => {
        if (connection.connectionState !== 'failed' || !isCurrent()) return;
        this.end(session, { kind: 'cut_off' });
        // Told first, or hanging up would look as if the agent had meant it.
        const hangUp = () => !session.isEnded() && session.terminate();
        void (this.server?.partCall() ?? Promise.resolve()).then(hangUp, hangUp);
      });
    };
    if (session.connection) attach(session.connection);
    else session.on('peerconnection', ({ peerconnection }) => attach(peerconnection));
    session.on('confirmed', () => {
      if (!isCurrent()) return;
      set({ notice: null });
      sound({ state: 'talking', sinceMs: Date.now(), number });
    });
    session.on('ended', ({ cause }) => {
      this.end(session, cause === 'RTP Timeout' || cause === 'WebRTC Error' ? { kind: 'cut_off' } : null);
    });
    session.on('failed', ({ cause, originator }) => {
      const own = originator === 'local' && (cause === 'Canceled' || cause === 'Rejected');
      // A call that rang and went away is told by the runtime, with its reason.
      const quiet = own || session.direction === 'incoming';
      this.end(session, quiet ? null : { kind: 'failed', failure: failureOfCause(cause), text: null });
    });
  }

  private end(session: RTCSession, notice: SeatNotice | null): void {
    if (this.session !== session) return;
    this.session = null;
    stopTracks(this.microphone);
    this.microphone = null;
    set({ sound: { state: 'none' }, muted: false });
    if (notice !== null) this.notice(notice);
  }
}

function stopTracks(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

export const seatPhone = new SeatPhone();
