import type { ConversationLive, DeskRefusal } from '@patchbay/records';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { RecordingArchive } from '../../ports/recordings.ts';
import type { Telephony, TelephonyEvent } from '../../ports/telephony.ts';
import { isNotFound, unlessGone } from '../commands/failure.ts';

const causeNormalClearing = 16;
const purpose = 'call';
const wholeCall = { durationMsMax: 0, silenceMs: 0, beep: false, terminateOn: 'none' } as const;

export interface RecordedCall {
  readonly callId: string;
  /** The caller's channel: what it says and hears is recorded, whoever it talks with. */
  readonly channelId: string;
}

export type RecordAction = 'start' | 'stop' | 'pause' | 'resume';

interface UnderWay {
  readonly recordingId: string;
  /** Asterisk has taken it on. */
  begun: boolean;
  paused: boolean;
}

/**
 * Recordings of whole calls. Each is made by a channel that listens in on the caller, so that nothing which is done with the caller
 * ends it, and neither does the end of this process: Asterisk goes on recording. When the caller leaves, it ends by itself; a
 * recording that has ended is kept by whoever hears of it (see keep-recording.ts).
 */
export class CallRecordings {
  private readonly underWay = new Map<string, UnderWay>();
  /** One at a time for each call, in order. */
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(
    private readonly parts: {
      readonly telephony: Telephony;
      readonly recordings: RecordingArchive;
      readonly clock: Clock;
      readonly log: Log;
      changed(callId: string): void;
    },
  ) {}

  stateOf(callId: string): ConversationLive['recording'] {
    const one = this.underWay.get(callId);
    return one === undefined ? 'off' : one.paused ? 'paused' : 'on';
  }

  /**
   * Null when it was done, or was so already. `name` makes it one of its own among those of the call: letters and digits.
   * Rejects where Asterisk or the archive could not be asked.
   */
  act(call: RecordedCall, action: RecordAction, name: string): Promise<{ code: DeskRefusal; message: string } | null> {
    const before = this.queues.get(call.callId) ?? Promise.resolve();
    const work = before.catch(() => undefined).then(() => this.carryOut(call, action, name));
    this.queues.set(call.callId, work);
    const forget = () => {
      if (this.queues.get(call.callId) === work) this.queues.delete(call.callId);
    };
    work.then(forget, forget);
    return work;
  }

  /** True for a channel that records; what its recording comes to is for others to keep. */
  heard(event: TelephonyEvent): boolean {
    if (event.type === 'recording.finished' || event.type === 'recording.failed') {
      const callId = callOf(event.recordingId);
      if (callId === null) return false;
      this.forget(callId, event.recordingId);
      if (event.type === 'recording.finished') return false;
      this.giveUp(event.recordingId, event.reason);
      return true;
    }
    return event.type === 'leg.gone' && callOf(event.legId) !== null;
  }

  owns(objectId: string): boolean {
    const callId = callOf(objectId);
    return callId !== null && this.underWay.get(callId)?.recordingId === objectId;
  }

  /** Knows again what is being recorded after a restart, and what is not any more though nobody heard its end. */
  async adopt(): Promise<void> {
    const { telephony, recordings } = this.parts;
    for (const [callId, { recordingId, begun }] of this.underWay) {
      if (begun && !(await telephony.isRecording(recordingId))) this.forget(callId, recordingId);
    }
    for (const row of await recordings.unfinished()) {
      if (row.purpose !== purpose || this.underWay.has(row.callId)) continue;
      if (!(await telephony.isRecording(row.id))) continue;
      this.underWay.set(row.callId, { recordingId: row.id, begun: true, paused: await telephony.isPaused(row.id) });
      this.parts.changed(row.callId);
    }
  }

  private async carryOut(
    call: RecordedCall,
    action: RecordAction,
    name: string,
  ): Promise<{ code: DeskRefusal; message: string } | null> {
    const { telephony } = this.parts;
    const one = this.underWay.get(call.callId);
    if (action === 'start') {
      if (one === undefined) return this.start(call, name);
      // Starting what is paused is what a person means by it.
      return this.pause(call, one, false);
    }
    if (one === undefined) {
      return action === 'stop' ? null : { code: 'not_now', message: 'The call is not being recorded.' };
    }
    if (action !== 'stop') return this.pause(call, one, action === 'pause');
    await unlessGone(telephony.hangup(one.recordingId, causeNormalClearing));
    this.forget(call.callId, one.recordingId);
    return null;
  }

  private async start(
    { callId, channelId }: RecordedCall,
    name: string,
  ): Promise<null | { code: DeskRefusal; message: string }> {
    const { telephony, recordings, clock } = this.parts;
    const recordingId = `desk.${callId}.rec${name}`;
    if (await this.wasMade(recordingId)) return null;
    const one: UnderWay = { recordingId, begun: false, paused: false };
    this.underWay.set(callId, one);
    try {
      await recordings.begin({ id: recordingId, callId, purpose }, clock.now());
      await telephony.snoop(recordingId, channelId, { spy: 'both', whisper: 'none' });
      await telephony.record(recordingId, recordingId, wholeCall);
      one.begun = true;
    } catch (error) {
      this.forget(callId, recordingId);
      await recordings.fail(recordingId);
      if (isNotFound(error)) return { code: 'gone', message: 'The caller has left.' };
      throw error;
    }
    this.parts.changed(callId);
    return null;
  }

  /**
   * A start that is carried out again after a restart, though its recording has ended meanwhile: beginning it anew would write over
   * what is kept, and record somebody who had it stopped.
   */
  private async wasMade(recordingId: string): Promise<boolean> {
    const { telephony, recordings } = this.parts;
    return (await recordings.isStored(recordingId)) || (await telephony.readRecording(recordingId)) !== null;
  }

  private async pause({ callId }: RecordedCall, one: UnderWay, paused: boolean): Promise<null> {
    const { telephony, recordings, clock, log } = this.parts;
    if (one.paused === paused) return null;
    await (paused ? telephony.pauseRecording(one.recordingId) : telephony.resumeRecording(one.recordingId));
    one.paused = paused;
    this.parts.changed(callId);
    // It is done: a note that is lost only shifts what is heard when somebody steps through the call.
    await recordings.pause(one.recordingId, paused, clock.now()).catch((error: unknown) => {
      log.warn('a pause could not be noted', { recordingId: one.recordingId, error });
    });
    return null;
  }

  private forget(callId: string, recordingId: string): void {
    if (this.underWay.get(callId)?.recordingId !== recordingId) return;
    this.underWay.delete(callId);
    this.parts.changed(callId);
  }

  private giveUp(recordingId: string, reason: string): void {
    const { telephony, recordings, log } = this.parts;
    log.error('a call could not be recorded', { recordingId, reason });
    const both = [recordings.fail(recordingId), unlessGone(telephony.hangup(recordingId, causeNormalClearing))];
    Promise.all(both).catch((error: unknown) => {
      // The row stays unfinished and the channel unowned: the watchdog finds both.
      log.warn('a recording that failed could not be cleared', { recordingId, error });
    });
  }
}

/** The call that a recording, and the channel that makes it, is of; null for every other name. */
function callOf(name: string): string | null {
  return /^desk\.(.+)\.rec[A-Za-z0-9]+$/.exec(name)?.[1] ?? null;
}
